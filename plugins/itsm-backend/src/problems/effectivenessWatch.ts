import { EffectivenessWatch, Problem } from 'backstage-plugin-itsm-common';
import { Duration } from 'luxon';
import { RecordDraft } from '../records/RecordDraft';
import { StoredRecord } from '../records/rows';

/** The watch of a problem whose fix is being watched now. */
export function watchOf(problem: StoredRecord): EffectivenessWatch | undefined {
  const { state, effectivenessWatch } = problem as unknown as Problem;
  return state === 'resolved' && effectivenessWatch?.outcome === 'watching'
    ? effectivenessWatch
    : undefined;
}

/** Whether the fix of a resolved problem was watched for long enough. */
export function isWatchOver(
  problem: StoredRecord,
  context: { now: Date; effectivenessWatch: Duration },
): boolean {
  const { now, effectivenessWatch } = context;
  const watch = watchOf(problem);
  // One that came in by an import was never watched here.
  const until = watch
    ? Date.parse(watch.until)
    : Date.parse(problem.resolvedAt ?? '') + effectivenessWatch.toMillis();
  return until <= now.getTime();
}

/** Begins to watch whether a fix that was just applied holds. */
export function startWatch(draft: RecordDraft, effectivenessWatch: Duration) {
  const since = draft.record.resolvedAt!;
  const until = Date.parse(since) + effectivenessWatch.toMillis();
  const watch: EffectivenessWatch = {
    since,
    until: new Date(until).toISOString(),
    outcome: 'watching',
    recurrences: [],
  };
  draft.update({ effectivenessWatch: watch });
}
