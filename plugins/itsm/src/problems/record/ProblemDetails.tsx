import {
  CategoryRow,
  ChoiceRow,
  DetailsSection,
  ExternalRefRow,
  LevelRow,
  PriorityRow,
  TagsRow,
  useLoadedRecord,
  VisibilityRow,
} from '../../components/recordPage';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { ContributingFactorsRow } from './ContributingFactorsRow';

/** How much it matters, how it was found, and what sort of cause it has. */
export function ProblemDetails() {
  const { detection, causeCategory } = useLoadedRecord('problem').record;
  const { value: settings } = useSettings();
  const vocabulary = useVocabulary();
  return (
    <DetailsSection>
      <PriorityRow />
      <LevelRow field="impact" />
      <LevelRow field="urgency" />
      <ChoiceRow
        field="detection"
        value={detection}
        options={(settings?.problemDetections ?? []).map(value => ({
          value,
          label: vocabulary.choice('detection', value),
        }))}
      >
        {vocabulary.choice('detection', detection)}
      </ChoiceRow>
      <ChoiceRow
        field="causeCategory"
        value={causeCategory}
        options={(settings?.causeCategories ?? []).map(value => ({
          value,
          label: value,
        }))}
      >
        {causeCategory}
      </ChoiceRow>
      <ContributingFactorsRow />
      <CategoryRow />
      <VisibilityRow />
      <TagsRow />
      <ExternalRefRow />
    </DetailsSection>
  );
}
