import {
  DurationStatistics,
  medianRanks,
  nearestRank,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';

const HOUR = 60 * 60 * 1000;

/** The key of what isn't told apart. */
export const ALL = '';

interface BucketRow {
  key: string;
  bucket: number | null;
  count: number | string;
  sum: number | string | null;
}

interface ValueRow {
  key: string;
  bucket: number;
  duration: number | string;
  count: number | string;
}

/* How many durations there are, and how many in each bucket. */
interface Counted {
  n: number;
  missing: number;
  sum: number;
  buckets: { bucket: number; count: number }[];
}

function toCounted(rows: readonly BucketRow[]): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const { key, bucket, count, sum } of rows) {
    const known = counted.get(key) ?? { n: 0, missing: 0, sum: 0, buckets: [] };
    if (bucket === null) {
      known.missing += Number(count);
    } else {
      known.n += Number(count);
      known.sum += Number(sum);
      known.buckets.push({ bucket: Number(bucket), count: Number(count) });
    }
    counted.set(key, known);
  }
  for (const { buckets } of counted.values()) {
    buckets.sort((one, other) => one.bucket - other.bucket);
  }
  return counted;
}

function ranksOf(n: number) {
  return [...medianRanks(n), nearestRank(90, n)];
}

/* The bucket that a rank falls into, and the rank in it. */
function locate({ buckets }: Counted, rank: number) {
  let left = rank;
  for (const { bucket, count } of buckets) {
    if (left <= count) {
      return { bucket, rank: left };
    }
    left -= count;
  }
  throw new Error(`there are no ${rank} durations`);
}

/**
 * Reads lengths of time as statistics, by a key.
 *
 * @remarks
 * Exact, and with little memory however many there are: durations are counted
 * by buckets that grow by two percent, and then only the values of the buckets
 * that the ranks fall into are read. It is the same SQL for all databases.
 * @param options - `source` makes the query, anew each time, over the records
 * to look at; `duration` is SQL in milliseconds, null if a time is missing;
 * `key` is a column, if they are told apart
 */
export async function readDurations(options: {
  knex: Knex;
  source: () => Knex.QueryBuilder;
  duration: string;
  key?: string;
}): Promise<Map<string, DurationStatistics>> {
  const { knex, source, duration, key } = options;
  const rows = () =>
    knex.from(
      source()
        .select({
          key: key ?? knex.raw("''"),
          duration: knex.raw(duration),
          // A time that ran backwards would have no logarithm.
          bucket: knex.raw(
            `cast(floor(50 * ln(1 + cast(case when ${duration} < 0 then 0 else ${duration} end as double precision))) as integer)`,
          ),
        })
        .as('durations'),
    );
  const counted = toCounted(
    await rows()
      .select('key', 'bucket')
      .count({ count: '*' })
      .sum({ sum: 'duration' })
      .groupBy('key', 'bucket'),
  );
  const wanted = [...counted]
    .filter(([, { n }]) => n > 0)
    .map(([name, found]) => ({
      name,
      buckets: ranksOf(found.n).map(rank => locate(found, rank).bucket),
    }));
  const values = new Map<string, [duration: number, count: number][]>();
  if (wanted.length > 0) {
    const found: ValueRow[] = await rows()
      .where(any => {
        for (const { name, buckets } of wanted) {
          any.orWhere(one => {
            one.whereIn('bucket', [...new Set(buckets)]);
            if (key) {
              one.where('key', name);
            }
          });
        }
      })
      .select('key', 'bucket', 'duration')
      .count({ count: '*' })
      .groupBy('key', 'bucket', 'duration')
      .orderBy('duration');
    for (const row of found) {
      const place = `${row.bucket} ${row.key}`;
      const known = values.get(place) ?? [];
      known.push([Number(row.duration), Number(row.count)]);
      values.set(place, known);
    }
  }
  const hoursAt = (name: string, found: Counted, rank: number) => {
    const place = locate(found, rank);
    let left = place.rank;
    for (const [value, count] of values.get(`${place.bucket} ${name}`) ?? []) {
      if (left <= count) {
        return value / HOUR;
      }
      left -= count;
    }
    // The records changed between the two questions: a bucket is near enough.
    return (Math.exp(place.bucket / 50) - 1) / HOUR;
  };
  return new Map(
    [...counted].map(([name, found]) => {
      const { n, missing, sum } = found;
      if (n === 0) {
        return [name, { n, missing }];
      }
      const [low, high, p90] = ranksOf(n).map(rank =>
        hoursAt(name, found, rank),
      );
      return [
        name,
        {
          n,
          missing,
          meanHours: sum / n / HOUR,
          p50Hours: (low + high) / 2,
          p90Hours: p90,
        },
      ];
    }),
  );
}

/** As `readDurations`, of all together. */
export async function readDuration(
  options: Omit<Parameters<typeof readDurations>[0], 'key'>,
): Promise<DurationStatistics> {
  return (await readDurations(options)).get(ALL) ?? { n: 0, missing: 0 };
}
