import {
  Checkbox,
  CheckboxGroup,
  Radio,
  RadioGroup,
  TextField,
} from '@backstage/ui';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { DayField } from '../dayField';
import { EntityRefsField } from '../entityRefField';
import { InstantField } from '../instantField';
import { HoursEditor } from './HoursEditor';
import {
  type ChoicesFilter,
  type ListFilter,
  ME,
  type ReferencesFilter,
  type WordsFilter,
} from './listFilter';
import {
  activities,
  type Activity,
  isInstant,
  type RecordQuery,
  wantsAll,
} from './recordQuery';
import { RelatedRecords } from './RelatedRecords';
import { WeekHoursEditor } from './WeekHoursEditor';

export interface FilterEditorProps {
  filter: ListFilter;
  query: RecordQuery;
  onChange: (change: Partial<RecordQuery>) => void;
  onDone: () => void;
}

interface ValuesProps<TFilter> {
  filter: TFilter;
  values: readonly string[];
  onChange: (values: string[]) => void;
}

function Choices(props: ValuesProps<ChoicesFilter>) {
  const { filter, values, onChange } = props;
  return (
    <CheckboxGroup label={filter.label} value={[...values]} onChange={onChange}>
      {filter.options.map(option => (
        <Checkbox key={option.value} value={option.value}>
          {option.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function Words(props: ValuesProps<WordsFilter> & { onDone: () => void }) {
  const t = useTranslate();
  const [text, setText] = useState(props.values.join(', '));
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        props.onChange(text.split(/[\s,]+/).filter(Boolean));
        props.onDone();
      }}
    >
      <TextField
        autoFocus
        size="small"
        label={props.filter.label}
        description={t('common.separatedByCommas')}
        value={text}
        onChange={setText}
      />
    </form>
  );
}

function References(props: ValuesProps<ReferencesFilter>) {
  const { filter, values, onChange } = props;
  const { standIn } = filter;
  const t = useTranslate();
  const refs = values.filter(value => value !== standIn);
  return (
    <>
      {standIn && (
        <Checkbox
          isSelected={values.includes(standIn)}
          onChange={selected => onChange(selected ? [standIn, ...refs] : refs)}
        >
          {t(standIn === ME ? 'records.filter.me' : 'records.filter.myGroups')}
        </Checkbox>
      )}
      <EntityRefsField
        label={filter.label}
        kinds={filter.kinds}
        values={refs}
        onChange={next =>
          onChange(
            standIn && values.includes(standIn) ? [standIn, ...next] : next,
          )
        }
      />
    </>
  );
}

/** The day that an instant is in, or the last one before it. */
function dayOf(time: string | undefined, end: 'from' | 'to') {
  return time && isInstant(time)
    ? DateTime.fromISO(time)
        .minus({ milliseconds: end === 'to' ? 1 : 0 })
        .toISODate() ?? undefined
    : time;
}

/** The way to change one filter. */
export function FilterEditor(props: FilterEditorProps) {
  const { filter, query } = props;
  const { name, label } = filter;
  const t = useTranslate();
  const values = query.values[name] ?? [];
  const onChange = (change: Partial<RecordQuery>) =>
    props.onChange(
      wantsAll(filter, { ...query, ...change })
        ? { activity: 'all', ...change }
        : change,
    );
  const setValues = (next: string[]) =>
    onChange({
      values: { ...query.values, [name]: next.length > 0 ? next : undefined },
    });

  switch (filter.kind) {
    case 'activity':
      return (
        <RadioGroup
          label={label}
          value={query.activity}
          onChange={value => onChange({ activity: value as Activity })}
        >
          {activities.map(activity => (
            <Radio key={activity} value={activity}>
              {t(`records.filter.activity.${activity}`)}
            </Radio>
          ))}
        </RadioGroup>
      );
    case 'days': {
      const span = query.days[name];
      const setSpan = (change: typeof span) => {
        const { from, to } = { ...span, ...change };
        onChange({
          days: {
            ...query.days,
            [name]: from || to ? { from, to } : undefined,
          },
        });
      };
      return (
        <>
          <DayField
            label={t('records.filter.from')}
            value={dayOf(span?.from, 'from')}
            onChange={from => setSpan({ from })}
          />
          <DayField
            label={t('records.filter.to')}
            value={dayOf(span?.to, 'to')}
            onChange={to => setSpan({ to })}
          />
        </>
      );
    }
    case 'choices':
      return <Choices filter={filter} values={values} onChange={setValues} />;
    case 'moment':
      return (
        <InstantField
          label={label}
          value={values[0]}
          onChange={value => setValues(value ? [value] : [])}
        />
      );
    case 'weekHours':
      return <WeekHoursEditor query={query} onChange={onChange} />;
    case 'hours':
      return <HoursEditor filter={filter} query={query} onChange={onChange} />;
    case 'related':
      return <RelatedRecords filter={filter} asked={values[0]} />;
    case 'words':
      return (
        <Words
          filter={filter}
          values={values}
          onChange={setValues}
          onDone={props.onDone}
        />
      );
    default:
      return (
        <References filter={filter} values={values} onChange={setValues} />
      );
  }
}
