import { DateTime } from 'luxon';
import { useLocale } from '../../hooks/useLocale';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink, PersonRef } from '../references';
import { PriorityTag } from '../tags';

export interface FieldValueProps {
  field: string;
  value: string;
}

const freeTexts = new Set([
  'title',
  'category',
  'environment',
  'tags',
  'priorityOverride',
]);

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
/** A word of the API's own, as against what people wrote. */
const WORD = /^[a-z]+(_[a-z]+)*$/;
const PERSON = /^(user|group):/;
const ENTITY = /^[a-z][a-z0-9-]*:[a-z0-9-_.]+\/\S+$/;

/** A field's value as people know it. */
export function FieldValue(props: FieldValueProps) {
  const { field, value } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const locale = useLocale();
  if (field === 'priority') {
    return <PriorityTag priority={Number(value)} />;
  }
  if (field === 'severity') {
    return <>{vocabulary.severity(Number(value))}</>;
  }
  if (PERSON.test(value)) {
    return <PersonRef personRef={value} />;
  }
  if (freeTexts.has(field)) {
    return <>{value}</>;
  }
  if (value === 'true' || value === 'false') {
    return <>{t(`common.yesOrNo.${value}`)}</>;
  }
  if (ENTITY.test(value)) {
    return <EntityLink entityRef={value} />;
  }
  if (INSTANT.test(value)) {
    return (
      <time dateTime={value}>
        {DateTime.fromISO(value, { locale }).toLocaleString(
          DateTime.DATETIME_MED,
        )}
      </time>
    );
  }
  return <>{WORD.test(value) ? vocabulary.choice(field, value) : value}</>;
}
