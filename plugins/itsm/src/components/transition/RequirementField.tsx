import { Checkbox, NumberField, Select, TextField } from '@backstage/ui';
import {
  type DescribedRequirement,
  recordTypes,
  type RecordType,
} from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { DayField } from '../dayField';
import { InstantField } from '../instantField';
import { PersonField } from '../entityRefField';
import { FieldIssue } from '../fieldIssue';
import { MarkdownField } from '../markdown';
import { RecordPicker } from '../recordPicker';

export interface RequirementFieldProps {
  /** Of the kinds `field` and `fact`. */
  requirement: DescribedRequirement;
  record: { type: RecordType; number: string };
  value: unknown;
  onChange: (value: unknown) => void;
  issue?: string;
  autoFocus?: boolean;
}

/** The input for a field that a transition asks for. */
export function RequirementField(props: RequirementFieldProps) {
  const { requirement, value, onChange, issue, autoFocus } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const field = requirement.field ?? '';
  const label = vocabulary.field(field);
  const isRequired = !requirement.optional;
  const text = typeof value === 'string' ? value : undefined;
  const validation = {
    validationBehavior: 'aria' as const,
    validate: () => issue ?? true,
  };

  switch (requirement.input) {
    case 'choice':
      return (
        <FieldIssue issue={issue}>
          {issueId => (
            <Select
              label={label}
              aria-describedby={issueId}
              isRequired={isRequired}
              autoFocus={autoFocus}
              placeholder={t('common.transition.choose')}
              validationBehavior="aria"
              isInvalid={Boolean(issue)}
              value={text ?? null}
              onChange={key => onChange(key ?? undefined)}
              options={(requirement.options ?? []).map(option => ({
                id: option,
                label: vocabulary.choice(field, option),
              }))}
            />
          )}
        </FieldIssue>
      );
    case 'user':
      return (
        <PersonField
          label={label}
          isRequired={isRequired}
          autoFocus={autoFocus}
          value={text}
          onChange={onChange}
          errorMessage={issue}
        />
      );
    case 'date':
      return (
        <DayField
          label={label}
          isRequired={isRequired}
          value={text?.slice(0, 10)}
          onChange={onChange}
          issue={issue}
        />
      );
    case 'time':
      return (
        <InstantField
          label={label}
          value={text}
          onChange={onChange}
          issue={issue}
        />
      );
    case 'boolean':
      return (
        <Checkbox isSelected={value === true} onChange={onChange}>
          {label}
        </Checkbox>
      );
    case 'number':
      return (
        <NumberField
          label={label}
          isRequired={isRequired}
          autoFocus={autoFocus}
          value={typeof value === 'number' ? value : NaN}
          onChange={next => onChange(Number.isNaN(next) ? undefined : next)}
          {...validation}
        />
      );
    case 'record':
      return (
        <RecordPicker
          label={label}
          types={
            requirement.targetType ? [requirement.targetType] : recordTypes
          }
          except={props.record.number}
          isRequired={isRequired}
          autoFocus={autoFocus}
          onChange={record => onChange(record?.number)}
          issue={issue}
        />
      );
    case 'line':
      return (
        <TextField
          label={label}
          isRequired={isRequired}
          autoFocus={autoFocus}
          value={text ?? ''}
          onChange={onChange}
          {...validation}
        />
      );
    default:
      return (
        <MarkdownField
          label={label}
          isRequired={isRequired}
          autoFocus={autoFocus}
          // A fact says what is in the way; the field makes up for it.
          description={requirement.message}
          value={text ?? ''}
          onChange={onChange}
          issue={issue}
        />
      );
  }
}
