import type { FieldChange } from 'backstage-plugin-itsm-common';
import { Fragment, ReactNode } from 'react';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { Markdown } from '../markdown';
import { type ToldChange, toldChanges } from './fieldChange';
import styles from './FieldChanges.module.css';
import { FieldValue } from './FieldValue';

export interface FieldChangesProps {
  changes?: readonly FieldChange[];
}

function Members(props: { field: string; members: string[] }) {
  return (
    <>
      {props.members.map((member, at) => (
        <Fragment key={member}>
          {at > 0 && ', '}
          <FieldValue field={props.field} value={member} />
        </Fragment>
      ))}
    </>
  );
}

function Change(props: { change: ToldChange }) {
  const { change } = props;
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const { field } = change;
  const name = <strong>{vocabulary.field(field)}</strong>;
  const valueOf = (value: string) => <FieldValue field={field} value={value} />;

  switch (change.how) {
    case 'set':
      return (
        <>{t('common.activity.set', { field: name, to: valueOf(change.to) })}</>
      );
    case 'cleared':
      return (
        <>
          {t('common.activity.cleared', {
            field: name,
            from: valueOf(change.from),
          })}
        </>
      );
    case 'changed':
      return (
        <>
          {t('common.activity.changed', {
            field: name,
            from: valueOf(change.from),
            to: valueOf(change.to),
          })}
        </>
      );
    case 'members': {
      const parts: ReactNode[] = [];
      if (change.added.length > 0) {
        parts.push(
          t('common.activity.added', {
            field: name,
            values: <Members field={field} members={change.added} />,
          }),
        );
      }
      if (change.removed.length > 0) {
        parts.push(
          t('common.activity.removed', {
            field: name,
            values: <Members field={field} members={change.removed} />,
          }),
        );
      }
      return (
        <>
          {parts.map((part, at) => (
            <Fragment key={at}>
              {at > 0 && '; '}
              {part}
            </Fragment>
          ))}
        </>
      );
    }
    default:
      return (
        <>
          {t('common.activity.rewrote', { field: name })}
          <details className={styles.compare}>
            <summary>{t('common.activity.compare')}</summary>
            {change.from && (
              <div className={styles.text}>
                <span>{t('common.activity.before')}</span>
                <Markdown content={change.from} />
              </div>
            )}
            {change.to && (
              <div className={styles.text}>
                <span>{t('common.activity.after')}</span>
                <Markdown content={change.to} />
              </div>
            )}
          </details>
        </>
      );
  }
}

/** What changed, said in words. */
export function FieldChanges(props: FieldChangesProps) {
  const told = toldChanges(props.changes);
  return told.length > 0 ? (
    <ul className={styles.changes}>
      {told.map(change => (
        <li key={change.field}>
          <Change change={change} />
        </li>
      ))}
    </ul>
  ) : null;
}
