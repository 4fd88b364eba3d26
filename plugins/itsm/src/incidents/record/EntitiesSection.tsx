import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiAddLine, RiCloseLine, RiErrorWarningLine } from '@remixicon/react';
import type { EntityLink as EntityLinkData } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { EntityRefField } from '../../components/entityRefField';
import { FormEditor, RailSection } from '../../components/rail';
import { EntityLink, PersonRef } from '../../components/references';
import { useVocabulary } from '../../hooks/useVocabulary';
import { itsmTranslationRef } from '../../translation';
import styles from './EntitiesSection.module.css';
import { useLoadedIncident } from './IncidentRecordContext';

function AddEntity() {
  const { linkEntity } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  const [chosen, setChosen] = useState<string>();
  return (
    <FormEditor
      label={t('incidents.record.addEntity')}
      icon={<RiAddLine />}
      onOpen={() => setChosen(undefined)}
      isDisabled={!chosen}
      onSave={async () => {
        if (chosen) {
          await linkEntity({ entityRef: chosen });
        }
      }}
    >
      <EntityRefField
        autoFocus
        label={t('incidents.record.affectedEntity')}
        value={chosen}
        onChange={setChosen}
      />
    </FormEditor>
  );
}

function PrimaryEntityEditor(props: { entityRef: string }) {
  const { update } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  const [chosen, setChosen] = useState<string>();
  const name = t('common.field.entityRef');
  return (
    <FormEditor
      label={t('common.edit.change', { name })}
      onOpen={() => setChosen(props.entityRef)}
      isDisabled={!chosen}
      onSave={() => update({ entityRef: chosen })}
    >
      <EntityRefField
        autoFocus
        label={name}
        value={chosen}
        onChange={setChosen}
      />
    </FormEditor>
  );
}

function Entity(props: { link: EntityLinkData }) {
  const { entityRef, role, snapshot, snapshotState } = props.link;
  const { editable, attempt, unlinkEntity } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  const vocabulary = useVocabulary();
  const name = snapshot.title ?? snapshot.name;
  const about = [
    vocabulary.entityRole(role),
    snapshot.type ?? snapshot.kind,
    snapshot.tier !== undefined &&
      t('incidents.record.tier', { tier: String(snapshot.tier) }),
  ].filter(Boolean);
  return (
    <li className={styles.entity}>
      <div className={styles.text}>
        {snapshotState === 'dangling' ? (
          <span title={entityRef}>{name}</span>
        ) : (
          <EntityLink entityRef={entityRef} title={name} />
        )}
        <div className={styles.about}>
          <span>{about.join(' · ')}</span>
          {snapshot.owner && <PersonRef personRef={snapshot.owner} />}
        </div>
        {snapshotState === 'dangling' && (
          <div className={styles.gone}>
            <RiErrorWarningLine aria-hidden />
            {t('incidents.record.dangling')}
          </div>
        )}
        {snapshotState === 'pending' && (
          <div className={styles.about}>{t('incidents.record.pending')}</div>
        )}
      </div>
      {editable && role === 'primary' && (
        <PrimaryEntityEditor entityRef={entityRef} />
      )}
      {editable && role === 'affected' && (
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('incidents.record.removeEntity', { name })}
          onPress={() => attempt(() => unlinkEntity(entityRef))}
        />
      )}
    </li>
  );
}

/** What the incident is about, as the catalog knew it. */
export function EntitiesSection() {
  const { incident, editable } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  return (
    <RailSection
      title={t('common.field.entities')}
      action={editable && <AddEntity />}
    >
      {incident.entities.length > 0 ? (
        <ul className={styles.entities}>
          {incident.entities.map(link => (
            <Entity key={`${link.role} ${link.entityRef}`} link={link} />
          ))}
        </ul>
      ) : (
        <p className={styles.about}>{t('common.none')}</p>
      )}
    </RailSection>
  );
}
