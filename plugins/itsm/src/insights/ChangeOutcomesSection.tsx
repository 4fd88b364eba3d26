import { ButtonLink } from '@backstage/ui';
import { RiScales3Line } from '@remixicon/react';
import {
  type ChangeGrouping,
  changeGroupings,
  type ChangeOutcome,
} from 'backstage-plugin-itsm-common';
import { SegmentedChoice } from '../components/segmentedChoice';
import { useTranslate } from '../hooks/useTranslate';
import { CountLink } from './CountLink';
import styles from './ChangeOutcomesSection.module.css';
import { ChangeOutcomesTable } from './ChangeOutcomesTable';
import { InsightSection } from './InsightSection';
import { OutcomeBars } from './OutcomeBars';
import { carriedOut, outcomeFilters } from './outcomeFilters';
import { useFigures } from './useFigures';
import { type InsightProps, useInsight } from './useInsight';
import { hrefOfCaused, type ListFilters } from './useRecordHref';

const MOST = 25;

/** By which filter the changes of a group are listed. */
const groupFilters: Record<ChangeGrouping, string> = {
  entity: 'entityRef',
  team: 'assignmentGroup',
  model: 'model',
  risk: 'risk',
};

export interface ChangeOutcomesSectionProps extends InsightProps {
  groupBy: ChangeGrouping;
  onGroupBy: (groupBy: ChangeGrouping) => void;
  /** To how well the risk of the same changes was foretold. */
  calibrationHref?: string;
}

/** How changes went, and what they broke. */
export function ChangeOutcomesSection(props: ChangeOutcomesSectionProps) {
  const { request, hrefOf, groupBy } = props;
  const t = useTranslate();
  const figures = useFigures();
  const resource = useInsight(
    (insights, signal) =>
      insights.changeOutcomes({ ...request, groupBy, limit: MOST }, { signal }),
    { ...request, groupBy },
  );
  const all = carriedOut(request);
  const ofAll = (count: number, filters: ListFilters = {}) =>
    count > 0 ? hrefOf('change', { ...all, ...filters }) : undefined;
  const filtersOf = (key: string) => ({
    ...all,
    [groupFilters[groupBy]]: key,
  });
  const ofGroup = (key: string, filters: ListFilters = {}) =>
    hrefOf('change', { ...filtersOf(key), ...filters });
  const figuresOf = (overall: ChangeOutcome) => [
    {
      name: 'carriedOut' as const,
      figure: figures.count(overall.implemented),
      href: ofAll(overall.implemented),
    },
    {
      name: 'successRate' as const,
      figure: figures.percent(overall.successRate),
      href: ofAll(
        overall.successful + overall.successfulWithIssues,
        outcomeFilters.succeeded,
      ),
    },
    {
      name: 'failureRate' as const,
      figure: figures.percent(overall.changeFailureRate),
      href: ofAll(overall.causedIncidents, outcomeFilters.failed),
    },
    {
      name: 'followedRate' as const,
      figure: figures.percent(overall.followedByIncidentsRate),
      href: ofAll(overall.followedByIncidents, outcomeFilters.followed),
    },
    {
      name: 'restoreTime' as const,
      figure: figures.duration(overall.restoreTime.p50Hours),
      href:
        overall.restoreTime.n > 0
          ? hrefOfCaused(hrefOf, all, { has: 'resolvedAt' })
          : undefined,
    },
    {
      name: 'emergencyShare' as const,
      figure: figures.percent(overall.emergencyShare),
      href: ofAll(overall.emergencies, outcomeFilters.emergencies),
    },
  ];
  return (
    <InsightSection
      title={t('insights.changes.title')}
      description={t('insights.changes.description')}
      resource={resource}
      emptyNote={({ overall }) =>
        overall.implemented > 0 ? undefined : t('insights.changes.none')
      }
      actions={
        <>
          {groupBy === 'risk' && props.calibrationHref && (
            <ButtonLink
              size="small"
              variant="tertiary"
              iconStart={<RiScales3Line />}
              href={props.calibrationHref}
            >
              {t('insights.calibration.link')}
            </ButtonLink>
          )}
          <SegmentedChoice
            aria-label={t('insights.changes.groupBy')}
            options={changeGroupings.map(id => ({
              id,
              label: t(`insights.changes.by.${id}`),
            }))}
            value={groupBy}
            onChange={props.onGroupBy}
          />
        </>
      }
      table={({ items }) => (
        <ChangeOutcomesTable
          items={items}
          groupBy={groupBy}
          hrefOf={ofGroup}
          causedHrefOf={key =>
            hrefOfCaused(hrefOf, filtersOf(key), { has: 'resolvedAt' })
          }
        />
      )}
    >
      {({ overall, items }) => (
        <>
          <dl className={styles.figures}>
            {figuresOf(overall).map(({ name, figure, href }) => (
              <div key={name}>
                <dt>{t(`insights.changes.${name}`)}</dt>
                <dd>
                  <CountLink href={href}>{figure}</CountLink>
                </dd>
              </div>
            ))}
          </dl>
          <OutcomeBars items={items} groupBy={groupBy} hrefOf={ofGroup} />
        </>
      )}
    </InsightSection>
  );
}
