import type { Change, Incident } from 'backstage-plugin-itsm-common';

/** Something that broke or was changed, and how long. */
export interface TimelineEvent {
  type: 'incident' | 'change';
  number: string;
  title: string;
  state: string;
  /** In ms. */
  start: number;
  /** In ms; not there while it goes on. */
  end?: number;
  /** Of an incident of the two highest priorities. */
  major: boolean;
}

const LOWEST_MAJOR_PRIORITY = 2;

const timeOf = (...times: (string | undefined)[]) => {
  const known = times.find(time => time !== undefined);
  return known === undefined ? undefined : Date.parse(known);
};

/**
 * Incidents and changes of some time, the latest first. Incidents last from
 * when they were opened until they were resolved; changes as long as they were
 * made, or were meant to be.
 */
export function onTimeline(options: {
  incidents: readonly Incident[];
  changes: readonly Change[];
  from: number;
  until: number;
}): TimelineEvent[] {
  const { from, until } = options;
  const incidents = options.incidents.map(
    ({ type, number, title, state, ...incident }): TimelineEvent => ({
      type,
      number,
      title,
      state,
      start: Date.parse(incident.openedAt),
      end: timeOf(incident.resolvedAt, incident.closedAt),
      major: incident.priority <= LOWEST_MAJOR_PRIORITY,
    }),
  );
  const changes = options.changes.flatMap(
    ({ type, number, title, state, ...change }): TimelineEvent[] => {
      const start = timeOf(change.actualStart, change.plannedStart);
      const isUnderWay = state === 'implement';
      const end = isUnderWay
        ? undefined
        : timeOf(change.actualEnd, change.plannedEnd);
      return start === undefined
        ? []
        : [{ type, number, title, state, start, end, major: false }];
    },
  );
  return [...incidents, ...changes]
    .filter(({ start, end = until }) => start < until && end >= from)
    .sort((one, other) => other.start - one.start);
}
