import { RiAddLine } from '@remixicon/react';
import { useState } from 'react';
import { FormEditor } from '../../components/rail';
import { useLoadedRecord } from '../../components/recordPage';
import { type PickedRecord, RecordPicker } from '../../components/recordPicker';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';

export interface AddLinkedRecordProps {
  type: 'incident' | 'change';
}

const relations = { incident: 'incidents', change: 'fixed_by' } as const;

/** Links an incident that comes from the problem, or a change that fixes it. */
export function AddLinkedRecord(props: AddLinkedRecordProps) {
  const { type } = props;
  const { link } = useLoadedRecord('problem');
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const [target, setTarget] = useState<PickedRecord>();
  return (
    <FormEditor
      label={t(`problems.linked.add.${type}`)}
      icon={<RiAddLine />}
      onOpen={() => setTarget(undefined)}
      isDisabled={!target}
      onSave={async () => {
        if (target) {
          await link({ relation: relations[type], target: target.number });
        }
      }}
    >
      <RecordPicker
        autoFocus
        label={vocabulary.recordType(type)}
        types={[type]}
        onChange={setTarget}
      />
    </FormEditor>
  );
}
