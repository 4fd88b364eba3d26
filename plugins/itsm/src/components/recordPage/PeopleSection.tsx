import type { RecordType } from 'backstage-plugin-itsm-common';
import { ReactNode, useState } from 'react';
import { GroupField, PersonField } from '../entityRefField';
import { FormEditor, RailRow, RailRows, RailSection } from '../rail';
import { PersonRef } from '../references';
import { TextButton } from '../textButton';
import type { RecordFields } from '../../hooks/useRecordsApi';
import { useTranslate } from '../../hooks/useTranslate';
import { useLoadedRecord } from './RecordContext';
import styles from './PeopleSection.module.css';

type PersonFieldName = 'requester' | 'assignee' | 'assignmentGroup';

function PersonEditor(props: { field: PersonFieldName; required?: boolean }) {
  const { field, required } = props;
  const { record, update } = useLoadedRecord();
  const t = useTranslate();
  const [chosen, setChosen] = useState<string | undefined>(record[field]);
  const Field = field === 'assignmentGroup' ? GroupField : PersonField;
  const name = t(`common.field.${field}`);
  return (
    <FormEditor
      label={t('common.edit.change', { name })}
      onOpen={() => setChosen(record[field])}
      isDisabled={required && !chosen}
      onSave={() =>
        update({ [field]: chosen ?? null } as RecordFields<RecordType>)
      }
    >
      <Field
        autoFocus
        label={name}
        value={chosen}
        onChange={setChosen}
        description={
          field === 'assignmentGroup'
            ? t('records.page.groupClearsAssignee')
            : undefined
        }
      />
    </FormEditor>
  );
}

function Watching() {
  const { record, userRef, access, attempt, watch } = useLoadedRecord();
  const t = useTranslate();
  const watching = Boolean(userRef && record.watchers.includes(userRef));
  return (
    <RailRow name={t('common.field.watchers')}>
      <div className={styles.watchers}>
        {record.watchers.map(watcher => (
          <PersonRef key={watcher} personRef={watcher} />
        ))}
        {userRef && access.comment && (
          <TextButton onPress={() => attempt(() => watch(!watching))}>
            {watching ? t('records.page.unwatch') : t('records.page.watch')}
          </TextButton>
        )}
      </div>
    </RailRow>
  );
}

export interface PeopleSectionProps {
  /** Rows of people that only this type has. */
  children?: ReactNode;
}

/** Who has to do with the record. */
export function PeopleSection(props: PeopleSectionProps) {
  const { record, userRef, editable, mayEdit, attempt, update } =
    useLoadedRecord();
  const t = useTranslate();
  return (
    <RailSection title={t('records.page.people')}>
      <RailRows>
        <RailRow
          name={t('common.field.assignee')}
          action={editable && <PersonEditor field="assignee" />}
        >
          <div className={styles.watchers}>
            <PersonRef personRef={record.assignee} />
            {editable && userRef && record.assignee !== userRef && (
              <TextButton
                onPress={() => attempt(() => update({ assignee: userRef }))}
              >
                {t('records.page.assignToMe')}
              </TextButton>
            )}
          </div>
        </RailRow>
        <RailRow
          name={t('common.field.assignmentGroup')}
          action={
            mayEdit('assignmentGroup') && (
              <PersonEditor field="assignmentGroup" />
            )
          }
        >
          <PersonRef personRef={record.assignmentGroup} />
        </RailRow>
        <RailRow
          name={t('common.field.requester')}
          action={editable && <PersonEditor field="requester" required />}
        >
          <PersonRef personRef={record.requester} />
        </RailRow>
        {record.openedBy !== record.requester && (
          <RailRow name={t('common.field.openedBy')}>
            <PersonRef personRef={record.openedBy} />
          </RailRow>
        )}
        {props.children}
        <Watching />
      </RailRows>
    </RailSection>
  );
}
