import { Recurrence } from 'backstage-plugin-itsm-common';
import { RecordDraft } from '../records/RecordDraft';
import { recordColumns, StoredRecord, toRecord } from '../records/rows';
import { WriteTransaction } from '../records/WriteTransaction';
import { watchOf } from './effectivenessWatch';
import {
  isSameTrouble,
  primaryOf,
  returnToAnalysis,
  toRecurrence,
} from './recurrences';

/** The numbers of the problems that a write links an incident to. */
function newlyLinked(incident: RecordDraft): string[] {
  return incident.entries.flatMap(({ link }) =>
    link?.relation === 'problem' && !link.removed ? [link.number] : [],
  );
}

/* Problems that an incident which was just opened may tell against. */
async function alikeTo(
  write: WriteTransaction,
  incident: StoredRecord,
): Promise<StoredRecord[]> {
  const entityRef = primaryOf(incident);
  if (!entityRef || !incident.category) {
    return [];
  }
  const rows = await write
    .trx('records')
    .join('record_entities', 'record_entities.record_id', 'records.id')
    .where({
      'record_entities.entity_ref': entityRef,
      'record_entities.record_type': 'problem',
      'records.state': 'resolved',
    })
    .whereRaw('record_entities.active')
    .orderBy('records.id')
    .limit(20)
    .select(recordColumns);
  return rows
    .map(toRecord)
    .filter(problem => watchOf(problem) && isSameTrouble(problem, incident));
}

/**
 * What a write to incidents means for problems whose fix is being watched: an
 * incident that began after the fix and is linked to the problem, or is opened
 * on its primary entity in its category, returns it to analysis.
 */
export async function reopenOnRecurrence(
  write: WriteTransaction,
): Promise<void> {
  if (write.access.channel === 'import') {
    return;
  }
  const found = new Map<RecordDraft, Recurrence[]>();
  const add = (
    problem: RecordDraft,
    incident: StoredRecord,
    because: Recurrence['because'],
  ) => {
    const watch = watchOf(problem.record);
    const recurrence = watch && toRecurrence(watch, incident, because);
    if (recurrence) {
      found.set(problem, [...(found.get(problem) ?? []), recurrence]);
    }
  };
  const drafts = [...write.drafts];
  const incidents = drafts.filter(({ record }) => record.type === 'incident');
  for (const incident of incidents) {
    const linked = newlyLinked(incident);
    for (const number of linked) {
      const problem = drafts.find(({ record }) => record.number === number);
      if (problem) {
        add(problem, incident.record, 'linked');
      }
    }
    if (!incident.before && linked.length === 0) {
      for (const { id } of await alikeTo(write, incident.record)) {
        add(await write.open(id), incident.record, 'same_entity_and_category');
      }
    }
  }
  for (const [problem, recurrences] of found) {
    returnToAnalysis(problem, watchOf(problem.record)!, recurrences);
  }
}
