import { useState } from 'react';
import { EntityRefsField } from '../../components/entityRefField';
import { FormEditor, RailRow } from '../../components/rail';
import { PeopleSection, useLoadedRecord } from '../../components/recordPage';
import { PersonRef } from '../../components/references';
import { useTranslate } from '../../hooks/useTranslate';

const userKinds = ['user'] as const;

function ImplementersEditor() {
  const { record, update } = useLoadedRecord('change');
  const t = useTranslate();
  const [chosen, setChosen] = useState<string[]>([]);
  const name = t('changes.people.implementers');
  return (
    <FormEditor
      label={t('common.edit.change', { name })}
      onOpen={() => setChosen(record.implementers)}
      onSave={() => update({ implementers: chosen })}
    >
      <EntityRefsField
        autoFocus
        label={name}
        kinds={userKinds}
        values={chosen}
        onChange={setChosen}
      />
    </FormEditor>
  );
}

/** Who has to do with the change, and who carries it out. */
export function ChangePeople() {
  const { record, editable } = useLoadedRecord('change');
  const t = useTranslate();
  return (
    <PeopleSection>
      <RailRow
        name={t('changes.people.implementers')}
        action={editable && <ImplementersEditor />}
      >
        {record.implementers.length === 0
          ? t('changes.people.noImplementers')
          : record.implementers.map(userRef => (
              <div key={userRef}>
                <PersonRef personRef={userRef} />
              </div>
            ))}
      </RailRow>
    </PeopleSection>
  );
}
