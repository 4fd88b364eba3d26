import {
  RecordHistory,
  RecordType,
  relationsBetween,
  RequirementIssue,
} from 'backstage-plugin-itsm-common';
import { ImportedRecord, originKey } from './importedRecords';
import { Landing } from './ReportBook';

/** A line that is right by itself. */
export interface CheckedLine {
  line: number;
  /** Of its record's origin. */
  key: string;
  history: RecordHistory;
  /** Of all that it says, and of what the catalog knows of its entities. */
  hash: string;
}

/** What is known of a record by its origin, so far. */
export type KnownRecord = Pick<ImportedRecord, 'type' | 'hash'>;

/** What one record becomes by all lines for it. */
export interface Judgement {
  key: string;
  history: RecordHistory;
  hash: string;
}

function linkIssue(
  { history }: CheckedLine,
  typeOf: (key: string) => RecordType | undefined,
): RequirementIssue | undefined {
  const own = originKey(history.externalRef);
  for (const { relation, target } of history.links) {
    const key = originKey(target);
    if (key === own) {
      return { field: 'target', message: 'a record is not linked to itself' };
    }
    const type = typeOf(key);
    const possible = type && relationsBetween(history.type, type);
    if (possible && !possible.includes(relation)) {
      return {
        field: 'relation',
        message: `'${relation}' doesn't go from a ${
          history.type
        } to a ${type}; possible are ${possible.join(', ')}`,
      };
    }
  }
  return undefined;
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
}

/* The last line counts; what was said and linked before isn't taken back. */
function merged(before: RecordHistory, after: RecordHistory): RecordHistory {
  return {
    ...after,
    comments: distinct([...before.comments, ...after.comments]),
    links: distinct([...before.links, ...after.links]),
  };
}

/**
 * Decides what lines do, one after another, from what is known before them.
 * It is the same for a rehearsal, so that this tells what the import will do.
 * @param known - by origin; it learns what the lines bring
 */
export function judgeLines(
  lines: readonly CheckedLine[],
  known: Map<string, KnownRecord>,
): {
  landings: Landing[];
  refusals: { line: number; issue: RequirementIssue }[];
  judgements: Judgement[];
} {
  const landings: Landing[] = [];
  const refusals: { line: number; issue: RequirementIssue }[] = [];
  const judgements = new Map<string, Judgement>();
  for (const line of lines) {
    const { key, history, hash } = line;
    const before = known.get(key);
    const issue =
      before && before.type !== history.type
        ? {
            field: 'externalRef',
            message: `is that of a ${before.type}, and this is a ${history.type}`,
          }
        : linkIssue(line, other => known.get(other)?.type);
    if (issue) {
      refusals.push({ line: line.line, issue });
    } else if (before?.hash === hash) {
      landings.push('unchanged');
    } else {
      landings.push(before ? 'updated' : 'created');
      known.set(key, { type: history.type, hash });
      const earlier = judgements.get(key);
      judgements.set(key, {
        key,
        hash,
        history: earlier ? merged(earlier.history, history) : history,
      });
    }
  }
  return { landings, refusals, judgements: [...judgements.values()] };
}
