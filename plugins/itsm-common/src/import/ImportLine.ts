/**
 * A record of a file as it was read: a value, or why there is none.
 * @public
 */
export interface ImportLine {
  /** The first line of the record, from 1. */
  line: number;
  value?: unknown;
  error?: string;
}
