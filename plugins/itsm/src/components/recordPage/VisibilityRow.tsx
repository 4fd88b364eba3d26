import { visibilities } from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { ChoiceRow } from './ChoiceRow';
import { useLoadedRecord } from './RecordContext';

/** Who can read it. */
export function VisibilityRow() {
  const { visibility } = useLoadedRecord().record;
  const vocabulary = useVocabulary();
  return (
    <ChoiceRow
      field="visibility"
      value={visibility}
      options={visibilities.map(value => ({
        value,
        label: vocabulary.choice('visibility', value),
      }))}
    >
      {vocabulary.choice('visibility', visibility)}
    </ChoiceRow>
  );
}
