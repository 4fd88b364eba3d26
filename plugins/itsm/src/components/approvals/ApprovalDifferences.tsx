import type { FieldChange } from 'backstage-plugin-itsm-common';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { FieldValue } from '../activity';
import { Markdown } from '../markdown';
import styles from './ApprovalDifferences.module.css';

export interface ApprovalDifferencesProps {
  changes: readonly FieldChange[];
  /** What it is called; that it was changed since it was approved if left out. */
  caption?: string;
}

function refOrText(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const { entityRef } = value as { entityRef?: unknown };
  return typeof entityRef === 'string' ? entityRef : JSON.stringify(value);
}

function isLong(value: unknown): value is string {
  return typeof value === 'string' && (value.length > 60 || /\n/.test(value));
}

function Side(props: { field: string; value: unknown }) {
  const { field, value } = props;
  const t = useTranslate();
  const isEmpty =
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0);
  if (isEmpty) {
    return <span className={styles.empty}>{t('changes.approvals.empty')}</span>;
  }
  if (isLong(value)) {
    return <Markdown content={value} />;
  }
  const values = Array.isArray(value) ? value : [value];
  return (
    <>
      {values.map(refOrText).map((text, at) => (
        <span key={text}>
          {at > 0 && ', '}
          <FieldValue field={field} value={text} />
        </span>
      ))}
    </>
  );
}

/** What was changed of what had been approved: before and now. */
export function ApprovalDifferences(props: ApprovalDifferencesProps) {
  const t = useTranslate();
  const vocabulary = useVocabulary();
  return (
    <table className={styles.table}>
      <caption>{props.caption ?? t('changes.approvals.differences')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('changes.approvals.field')}</th>
          <th scope="col">{t('changes.approvals.from')}</th>
          <th scope="col">{t('changes.approvals.to')}</th>
        </tr>
      </thead>
      <tbody>
        {props.changes.map(({ field, from, to }) => (
          <tr key={field}>
            <th scope="row">{vocabulary.field(field)}</th>
            <td className={styles.from}>
              <Side field={field} value={from} />
            </td>
            <td className={styles.to}>
              <Side field={field} value={to} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
