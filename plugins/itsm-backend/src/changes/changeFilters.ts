import { ChangeListQuery } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { isPostgres } from '../records/openDatabase';
import { Narrowing } from '../records/listRecords';

/**
 * Narrows a list of changes by what only changes have.
 * @param awaited - those that await the caller's approval
 */
export function changeFilters(
  knex: Knex,
  query: Partial<ChangeListQuery>,
  awaited: readonly string[],
): Narrowing {
  const { model, risk, onHold, plannedAfter, plannedBefore } = query;
  const { awaitingMyApproval } = query;
  return records => {
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
