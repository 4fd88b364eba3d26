import { ButtonIcon, Select } from '@backstage/ui';
import { RiAddLine, RiCloseLine } from '@remixicon/react';
import {
  type LinkRelation,
  type RecordLink as Link,
  recordTypes,
  relationsBetween,
} from 'backstage-plugin-itsm-common';
import { useMemo, useState } from 'react';
import { FormEditor, RailSection } from '../rail';
import { type PickedRecord, RecordPicker } from '../recordPicker';
import { RecordLink } from '../references';
import { StateIcon } from '../tags';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { useLoadedRecord } from './RecordContext';
import styles from './LinksSection.module.css';

function AddLink() {
  const { type, record, link } = useLoadedRecord();
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const [target, setTarget] = useState<PickedRecord>();
  const [chosen, setChosen] = useState<LinkRelation>('related');
  const relations = target ? relationsBetween(type, target.type) : [];
  const relation = relations.includes(chosen) ? chosen : relations[0];
  return (
    <FormEditor
      label={t('records.page.addLink')}
      icon={<RiAddLine />}
      onOpen={() => setTarget(undefined)}
      isDisabled={!target}
      onSave={async () => {
        if (target) {
          await link({ relation, target: target.number });
        }
      }}
    >
      <RecordPicker
        autoFocus
        label={t('records.page.linkedRecord')}
        types={recordTypes}
        except={record.number}
        onChange={setTarget}
      />
      {target && (
        <Select
          label={t('records.page.relation')}
          value={relation}
          onChange={key => setChosen(key as LinkRelation)}
          options={relations.map(id => ({
            id,
            label: vocabulary.relation(id),
          }))}
        />
      )}
    </FormEditor>
  );
}

function LinkRow(props: { link: Link }) {
  const { id, target } = props.link;
  const { access, attempt, unlink } = useLoadedRecord();
  const t = useTranslate();
  return (
    <li className={styles.link}>
      {target ? (
        <span className={styles.target}>
          <StateIcon type={target.type} state={target.state} />
          <RecordLink
            type={target.type}
            number={target.number}
            title={target.title}
            className={styles.title}
          >
            <span className={styles.number}>{target.number}</span>{' '}
            {target.title}
          </RecordLink>
        </span>
      ) : (
        <span className={styles.hidden}>{t('records.page.hiddenRecord')}</span>
      )}
      {access.update && (
        <ButtonIcon
          className={styles.action}
          size="small"
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('records.page.removeLink', {
            name: target?.number ?? t('records.page.hiddenRecord'),
          })}
          onPress={() => attempt(() => unlink(id))}
        />
      )}
    </li>
  );
}

/** The records that have to do with this one. */
export function LinksSection() {
  const { links, access } = useLoadedRecord();
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const byRelation = useMemo(() => {
    const groups = new Map<LinkRelation, Link[]>();
    for (const link of links.value ?? []) {
      groups.set(link.relation, [...(groups.get(link.relation) ?? []), link]);
    }
    return [...groups];
  }, [links.value]);

  return (
    <RailSection
      title={t('records.page.links')}
      action={access.update && <AddLink />}
    >
      {byRelation.map(([relation, group]) => (
        <div key={relation} className={styles.group}>
          <h4 className={styles.relation}>{vocabulary.relation(relation)}</h4>
          <ul className={styles.links}>
            {group.map(link => (
              <LinkRow key={link.id} link={link} />
            ))}
          </ul>
        </div>
      ))}
      {links.value?.length === 0 && (
        <p className={styles.hidden}>{t('common.none')}</p>
      )}
    </RailSection>
  );
}
