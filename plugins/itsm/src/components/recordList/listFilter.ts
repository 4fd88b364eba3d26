import type { ListRequest, RecordType } from 'backstage-plugin-itsm-common';

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
  /** As that of a filter, for this value of it. */
  listsAll?: boolean;
}

interface FilterBase {
  /** As in the page's address and, unless it says otherwise, in the API. */
  name: string;
  label: string;
  /**
   * What it finds is mostly in a final state, so that among open records it
   * would come up empty: setting it lists all.
   */
  listsAll?: boolean;
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
  /** What comes before `After` and `Before` in the API, if not the name. */
  parameter?: string;
}

/** A point in time. */
export interface MomentFilter extends FilterBase {
  kind: 'moment';
}

/**
 * Weekdays and hours of the opening, by the clocks of a zone: `openedWeekday`,
 * `openedHour` and `timezone`, in the address as in the API.
 */
export interface WeekHoursFilter extends FilterBase {
  kind: 'weekHours';
}

/**
 * A length of time in hours, half-open: `resolveHoursFrom` and
 * `resolveHoursTo`, in the address as in the API.
 */
export interface HoursFilter extends FilterBase {
  kind: 'hours';
}

/** The records that another list has, by its filters as the API has them. */
export interface RelatedFilter extends FilterBase {
  kind: 'related';
  type: RecordType;
  /** What the filter is set to, in words. */
  value: string;
  description: string;
}

/** Something by which a list is narrowed. */
export type ListFilter =
  | ActivityFilter
  | ChoicesFilter
  | ReferencesFilter
  | WordsFilter
  | DaysFilter
  | MomentFilter
  | WeekHoursFilter
  | HoursFilter
  | RelatedFilter;

/**
 * The names by which a filter's values stand in the address; the ends of a span
 * of days have their own.
 */
export function parametersOf({
  kind,
  name,
}: Pick<ListFilter, 'kind' | 'name'>): readonly string[] {
  switch (kind) {
    case 'activity':
    case 'days':
      return [];
    case 'weekHours':
      return ['openedWeekday', 'openedHour', 'timezone'];
    case 'hours':
      return [`${name}From`, `${name}To`];
    default:
      return [name];
  }
}
