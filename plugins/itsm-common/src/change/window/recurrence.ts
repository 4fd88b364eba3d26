import { Frequency, RRule } from 'rrule';
import { wallClockAt } from '../localTime';

const DAY = 24 * 60 * 60 * 1000;
const YEARS_TO_LOOK = 10;

const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'];
const whole = (low: number, high: number) => (text: string) =>
  /^\d{1,5}$/.test(text) && Number(text) >= low && Number(text) <= high;
const listOf = (item: (text: string) => boolean) => (text: string) =>
  text.split(',').every(item);
const signed = (high: number) => (text: string) =>
  whole(1, high)(text.replace(/^[+-]/, ''));

/* What a rule may say, and how it is read. */
const parts: Record<string, { is: (text: string) => boolean; must: string }> = {
  FREQ: {
    is: text => frequencies.includes(text),
    must: `be one of ${frequencies.join(
      ', ',
    )}; windows don't come more often than daily, but BYHOUR names several hours of a day`,
  },
  INTERVAL: { is: whole(1, 1000), must: 'be from 1 to 1000' },
  COUNT: { is: whole(1, 10_000), must: 'be from 1 to 10000' },
  UNTIL: {
    is: text => /^(19|20|21)\d{6}(T\d{6}Z?)?$/.test(text) && !!readUntil(text),
    must: 'be a date such as 20271231, or a time such as 20271231T235959',
  },
  WKST: { is: text => /^(MO|TU|WE|TH|FR|SA|SU)$/.test(text), must: 'be a day' },
  BYDAY: {
    is: listOf(text => /^([+-]?[1-5]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.test(text)),
    must: 'be days such as MO,TU or 2TU or -1SU',
  },
  BYMONTHDAY: { is: listOf(signed(31)), must: 'be from 1 to 31, or negative' },
  BYYEARDAY: { is: listOf(signed(366)), must: 'be from 1 to 366, or negative' },
  BYWEEKNO: { is: listOf(signed(53)), must: 'be from 1 to 53, or negative' },
  BYMONTH: { is: listOf(whole(1, 12)), must: 'be from 1 to 12' },
  BYSETPOS: { is: listOf(signed(366)), must: 'be from 1 to 366, or negative' },
  BYHOUR: { is: listOf(whole(0, 23)), must: 'be from 0 to 23' },
  BYMINUTE: { is: listOf(whole(0, 59)), must: 'be from 0 to 59' },
};

function readUntil(text: string): number | undefined {
  const [, year, month, day, hour = '23', minute = '59', second = '59'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const read = Date.parse(`${iso}Z`);
  return Number.isNaN(read) || new Date(read).toISOString().slice(0, 19) !== iso
    ? undefined
    : read;
}

function readParts(rrule: string): Map<string, string> {
  const pairs = rrule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';');
  return new Map(
    pairs.map(pair => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

interface RecurrenceOptions {
  /** An RRULE of RFC 5545, without DTSTART. */
  rrule: string;
  /** The first start by the wall clock, in ms. */
  start: number;
  timeZone: string;
}

function toRule({ rrule, start, timeZone }: RecurrenceOptions): RRule {
  const read = readParts(rrule);
  const until = read.get('UNTIL');
  read.delete('UNTIL');
  const text = [...read].map(([name, value]) => `${name}=${value}`).join(';');
  const options = { ...RRule.parseString(text), dtstart: new Date(start) };
  const last = until === undefined ? undefined : readUntil(until)!;
  return new RRule({
    ...options,
    ...(last !== undefined && {
      until: new Date(
        until!.endsWith('Z') ? wallClockAt(last, timeZone) : last,
      ),
    }),
  });
}

/* How many periods of a rule begin between two times, at most. */
function periodsBetween(rule: RRule, from: number, to: number): number {
  const { freq, interval } = rule.options;
  const days = Math.max(0, to - from) / DAY;
  const length: Partial<Record<Frequency, number>> = {
    [Frequency.YEARLY]: 365,
    [Frequency.MONTHLY]: 28,
    [Frequency.WEEKLY]: 7,
  };
  return Math.ceil(days / (length[freq] ?? 1) / interval) + 2;
}

class EndOfPeriods extends Error {}

/*
 * The library looks at one period after the other until it finds an occurrence
 * past the end, and if there is none, up to the year 9999: minutes, for a rule
 * such as the 30th of February. It reads the interval twice a period, which is
 * the one place where it can be stopped.
 */
function stopAfter(rule: RRule, periods: number) {
  const { interval } = rule.options;
  let reads = 0;
  Object.defineProperty(rule.options, 'interval', {
    get() {
      reads += 1;
      if (reads > 2 * periods + 2) {
        throw new EndOfPeriods();
      }
      return interval;
    },
  });
}

/* Days and weeks that are long past needn't be counted one by one. */
function startNear(rule: RRule, from: number): RRule {
  const { freq, interval, count, dtstart } = rule.options;
  const days = { [Frequency.DAILY]: 1, [Frequency.WEEKLY]: 7 }[freq as number];
  if (!days || count || !dtstart || dtstart.getTime() >= from) {
    return rule;
  }
  const step = days * interval * DAY;
  // A step less, as a week's days may come before the one it starts on.
  const steps = Math.floor((from - dtstart.getTime()) / step) - 1;
  return steps <= 0
    ? rule
    : new RRule({
        ...rule.origOptions,
        dtstart: new Date(dtstart.getTime() + steps * step),
      });
}

/**
 * The starts of a rule between two times, all by the wall clock in ms.
 * @param from - The first time that counts.
 * @param to - The first time that counts no more.
 */
export function recurrencesBetween(
  options: RecurrenceOptions,
  from: number,
  to: number,
  limit = Infinity,
): number[] {
  const rule = startNear(toRule(options), from);
  const found: number[] = [];
  stopAfter(
    rule,
    periodsBetween(rule, rule.options.dtstart!.getTime(), to) + 1,
  );
  try {
    rule.between(new Date(from), new Date(to), true, date => {
      if (date.getTime() < to) {
        found.push(date.getTime());
      }
      return found.length < limit;
    });
  } catch (error) {
    if (!(error instanceof EndOfPeriods)) {
      throw error;
    }
  }
  return found;
}

/**
 * What is wrong with a rule, if something is: a part that isn't understood, or
 * that it never comes true within ten years.
 */
export function checkRecurrence(
  options: RecurrenceOptions,
): string | undefined {
  const { rrule, start } = options;
  const read = readParts(rrule);
  if (
    rrule
      .trim()
      .replace(/^RRULE:/i, '')
      .split(';').length !== read.size
  ) {
    return 'must say each part once';
  }
  for (const [name, value] of read) {
    if (!Object.hasOwn(parts, name)) {
      return `must be an RRULE of RFC 5545 of the parts ${Object.keys(
        parts,
      ).join(', ')}; it has '${name}'`;
    }
    if (!parts[name].is(value)) {
      return `${name} must ${parts[name].must}`;
    }
  }
  if (!read.has('FREQ')) {
    return 'must say FREQ, such as FREQ=WEEKLY';
  }
  if (read.has('COUNT') && read.has('UNTIL')) {
    return 'must not say both COUNT and UNTIL';
  }
  const times = (name: string) => read.get(name)?.split(',').length ?? 1;
  if (times('BYHOUR') * times('BYMINUTE') > 24) {
    return 'must not come more than 24 times a day';
  }
  const end = start + YEARS_TO_LOOK * 366 * DAY;
  try {
    if (recurrencesBetween(options, start, end, 1).length === 0) {
      return `never comes true in the ${YEARS_TO_LOOK} years after the start`;
    }
  } catch {
    return 'is not a rule that can come true';
  }
  return undefined;
}
