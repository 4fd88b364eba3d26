import { ChangeListQuery } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Duration } from 'luxon';
import { RecordCriteria } from '../records/criteria';
import {
  causedByTheChange,
  followingTheChange,
} from '../records/incidentsOfChanges';
import { Narrowing } from '../records/listRecords';
import { isPostgres } from '../records/openDatabase';

/* Narrows by what happened: the condition calls the changes `changes`. */
function whereHappened(
  knex: Knex,
  records: Knex.QueryBuilder,
  condition: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return records.whereExists(
    knex({ changes: 'records' })
      .select(1)
      .whereRaw('changes.id = records.id')
      .whereExists(condition),
  );
}

/**
 * Narrows a list of changes by what only changes have.
 * @param options - `awaited`: those that await the caller's approval;
 * `incidents`: those that the caller may read
 */
export function changeFilters(
  knex: Knex,
  query: Partial<ChangeListQuery>,
  options: { awaited: readonly string[]; incidents: RecordCriteria },
): Narrowing {
  const { awaited, incidents: criteria } = options;
  const { model, risk, onHold, plannedAfter, plannedBefore } = query;
  const { awaitingMyApproval, closeCode, causedIncidents } = query;
  const { followedByIncidents, entityRole = [] } = query;
  const roles = [...new Set(['primary' as const, ...entityRole])];
  return records => {
    if (closeCode?.length) {
      records.whereIn('records.close_code', closeCode);
    }
    if (causedIncidents === true) {
      whereHappened(knex, records, causedByTheChange(knex, criteria));
    } else if (causedIncidents === false) {
      records.whereNot(caused =>
        whereHappened(knex, caused, causedByTheChange(knex, criteria)),
      );
    }
    if (followedByIncidents) {
      const within = Duration.fromISO(followedByIncidents).toMillis();
      const following = followingTheChange(knex, { criteria, within, roles });
      whereHappened(knex, records, following);
    }
    if (model?.length) {
      records.whereIn('records.model', model);
    }
    if (risk?.length) {
      records.whereIn('records.risk_level', risk);
    }
    if (plannedAfter) {
      records.where('records.planned_end', '>', Date.parse(plannedAfter));
    }
    if (plannedBefore) {
      records.where('records.planned_start', '<', Date.parse(plannedBefore));
    }
    if (awaitingMyApproval === true) {
      records.whereIn('records.id', awaited);
    } else if (awaitingMyApproval === false) {
      records.whereNotIn('records.id', awaited);
    }
    if (onHold !== undefined) {
      const held = isPostgres(knex)
        ? "coalesce((records.details::jsonb ->> 'onHold')::boolean, false)"
        : "coalesce(json_extract(records.details, '$.onHold'), 0)";
      records.whereRaw(onHold ? held : `not ${held}`);
    }
  };
}
