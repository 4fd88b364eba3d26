import type { ListRequest } from 'backstage-plugin-itsm-common';

/** Stands for the reader, so that a view can be shared with others. */
export const ME = 'me';

/** Stands for the reader's groups. */
export const MY_GROUPS = 'my-groups';

/** A value that a filter can be set to. */
export interface FilterOption {
  value: string;
  label: string;
  /** What it is called where the filter is shown, if that is shorter. */
  short?: string;
}

interface FilterBase {
  /** As in the page's address and, unless it says otherwise, in the API. */
  name: string;
  label: string;
}

/** Open records, those in a final state, or both; every list has it. */
interface ActivityFilter extends FilterBase {
  kind: 'activity';
}

/** Values to choose from, alternatives to one another. */
export interface ChoicesFilter extends FilterBase {
  kind: 'choices';
  options: readonly FilterOption[];
  /** What to ask the backend, if not for these values by the filter's name. */
  toRequest?: (values: readonly string[]) => ListRequest;
}

/** Entities, people or groups. */
export interface ReferencesFilter extends FilterBase {
  kind: 'references';
  /** Kinds to choose from, in lower case; all if left out. */
  kinds?: readonly string[];
  /** What stands for the reader in it. */
  standIn?: typeof ME | typeof MY_GROUPS;
}

/** Words that are typed, such as tags. */
export interface WordsFilter extends FilterBase {
  kind: 'words';
}

/**
 * A span of days, both included: `openedFrom` and `openedTo` in the address,
 * `openedAfter` and `openedBefore` in the API.
 */
export interface DaysFilter extends FilterBase {
  kind: 'days';
}

/** A point in time. */
export interface MomentFilter extends FilterBase {
  kind: 'moment';
}

/** Something by which a list is narrowed. */
export type ListFilter =
  | ActivityFilter
  | ChoicesFilter
  | ReferencesFilter
  | WordsFilter
  | DaysFilter
  | MomentFilter;
