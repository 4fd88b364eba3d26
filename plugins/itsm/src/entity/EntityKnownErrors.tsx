import type { EntitySummary } from 'backstage-plugin-itsm-common';
import { Markdown } from '../components/markdown';
import { RecordLink } from '../components/references';
import { StateTag } from '../components/tags';
import { useTranslate } from '../hooks/useTranslate';
import styles from './EntityKnownErrors.module.css';

export interface EntityKnownErrorsProps {
  knownErrors: EntitySummary['knownErrors'];
}

/** What is known to go wrong, and how to get by. */
export function EntityKnownErrors(props: EntityKnownErrorsProps) {
  const { count, items } = props.knownErrors;
  const t = useTranslate();
  if (count === 0) {
    return <p className={styles.note}>{t('entity.knownErrors.none')}</p>;
  }
  return (
    <>
      <ul className={styles.errors} aria-label={t('entity.knownErrors.title')}>
        {items.map(({ number, title, state, workaround }) => (
          <li key={number}>
            <RecordLink
              type="problem"
              number={number}
              className={styles.title}
              title={title}
            >
              {title}
            </RecordLink>
            <span className={styles.detail}>
              <span>{number}</span>
              <StateTag type="problem" state={state} />
            </span>
            {workaround && (
              <details className={styles.workaround}>
                <summary>{t('common.field.workaround')}</summary>
                <Markdown content={workaround} />
              </details>
            )}
          </li>
        ))}
      </ul>
      {count > items.length && (
        <p className={styles.note}>
          {t('entity.knownErrors.more', { count: count - items.length })}
        </p>
      )}
    </>
  );
}
