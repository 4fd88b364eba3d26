import { useVocabulary } from '../../hooks/useVocabulary';
import { RailRow } from '../rail';
import { PriorityTag } from '../tags';
import { PriorityOverrideEditor } from './PriorityOverrideEditor';
import { useLoadedRecord } from './RecordContext';

/** How it ranks, by impact and urgency or by hand. */
export function PriorityRow() {
  const { record, editable, access } = useLoadedRecord();
  return (
    <RailRow
      name={useVocabulary().field('priority')}
      action={editable && access.overridePriority && <PriorityOverrideEditor />}
    >
      <PriorityTag priority={record.priority} />
    </RailRow>
  );
}
