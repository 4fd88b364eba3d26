import { Knex } from 'knex';
import { Narrowing } from '../records/listRecords';
import { Subquery } from '../records/RecordReads';
import { whereReopenedIn } from '../records/reopenings';

const milliseconds = (time: string | undefined) =>
  time === undefined ? undefined : Date.parse(time);

/** Narrows a list of incidents by what only incidents have. */
export function incidentFilters(
  knex: Knex,
  asked: {
    reopenedAfter?: string;
    reopenedBefore?: string;
    /** Of which one is said to be its cause. */
    changes?: Subquery;
  },
): Narrowing {
  const { reopenedAfter, reopenedBefore, changes } = asked;
  return records => {
    if (reopenedAfter || reopenedBefore) {
      whereReopenedIn(knex, records, {
        from: milliseconds(reopenedAfter),
        to: milliseconds(reopenedBefore),
      });
    }
    if (changes) {
      records.whereIn('records.id', cause =>
        cause
          .select('source_id')
          .from('record_links')
          .where('relation', 'caused_by')
          .whereIn('target_id', changes()),
      );
    }
  };
}
