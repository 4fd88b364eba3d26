import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { itsmApiRef } from '../api/itsmApiRef';
import { EntityLink } from '../components/references';
import { useResource } from '../hooks/useResource';
import { useTranslate } from '../hooks/useTranslate';
import { IncidentNumbers } from './IncidentNumbers';
import { InsightSection } from './InsightSection';
import styles from './MissingRelationsSection.module.css';

const FIRST = 5;

/** Entities that failed together although the catalog doesn't say why. */
export function MissingRelationsSection() {
  const t = useTranslate();
  const itsm = useApi(itsmApiRef);
  const [all, setAll] = useState(false);
  const resource = useResource(
    signal => itsm.getMissingRelations({ signal }),
    [itsm],
  );
  const title = t('insights.missing.title');
  return (
    <InsightSection
      title={title}
      description={t('insights.missing.description')}
      resource={resource}
      emptyNote={({ items }) =>
        items.length > 0 ? undefined : t('insights.missing.none')
      }
    >
      {({ items }) => (
        <>
          <ul className={styles.pairs} aria-label={title}>
            {items
              .slice(0, all ? undefined : FIRST)
              .map(({ primaryRef, affectedRef, incidents, suggestion }) => (
                <li
                  key={`${primaryRef} ${affectedRef}`}
                  className={styles.pair}
                >
                  <p className={styles.title}>
                    {t('insights.missing.pair', {
                      primary: <EntityLink entityRef={primaryRef} />,
                      affected: <EntityLink entityRef={affectedRef} />,
                    })}
                  </p>
                  <p className={styles.why}>
                    {t('insights.missing.suggestion', {
                      from: <EntityLink entityRef={suggestion.from} />,
                      relation: <code>{suggestion.relation}</code>,
                      to: <EntityLink entityRef={suggestion.to} />,
                    })}
                  </p>
                  <IncidentNumbers numbers={incidents} />
                </li>
              ))}
          </ul>
          {!all && items.length > FIRST && (
            <div>
              <Button
                size="small"
                variant="secondary"
                onPress={() => setAll(true)}
              >
                {t('insights.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </InsightSection>
  );
}
