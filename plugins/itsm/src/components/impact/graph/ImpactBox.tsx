import { RiErrorWarningLine } from '@remixicon/react';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { ImpactNode } from 'backstage-plugin-itsm-common';
import { nameOfRef } from '../../../hooks/useEntityTitles';
import { useTranslate } from '../../../hooks/useTranslate';
import { EntityLink, PersonRef } from '../../references';
import { KindIcon } from '../KindIcon';
import { TierMark } from '../TierMark';
import styles from './ImpactBox.module.css';
import type { GraphNode } from './ImpactGraph';

export type ImpactBoxNode = Node<
  {
    node: GraphNode;
    /** What the entity's system is called. */
    system?: string;
    /** It lies on the way that is pointed out. */
    onWay: boolean;
    onFocus: (id: string) => void;
    onBlur: () => void;
  },
  'box'
>;

/** Where arrows start and end: failures come in at the left. */
export const ends = [
  { id: 'in', type: 'target', position: Position.Left },
  { id: 'out', type: 'source', position: Position.Right },
  // For arrows to what stands in the same column or in one before.
  { id: 'in-right', type: 'target', position: Position.Right },
  { id: 'out-left', type: 'source', position: Position.Left },
] as const;

function MembersAbout(props: { members: readonly ImpactNode[] }) {
  const { members } = props;
  const t = useTranslate();
  const owners = [...new Set(members.flatMap(({ owner }) => owner ?? []))];
  return (
    <span className={styles.about}>
      <span>{t('impact.system.members', { count: members.length })}</span>
      {owners.length === 1 ? (
        <PersonRef personRef={owners[0]} plain />
      ) : (
        owners.length > 1 && (
          <span>{t('impact.summary.owners', { count: owners.length })}</span>
        )
      )}
    </span>
  );
}

function EntityAbout(props: ImpactBoxNode['data']) {
  const { node, system } = props;
  const t = useTranslate();
  const { owner, missing } = node.entity;
  if (missing) {
    return (
      <span className={`${styles.about} ${styles.missing}`}>
        <RiErrorWarningLine aria-hidden />
        {t('impact.missing')}
      </span>
    );
  }
  return (
    <span className={styles.about}>
      {owner && <PersonRef personRef={owner} plain className={styles.owner} />}
      {system && <span className={styles.system}>{system}</span>}
    </span>
  );
}

function Tier(props: { node: GraphNode }) {
  const { entity, members } = props.node;
  if (!members) {
    return entity.tier === undefined ? null : <TierMark tier={entity.tier} />;
  }
  const tiers = members.flatMap(({ tier }) => tier ?? []);
  const highest = Math.min(...tiers);
  return tiers.length > 0 ? (
    <TierMark
      tier={highest}
      count={tiers.filter(tier => tier === highest).length}
    />
  ) : null;
}

/** One entity in the picture, or the entities of one system. */
export function ImpactBox(props: NodeProps<ImpactBoxNode>) {
  const { node, onWay, onFocus, onBlur } = props.data;
  const { entity, members, layer } = node;
  const title = entity.title ?? nameOfRef(entity.entityRef);
  const looks = [
    styles.box,
    layer === 0 && styles.root,
    members && styles.stack,
    entity.missing && styles.dangling,
    onWay && styles.onWay,
  ];
  return (
    <div
      className={looks.filter(Boolean).join(' ')}
      onFocus={() => onFocus(node.id)}
      onBlur={onBlur}
    >
      {ends.map(end => (
        <Handle
          key={end.id}
          {...end}
          className={styles.end}
          isConnectable={false}
        />
      ))}
      <span className={styles.head}>
        <KindIcon kind={entity.kind} className={styles.icon} />
        {entity.missing ? (
          <span className={styles.title} title={entity.entityRef}>
            {title}
          </span>
        ) : (
          <EntityLink
            entityRef={entity.entityRef}
            title={title}
            className={styles.title}
          />
        )}
        <Tier node={node} />
      </span>
      {members ? (
        <MembersAbout members={members} />
      ) : (
        <EntityAbout {...props.data} />
      )}
    </div>
  );
}
