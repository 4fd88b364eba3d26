import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { GroupField, PersonField } from '../../components/entityRefField';
import {
  FormEditor,
  RailRow,
  RailRows,
  RailSection,
} from '../../components/rail';
import { PersonRef } from '../../components/references';
import { TextButton } from '../../components/textButton';
import { itsmTranslationRef } from '../../translation';
import { useLoadedIncident } from './IncidentRecordContext';
import styles from './PeopleSection.module.css';
import type { IncidentFields } from './useIncidentRecord';

type PersonFieldName = 'requester' | 'assignee' | 'assignmentGroup';

function PersonEditor(props: { field: PersonFieldName; required?: boolean }) {
  const { field, required } = props;
  const { incident, update } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  const [chosen, setChosen] = useState<string | undefined>(incident[field]);
  const Field = field === 'assignmentGroup' ? GroupField : PersonField;
  const name = t(`common.field.${field}`);
  return (
    <FormEditor
      label={t('common.edit.change', { name })}
      onOpen={() => setChosen(incident[field])}
      isDisabled={required && !chosen}
      onSave={() => update({ [field]: chosen ?? null } as IncidentFields)}
    >
      <Field
        autoFocus
        label={name}
        value={chosen}
        onChange={setChosen}
        description={
          field === 'assignmentGroup'
            ? t('incidents.record.groupClearsAssignee')
            : undefined
        }
      />
    </FormEditor>
  );
}

function Watching() {
  const { incident, userRef, access, attempt, watch } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  const watching = Boolean(userRef && incident.watchers.includes(userRef));
  return (
    <RailRow name={t('common.field.watchers')}>
      <div className={styles.watchers}>
        {incident.watchers.map(watcher => (
          <PersonRef key={watcher} personRef={watcher} />
        ))}
        {userRef && access.comment && (
          <TextButton onPress={() => attempt(() => watch(!watching))}>
            {watching
              ? t('incidents.record.unwatch')
              : t('incidents.record.watch')}
          </TextButton>
        )}
      </div>
    </RailRow>
  );
}

/** Who has to do with the incident. */
export function PeopleSection() {
  const { incident, userRef, editable, attempt, update } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  return (
    <RailSection title={t('incidents.record.people')}>
      <RailRows>
        <RailRow
          name={t('common.field.assignee')}
          action={editable && <PersonEditor field="assignee" />}
        >
          <div className={styles.watchers}>
            <PersonRef personRef={incident.assignee} />
            {editable && userRef && incident.assignee !== userRef && (
              <TextButton
                onPress={() => attempt(() => update({ assignee: userRef }))}
              >
                {t('incidents.record.assignToMe')}
              </TextButton>
            )}
          </div>
        </RailRow>
        <RailRow
          name={t('common.field.assignmentGroup')}
          action={editable && <PersonEditor field="assignmentGroup" />}
        >
          <PersonRef personRef={incident.assignmentGroup} />
        </RailRow>
        <RailRow
          name={t('common.field.requester')}
          action={editable && <PersonEditor field="requester" required />}
        >
          <PersonRef personRef={incident.requester} />
        </RailRow>
        {incident.openedBy !== incident.requester && (
          <RailRow name={t('common.field.openedBy')}>
            <PersonRef personRef={incident.openedBy} />
          </RailRow>
        )}
        <Watching />
      </RailRows>
    </RailSection>
  );
}
