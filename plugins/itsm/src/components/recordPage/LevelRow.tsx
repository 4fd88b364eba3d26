import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { ChoiceRow } from './ChoiceRow';
import { useLoadedRecord } from './RecordContext';

export interface LevelRowProps {
  field: 'impact' | 'urgency';
}

/** How much it hurts, or how much it hurries. */
export function LevelRow(props: LevelRowProps) {
  const { field } = props;
  const { record } = useLoadedRecord();
  const { value: settings } = useSettings();
  const vocabulary = useVocabulary();
  const levels =
    field === 'impact' ? settings?.impactLevels : settings?.urgencyLevels;
  return (
    <ChoiceRow
      field={field}
      value={record[field]}
      options={(levels ?? []).map(value => ({
        value,
        label: vocabulary.level(value),
      }))}
    >
      {vocabulary.level(record[field])}
    </ChoiceRow>
  );
}
