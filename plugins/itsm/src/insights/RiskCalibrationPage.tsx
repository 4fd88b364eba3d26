import { ButtonLink } from '@backstage/ui';
import { RiArrowLeftSLine } from '@remixicon/react';
import { useRoute } from '../hooks/useRoute';
import { useTranslate } from '../hooks/useTranslate';
import { insightsRouteRef } from '../routes';
import { levelOutcomes } from './calibration';
import { CalibrationTable } from './CalibrationTable';
import { CalibrationVerdict } from './CalibrationVerdict';
import { InsightsBar } from './InsightsBar';
import { InsightSection } from './InsightSection';
import styles from './InsightsPage.module.css';
import { addressOf } from './insightsQuery';
import { carriedOut } from './outcomeFilters';
import { useInsight } from './useInsight';
import { useInsightsQuery } from './useInsightsQuery';
import { useInsightsRequest } from './useInsightsRequest';
import { useRecordHref } from './useRecordHref';

/** What was foretold of changes, against how they went. */
export function RiskCalibrationPage() {
  const t = useTranslate();
  const [query, change] = useInsightsQuery();
  const insightsHref = useRoute(insightsRouteRef)?.();
  const { period, request } = useInsightsRequest(query);
  const hrefOf = useRecordHref(request);
  const resource = useInsight(
    (insights, signal) =>
      insights.changeOutcomes({ ...request, groupBy: 'risk' }, { signal }),
    request,
  );
  return (
    <main className={styles.page} aria-label={t('insights.calibration.title')}>
      <div>
        {insightsHref && (
          <ButtonLink
            size="small"
            variant="tertiary"
            iconStart={<RiArrowLeftSLine />}
            href={addressOf(insightsHref, query)}
          >
            {t('insights.title')}
          </ButtonLink>
        )}
      </div>
      <InsightsBar query={query} period={period} onChange={change} />
      <InsightSection
        title={t('insights.calibration.title')}
        description={t('insights.calibration.description')}
        resource={resource}
        emptyNote={({ items }) =>
          items.length > 0 ? undefined : t('insights.calibration.none')
        }
      >
        {({ overall, items }) => {
          const levels = levelOutcomes(items);
          return (
            <>
              <CalibrationVerdict levels={levels} />
              <CalibrationTable
                levels={levels}
                implemented={overall.implemented}
                hrefOf={(level, filters) =>
                  hrefOf('change', {
                    ...carriedOut(request),
                    risk: level,
                    ...filters,
                  })
                }
              />
            </>
          );
        }}
      </InsightSection>
    </main>
  );
}
