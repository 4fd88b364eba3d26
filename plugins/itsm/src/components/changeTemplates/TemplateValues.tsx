import type {
  ChangeTemplate,
  TemplateField,
} from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { FieldValue } from '../activity';
import { Markdown } from '../markdown';
import styles from './TemplateValues.module.css';

export interface TemplateValuesProps {
  template: Pick<ChangeTemplate, 'fields'>;
  /** Which of its fields are told; those without a value are left out. */
  fields: readonly TemplateField[];
}

const texts: readonly TemplateField[] = [
  'description',
  'justification',
  'implementationPlan',
  'testPlan',
  'backoutPlan',
];

function Value(props: { field: TemplateField; value: string | string[] }) {
  const { field, value } = props;
  if (typeof value === 'string' && texts.includes(field)) {
    return <Markdown content={value} />;
  }
  return (
    <>
      {[value].flat().map((each, at) => (
        <span key={each}>
          {at > 0 && ', '}
          <FieldValue field={field} value={each} />
        </span>
      ))}
    </>
  );
}

/** What a template says, field by field. */
export function TemplateValues(props: TemplateValuesProps) {
  const { template, fields } = props;
  const vocabulary = useVocabulary();
  return (
    <dl className={styles.values}>
      {fields.map(field => {
        const value = template.fields[field];
        return value === undefined || value.length === 0 ? null : (
          <div key={field} className={styles.row}>
            <dt>{vocabulary.field(field)}</dt>
            <dd>
              <Value field={field} value={value} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
