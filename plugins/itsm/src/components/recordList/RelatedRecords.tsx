import { Link } from '@backstage/ui';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { useRoute } from '../../hooks/useRoute';
import { useTranslate } from '../../hooks/useTranslate';
import {
  changesRouteRef,
  incidentsRouteRef,
  problemsRouteRef,
} from '../../routes';
import type { RelatedFilter } from './listFilter';
import { fromRelated } from './relatedQuery';

const routes = {
  incident: incidentsRouteRef,
  change: changesRouteRef,
  problem: problemsRouteRef,
};

export interface RelatedRecordsProps {
  filter: RelatedFilter;
  /** Filters of the other list, as the API has them. */
  asked: string | undefined;
}

/** What a filter by another list means, and the way to that list. */
export function RelatedRecords(props: RelatedRecordsProps) {
  const { filter, asked } = props;
  const t = useTranslate();
  const type: RecordType = filter.type;
  const href = useRoute(routes[type])?.();
  return (
    <>
      <span>{filter.description}</span>
      {href && asked && (
        <Link href={`${href}?${fromRelated(asked)}`}>
          {t(`records.${type}.show`)}
        </Link>
      )}
    </>
  );
}
