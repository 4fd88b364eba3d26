import {
  EffectivenessWatch,
  problemLifecycle,
  Recurrence,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { RecordDraft } from '../records/RecordDraft';
import { recordColumns, StoredRecord, toRecord } from '../records/rows';

const MOST_RECURRENCES = 20;

/** The entity that a record is first of all about. */
export function primaryOf(record: StoredRecord): string | undefined {
  return record.entities.find(({ role }) => role === 'primary')?.entityRef;
}

function isInCategory(category: string | undefined, of: string): boolean {
  return category === of || Boolean(category?.startsWith(`${of} / `));
}

/**
 * Whether an incident is of the same kind as a problem: on its primary entity,
 * and of its category or one below that. A problem without a category has
 * nothing by which to tell its trouble from any other on the entity.
 */
export function isSameTrouble(
  problem: StoredRecord,
  incident: StoredRecord,
): boolean {
  const entityRef = primaryOf(problem);
  return (
    entityRef !== undefined &&
    problem.category !== undefined &&
    primaryOf(incident) === entityRef &&
    isInCategory(incident.category, problem.category)
  );
}

/** What an incident tells against a fix, if it began after it. */
export function toRecurrence(
  watch: EffectivenessWatch,
  incident: StoredRecord,
  because: Recurrence['because'],
): Recurrence | undefined {
  const { number, state, openedAt } = incident;
  const startedAt = (incident.startedAt as string | undefined) ?? openedAt;
  return state !== 'canceled' && startedAt > watch.since
    ? { number, startedAt, because }
    : undefined;
}

/** All that tells against the fix of a problem that is being watched. */
export async function findRecurrences(
  knex: Knex,
  problem: StoredRecord,
  watch: EffectivenessWatch,
): Promise<Recurrence[]> {
  const since = Date.parse(watch.since);
  const began = () =>
    knex('records')
      .where('records.type', 'incident')
      .whereNot('records.state', 'canceled')
      .where('records.started_at', '>', since)
      .orderBy(['records.started_at', 'records.id'])
      .limit(MOST_RECURRENCES)
      .select(recordColumns);
  const linked: StoredRecord[] = (
    await began().whereIn('records.id', links =>
      links
        .select('source_id')
        .from('record_links')
        .where({ relation: 'problem', target_id: problem.id }),
    )
  ).map(toRecord);
  const entityRef = primaryOf(problem);
  const { category } = problem;
  const alike: StoredRecord[] =
    entityRef && category
      ? (
          await began()
            .whereIn('records.id', entities =>
              entities
                .select('record_id')
                .from('record_entities')
                .where({ entity_ref: entityRef, record_type: 'incident' })
                .where({ role: 'primary' })
                .where('opened_at', '>', since),
            )
            .where(of =>
              of
                .where('records.category', category)
                .orWhereRaw('substr(records.category, 1, ?) = ?', [
                  category.length + 3,
                  `${category} / `,
                ]),
            )
            // One that belongs to a problem already tells of that one.
            .whereNotIn('records.id', links =>
              links
                .select('source_id')
                .from('record_links')
                .where({ relation: 'problem' }),
            )
        ).map(toRecord)
      : [];
  return [
    ...linked.map(incident => toRecurrence(watch, incident, 'linked')),
    ...alike.map(incident =>
      toRecurrence(watch, incident, 'same_entity_and_category'),
    ),
  ]
    .filter((found): found is Recurrence => found !== undefined)
    .slice(0, MOST_RECURRENCES);
}

/** Takes a problem whose fix didn't hold back to its analysis. */
export function returnToAnalysis(
  draft: RecordDraft,
  watch: EffectivenessWatch,
  found: readonly Recurrence[],
) {
  const recurrences = found.slice(0, MOST_RECURRENCES);
  const numbers = recurrences.map(({ number }) => number).join(', ');
  draft.update({
    effectivenessWatch: { ...watch, outcome: 'recurred', recurrences },
  });
  draft.move(problemLifecycle, {
    to: 'root_cause_analysis',
    roles: ['system'],
    fields: { reason: `It came back after the fix: ${numbers}.` },
    message: 'Returned to analysis by itself.',
  });
}
