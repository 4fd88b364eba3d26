import { categoryPaths } from 'backstage-plugin-itsm-common';
import { useSettings } from '../../hooks/useSettings';
import { ChoiceRow } from './ChoiceRow';
import { useLoadedRecord } from './RecordContext';

/** Of what sort it is. */
export function CategoryRow() {
  const { category } = useLoadedRecord().record;
  const { value: settings } = useSettings();
  return (
    <ChoiceRow
      field="category"
      value={category}
      options={categoryPaths(settings?.categories ?? []).map(path => ({
        value: path,
        label: path,
      }))}
    >
      {category}
    </ChoiceRow>
  );
}
