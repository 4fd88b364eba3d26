import { NumberField } from '@backstage/ui';
import { useTranslate } from '../../hooks/useTranslate';
import { type ListFilter, parametersOf } from './listFilter';
import type { RecordQuery } from './recordQuery';

export interface HoursEditorProps {
  filter: ListFilter;
  query: RecordQuery;
  onChange: (change: Partial<RecordQuery>) => void;
}

/** Asks for a length of time in hours: from so many on, below so many. */
export function HoursEditor(props: HoursEditorProps) {
  const { filter, query, onChange } = props;
  const t = useTranslate();
  const [from, to] = parametersOf(filter);
  return (
    <>
      {[
        { parameter: from, label: t('records.filter.hours.from') },
        { parameter: to, label: t('records.filter.hours.to') },
      ].map(({ parameter, label }) => (
        <NumberField
          key={parameter}
          label={label}
          minValue={0}
          value={Number(query.values[parameter]?.[0] ?? NaN)}
          onChange={hours =>
            onChange({
              values: {
                ...query.values,
                [parameter]: Number.isNaN(hours) ? undefined : [String(hours)],
              },
            })
          }
        />
      ))}
    </>
  );
}
