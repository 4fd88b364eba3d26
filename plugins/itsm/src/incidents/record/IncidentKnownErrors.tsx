import { Button } from '@backstage/ui';
import { useState } from 'react';
import { KnownErrorList } from '../../components/knownErrors';
import { useLoadedRecord } from '../../components/recordPage';
import { useKnownErrors } from '../../hooks/useKnownErrors';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './IncidentKnownErrors.module.css';

const FIRST = 3;

/**
 * What is known to be wrong with the entity and what it stands on, and how to
 * get by, as long as somebody works on the incident.
 */
export function IncidentKnownErrors() {
  const { record, links, editable, attempt, link } =
    useLoadedRecord('incident');
  const t = useTranslate();
  const { entityRef } =
    record.entities.find(({ role }) => role === 'primary') ?? {};
  const { value } = useKnownErrors(record.active ? entityRef : undefined);
  const [all, setAll] = useState(false);
  const items = value?.items ?? [];
  if (items.length === 0) {
    return null;
  }
  const linked = new Set(
    links.value
      ?.filter(({ relation }) => relation === 'problem')
      .map(({ target }) => target?.number),
  );
  return (
    <section
      className={styles.section}
      aria-label={t('problems.knownErrors.label')}
    >
      <h3 className={styles.title}>{t('problems.knownErrors.label')}</h3>
      <KnownErrorList
        label={t('problems.knownErrors.label')}
        items={all ? items : items.slice(0, FIRST)}
        unfolded={items.length === 1}
        action={({ problem: { number } }) => {
          if (linked.has(number)) {
            return (
              <span className={styles.linked}>
                {t('problems.knownErrors.linked')}
              </span>
            );
          }
          return editable ? (
            <Button
              size="small"
              variant="secondary"
              aria-label={t('problems.knownErrors.linkLabel', { number })}
              onPress={() =>
                attempt(() => link({ relation: 'problem', target: number }))
              }
            >
              {t('problems.knownErrors.link')}
            </Button>
          ) : null;
        }}
      />
      {!all && items.length > FIRST && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('problems.knownErrors.more', { count: items.length - FIRST })}
        </Button>
      )}
    </section>
  );
}
