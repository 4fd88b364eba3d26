import { RiErrorWarningLine } from '@remixicon/react';
import type { Impact, ImpactNode } from 'backstage-plugin-itsm-common';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink, PersonRef } from '../references';
import styles from './ImpactList.module.css';
import { KindIcon } from './KindIcon';
import { TierMark } from './TierMark';
import { useDistanceLabel } from './useDistanceLabel';
import { useImpactTitles } from './useImpactTitles';
import { usePathInWords } from './usePathInWords';

export interface ImpactListProps {
  impact: Impact;
}

const LOWEST_TIER = 4;

function byDistance(nodes: readonly ImpactNode[]) {
  const groups = new Map<number, ImpactNode[]>();
  for (const node of nodes) {
    groups.set(node.distance, [...(groups.get(node.distance) ?? []), node]);
  }
  return [...groups].map(([distance, members]) => ({
    distance,
    // What matters most comes first among those that are equally far away.
    members: members.sort(
      (one, other) =>
        (one.tier ?? LOWEST_TIER + 1) - (other.tier ?? LOWEST_TIER + 1),
    ),
  }));
}

/** A blast radius as a table: what is reached, whose it is, and how. */
export function ImpactList(props: ImpactListProps) {
  const { impact } = props;
  const t = useTranslate();
  const titleOf = useImpactTitles(impact);
  const inWords = usePathInWords();
  const distanceLabel = useDistanceLabel();
  const name = titleOf(impact.root.entityRef);
  const groups = byDistance(impact.nodes);
  return (
    <table className={styles.table} aria-label={t('impact.list.label')}>
      <thead>
        <tr>
          <th scope="col">{t('impact.list.entity')}</th>
          <th scope="col" className={styles.tier}>
            {t('impact.list.tier')}
          </th>
          <th scope="col" className={styles.owner}>
            {t('impact.list.owner')}
          </th>
          <th scope="col" className={styles.system}>
            {t('impact.list.system')}
          </th>
          <th scope="col" className={styles.path}>
            {t('impact.list.path')}
          </th>
        </tr>
      </thead>
      {groups.map(({ distance, members }) => (
        <tbody key={distance}>
          <tr className={styles.distance}>
            <th scope="rowgroup" colSpan={5}>
              {distanceLabel(distance)}
              <span className={styles.count}>{members.length}</span>
            </th>
          </tr>
          {members.map(({ entityRef, kind, type, tier, missing, ...node }) => (
            <tr key={entityRef}>
              <th scope="row">
                <span className={styles.entity}>
                  <KindIcon kind={kind} className={styles.icon} />
                  {missing ? (
                    <span title={entityRef}>{titleOf(entityRef)}</span>
                  ) : (
                    <EntityLink
                      entityRef={entityRef}
                      title={titleOf(entityRef)}
                      className={styles.title}
                    />
                  )}
                  <span className={styles.quiet}>{type ?? kind}</span>
                </span>
                {missing && (
                  <span className={styles.missing}>
                    <RiErrorWarningLine aria-hidden />
                    {t('impact.missing')}
                  </span>
                )}
              </th>
              <td>
                {tier === undefined ? (
                  t('common.none')
                ) : (
                  <TierMark tier={tier} />
                )}
              </td>
              <td>
                {node.owner ? (
                  <PersonRef personRef={node.owner} />
                ) : (
                  t('common.none')
                )}
              </td>
              <td data-label={t('impact.list.system')}>
                {node.system ? (
                  <EntityLink
                    entityRef={node.system}
                    title={titleOf(node.system)}
                  />
                ) : (
                  t('common.none')
                )}
              </td>
              <td className={styles.words}>
                {inWords(name, node.path, titleOf)}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
