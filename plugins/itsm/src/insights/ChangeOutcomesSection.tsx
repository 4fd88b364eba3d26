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
import { useFigures } from './useFigures';
import { type InsightProps, useInsight } from './useInsight';

const MOST = 25;

export interface ChangeOutcomesSectionProps extends InsightProps {
  groupBy: ChangeGrouping;
  onGroupBy: (groupBy: ChangeGrouping) => void;
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
  const carriedOut = {
    openedFrom: request.from,
    openedTo: request.to,
    state: ['review', 'closed'],
  };
  const ofGroup = (key: string) => {
    const byEntity = {
      domain: undefined,
      system: undefined,
      owner: undefined,
      entityRef: key,
    };
    return hrefOf('change', {
      ...carriedOut,
      ...(groupBy === 'entity' && byEntity),
      ...(groupBy === 'team' && { assignmentGroup: key }),
      ...(groupBy === 'model' && { model: key }),
      ...(groupBy === 'risk' && { risk: key }),
    });
  };
  const figuresOf = (overall: ChangeOutcome) => [
    {
      name: 'carriedOut' as const,
      figure: (
        <CountLink href={hrefOf('change', carriedOut)}>
          {figures.count(overall.implemented)}
        </CountLink>
      ),
    },
    {
      name: 'successRate' as const,
      figure: figures.percent(overall.successRate),
    },
    {
      name: 'failureRate' as const,
      figure: figures.percent(overall.changeFailureRate),
    },
    {
      name: 'followedRate' as const,
      figure: figures.percent(overall.followedByIncidentsRate),
    },
    {
      name: 'restoreTime' as const,
      figure: figures.duration(overall.restoreTime.p50Hours),
    },
    {
      name: 'emergencyShare' as const,
      figure: figures.percent(overall.emergencyShare),
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
        <SegmentedChoice
          aria-label={t('insights.changes.groupBy')}
          options={changeGroupings.map(id => ({
            id,
            label: t(`insights.changes.by.${id}`),
          }))}
          value={groupBy}
          onChange={props.onGroupBy}
        />
      }
      table={({ items }) => (
        <ChangeOutcomesTable items={items} groupBy={groupBy} hrefOf={ofGroup} />
      )}
    >
      {({ overall, items }) => (
        <>
          <dl className={styles.figures}>
            {figuresOf(overall).map(({ name, figure }) => (
              <div key={name}>
                <dt>{t(`insights.changes.${name}`)}</dt>
                <dd>{figure}</dd>
              </div>
            ))}
          </dl>
          <OutcomeBars items={items} groupBy={groupBy} hrefOf={ofGroup} />
        </>
      )}
    </InsightSection>
  );
}
