import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Checkbox,
  CheckboxGroup,
  Radio,
  RadioGroup,
  TextField,
} from '@backstage/ui';
import { useState } from 'react';
import { DayField } from '../../components/dayField';
import { EntityRefsField } from '../../components/entityRefField';
import { useSettings } from '../../hooks/useSettings';
import { useVocabulary } from '../../hooks/useVocabulary';
import { itsmTranslationRef } from '../../translation';
import type { FilterName } from './FilterChip';
import {
  activities,
  type Activity,
  type IncidentQuery,
  ME,
  MY_GROUPS,
  type ValueFilter,
} from './incidentQuery';

export interface FilterEditorProps {
  name: FilterName;
  query: IncidentQuery;
  onChange: (change: Partial<IncidentQuery>) => void;
  onDone: () => void;
}

const kindsOf: Partial<Record<ValueFilter, readonly string[]>> = {
  assignmentGroup: ['group'],
  assignee: ['user'],
  requester: ['user'],
  owner: ['group', 'user'],
  system: ['system'],
};

/** Stand-ins for the reader that a filter can have beside references. */
const standInOf: Partial<Record<ValueFilter, string>> = {
  assignmentGroup: MY_GROUPS,
  assignee: ME,
  requester: ME,
};

interface ValuesProps {
  name: ValueFilter;
  label: string;
  values: string[];
  onChange: (values: string[]) => void;
}

function Choices(props: ValuesProps) {
  const { name, label, values, onChange } = props;
  const { value: settings } = useSettings();
  const vocabulary = useVocabulary();
  const options =
    name === 'state'
      ? settings?.states.incident?.map(({ value }) => ({
          value,
          label: vocabulary.state('incident', value),
        }))
      : settings?.priorities.map(one => ({
          value: String(one.priority),
          label: `${one.priority} ${one.name}`,
        }));
  return (
    <CheckboxGroup label={label} value={values} onChange={onChange}>
      {(options ?? []).map(option => (
        <Checkbox key={option.value} value={option.value}>
          {option.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function Tags(props: ValuesProps & { onDone: () => void }) {
  const { t } = useTranslationRef(itsmTranslationRef);
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
        label={props.label}
        description={t('incidents.filter.tagDescription')}
        value={text}
        onChange={setText}
      />
    </form>
  );
}

function References(props: ValuesProps) {
  const { name, label, values, onChange } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const standIn = standInOf[name];
  const refs = values.filter(value => value !== standIn);
  return (
    <>
      {standIn && (
        <Checkbox
          isSelected={values.includes(standIn)}
          onChange={selected => onChange(selected ? [standIn, ...refs] : refs)}
        >
          {t(
            standIn === ME
              ? 'incidents.filter.me'
              : 'incidents.filter.myGroups',
          )}
        </Checkbox>
      )}
      <EntityRefsField
        label={label}
        kinds={kindsOf[name]}
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

/** The way to change one filter. */
export function FilterEditor(props: FilterEditorProps) {
  const { name, query, onChange } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const label = t(`incidents.filter.name.${name}`);

  if (name === 'activity') {
    return (
      <RadioGroup
        label={label}
        value={query.activity}
        onChange={value => onChange({ activity: value as Activity })}
      >
        {activities.map(activity => (
          <Radio key={activity} value={activity}>
            {t(`incidents.filter.activity.${activity}`)}
          </Radio>
        ))}
      </RadioGroup>
    );
  }
  if (name === 'opened') {
    return (
      <>
        <DayField
          label={t('incidents.filter.openedFrom')}
          value={query.openedFrom}
          onChange={openedFrom => onChange({ openedFrom })}
        />
        <DayField
          label={t('incidents.filter.openedTo')}
          value={query.openedTo}
          onChange={openedTo => onChange({ openedTo })}
        />
      </>
    );
  }
  const valuesProps: ValuesProps = {
    name,
    label,
    values: query.values[name] ?? [],
    onChange: values =>
      onChange({
        // A final state is never among the open ones: both together would
        // always come up empty.
        ...(name === 'state' && values.length > 0 ? { activity: 'all' } : {}),
        values: {
          ...query.values,
          [name]: values.length > 0 ? values : undefined,
        },
      }),
  };
  switch (name) {
    case 'state':
    case 'priority':
      return <Choices {...valuesProps} />;
    case 'tag':
      return <Tags {...valuesProps} onDone={props.onDone} />;
    default:
      return <References {...valuesProps} />;
  }
}
