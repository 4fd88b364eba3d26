import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RiErrorWarningLine,
  RiEyeOffLine,
  RiHistoryLine,
  RiMoreLine,
  RiTimeLine,
} from '@remixicon/react';
import type { CurrentEntityLink } from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { TierMark } from '../impact/TierMark';
import { EntityLink, PersonRef } from '../references';
import styles from './LinkedEntity.module.css';
import { SnapshotChange, snapshotChanges } from './snapshotChanges';

export interface LinkedEntityProps {
  link: CurrentEntityLink;
  editable: boolean;
  /** It can become the primary one. */
  primaryEditable: boolean;
  onMakePrimary: (entityRef: string) => void;
  onRemove: (entityRef: string) => void;
  /** Of the button that opens the menu. */
  actionClassName?: string;
}

function ChangedValue(props: {
  field: SnapshotChange['field'];
  value?: string;
}) {
  const { field, value } = props;
  const t = useTranslate();
  if (value === undefined) {
    return <>{t('common.none')}</>;
  }
  switch (field) {
    case 'owner':
      return <PersonRef personRef={value} />;
    case 'system':
      return <EntityLink entityRef={value} />;
    default:
      return <>{value}</>;
  }
}

function Changes(props: { changes: readonly SnapshotChange[] }) {
  const t = useTranslate();
  return (
    <div className={styles.changes}>
      <p className={styles.note}>
        <RiHistoryLine aria-hidden />
        {t('entityLinks.changed')}
      </p>
      <dl>
        {props.changes.map(({ field, from, to }) => (
          <div key={field}>
            <dt>{t(`entityLinks.change.${field}`)}</dt>
            <dd>
              <span className={styles.from}>
                <ChangedValue field={field} value={from} />
              </span>
              <span>→</span>
              <span>
                <ChangedValue field={field} value={to} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function State(props: { link: CurrentEntityLink }) {
  const { snapshotState, missing } = props.link;
  const t = useTranslate();
  if (snapshotState === 'dangling') {
    return (
      <p className={`${styles.note} ${styles.warning}`}>
        <RiErrorWarningLine aria-hidden />
        {t('entityLinks.state.dangling')}
      </p>
    );
  }
  if (missing) {
    return (
      <p className={`${styles.note} ${styles.warning}`}>
        <RiErrorWarningLine aria-hidden />
        {t('entityLinks.state.gone')}
      </p>
    );
  }
  return snapshotState === 'pending' ? (
    <p className={styles.note}>
      <RiTimeLine aria-hidden />
      {t('entityLinks.state.pending')}
    </p>
  ) : null;
}

/** One entity that a record is about, with all that is to be known of it. */
export function LinkedEntity(props: LinkedEntityProps) {
  const { link, editable, primaryEditable, onMakePrimary, onRemove } = props;
  const { entityRef, role, snapshot, snapshotState, missing } = link;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const name = snapshot.title ?? snapshot.name;
  const about = [vocabulary.entityRole(role), snapshot.type ?? snapshot.kind];
  if (snapshotState === 'hidden') {
    return (
      <div className={styles.text}>
        <p className={styles.note}>
          <RiEyeOffLine aria-hidden />
          {t('entityLinks.state.hidden')}
        </p>
        <span className={styles.about}>{vocabulary.entityRole(role)}</span>
      </div>
    );
  }
  return (
    <>
      <div className={styles.text}>
        <span className={styles.name}>
          {snapshotState === 'dangling' || missing ? (
            <span title={entityRef}>{name}</span>
          ) : (
            <EntityLink entityRef={entityRef} title={name} />
          )}
          {snapshot.tier !== undefined && <TierMark tier={snapshot.tier} />}
        </span>
        <span className={styles.about}>
          <span>{about.join(' · ')}</span>
          {snapshot.owner && <PersonRef personRef={snapshot.owner} />}
        </span>
        <State link={link} />
        {snapshotChanges(link).length > 0 && (
          <Changes changes={snapshotChanges(link)} />
        )}
      </div>
      {editable && role === 'affected' && (
        <MenuTrigger>
          <ButtonIcon
            className={props.actionClassName}
            size="small"
            variant="tertiary"
            icon={<RiMoreLine />}
            aria-label={t('entityLinks.actions', { name })}
          />
          <Menu placement="bottom end">
            {primaryEditable && (
              <MenuItem onAction={() => onMakePrimary(entityRef)}>
                {t('entityLinks.makePrimary')}
              </MenuItem>
            )}
            <MenuItem onAction={() => onRemove(entityRef)}>
              {t('entityLinks.remove')}
            </MenuItem>
          </Menu>
        </MenuTrigger>
      )}
    </>
  );
}
