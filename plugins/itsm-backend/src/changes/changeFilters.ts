import { ChangeListQuery } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { isPostgres } from '../records/openDatabase';
import { Narrowing } from '../records/listRecords';

/** Narrows a list of changes by what only changes have. */
export function changeFilters(
  knex: Knex,
  query: Partial<ChangeListQuery>,
): Narrowing {
  const { model, risk, onHold, plannedAfter, plannedBefore } = query;
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
    if (onHold !== undefined) {
      const held = isPostgres(knex)
        ? "coalesce((records.details::jsonb ->> 'onHold')::boolean, false)"
        : "coalesce(json_extract(records.details, '$.onHold'), 0)";
      records.whereRaw(onHold ? held : `not ${held}`);
    }
  };
}
