/**
 * The processes a record can belong to.
 * @public
 */
export const recordTypes = ['incident', 'change', 'problem'] as const;

/**
 * One of the three processes.
 * @public
 */
export type RecordType = (typeof recordTypes)[number];

/**
 * All that is numbered, each in a row of its own: the records, and the tasks
 * of changes and problems.
 * @public
 */
export const numberSeries = [
  ...recordTypes,
  'changeTask',
  'problemTask',
] as const;

/** @public */
export type NumberSeries = (typeof numberSeries)[number];

/**
 * Prefixes of the numbers people quote, such as `INC-1`. They can be changed
 * with `itsm.numbers.prefixes`.
 * @public
 */
export const defaultNumberPrefixes: Record<NumberSeries, string> = {
  incident: 'INC',
  change: 'CHG',
  problem: 'PRB',
  changeTask: 'CTASK',
  problemTask: 'PTASK',
};

/**
 * The path segment of each process, both in the API and in the pages.
 * @public
 */
export const recordPaths: Record<RecordType, string> = {
  incident: 'incidents',
  change: 'changes',
  problem: 'problems',
};
