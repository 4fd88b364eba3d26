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

const SEVERITIES = [1, 2, 3, 4];

/** How bad it is, of what sort, and how it came in. */
export function IncidentDetails() {
  const { severity, channel } = useLoadedRecord('incident').record;
  const { value: settings } = useSettings();
  const vocabulary = useVocabulary();
  return (
    <DetailsSection>
      <PriorityRow />
      <LevelRow field="impact" />
      <LevelRow field="urgency" />
      <ChoiceRow
        field="severity"
        value={severity?.toString()}
        options={SEVERITIES.map(value => ({
          value: String(value),
          label: vocabulary.severity(value),
        }))}
        toValue={Number}
      >
        {severity && vocabulary.severity(severity)}
      </ChoiceRow>
      <CategoryRow />
      <ChoiceRow
        field="channel"
        value={channel}
        options={(settings?.incidentChannels ?? []).map(value => ({
          value,
          label: vocabulary.channel(value),
        }))}
      >
        {vocabulary.channel(channel)}
      </ChoiceRow>
      <VisibilityRow />
      <TagsRow />
      <ExternalRefRow />
    </DetailsSection>
  );
}
