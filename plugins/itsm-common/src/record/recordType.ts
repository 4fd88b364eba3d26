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
 * Prefixes of the numbers people quote, such as `INC-1`. They can be changed
 * with `itsm.numbers.prefixes`.
 * @public
 */
export const defaultNumberPrefixes: Record<RecordType, string> = {
  incident: 'INC',
  change: 'CHG',
  problem: 'PRB',
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
