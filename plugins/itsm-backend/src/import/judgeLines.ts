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

/** What the lines for one record do, one after another. */
function landingsOf(
  lines: readonly CheckedLine[],
  before: KnownRecord | undefined,
): Landing[] {
  // The last one counts: if it is there already, all of them are.
  if (before?.hash === lines[lines.length - 1].hash) {
    return lines.map(() => 'unchanged');
  }
  let last = before?.hash;
  return lines.map(({ hash }, at) => {
    const isSame = hash === last;
    last = hash;
    if (at === 0 && !before) {
      return 'created';
    }
    return isSame ? 'unchanged' : 'updated';
  });
}

/**
 * Decides what lines do, from what is known before them. It is the same for a
 * rehearsal, so that this tells what the import will do.
 * @param known - by origin; left as it is
 */
export function judgeLines(
  lines: readonly CheckedLine[],
  known: ReadonlyMap<string, KnownRecord>,
): {
  landings: Landing[];
  refusals: { line: number; issue: RequirementIssue }[];
  judgements: Judgement[];
} {
  const refusals: { line: number; issue: RequirementIssue }[] = [];
  const accepted = new Map<string, CheckedLine[]>();
  const typeOf = (key: string) =>
    known.get(key)?.type ?? accepted.get(key)?.[0].history.type;
  for (const line of lines) {
    const { key, history } = line;
    const type = typeOf(key);
    const issue =
      type && type !== history.type
        ? {
            field: 'externalRef',
            message: `is that of a ${type}, and this is a ${history.type}`,
          }
        : linkIssue(line, typeOf);
    if (issue) {
      refusals.push({ line: line.line, issue });
    } else {
      accepted.set(key, [...(accepted.get(key) ?? []), line]);
    }
  }
  const landings: Landing[] = [];
  const judgements: Judgement[] = [];
  for (const [key, own] of accepted) {
    const became = landingsOf(own, known.get(key));
    landings.push(...became);
    if (became.some(landing => landing !== 'unchanged')) {
      judgements.push({
        key,
        hash: own[own.length - 1].hash,
        history: own.map(({ history }) => history).reduce(merged),
      });
    }
  }
  return { landings, refusals, judgements };
}
