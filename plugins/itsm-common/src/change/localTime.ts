import { IANAZone } from 'luxon';
import { z } from 'zod';

const DAY = 24 * 60 * 60 * 1000;

function isLocalTime(text: string): boolean {
  const read = new Date(`${text}Z`);
  return (
    !Number.isNaN(read.getTime()) &&
    read.toISOString().slice(0, text.length) === text &&
    text > '1970' &&
    text < '2200'
  );
}

/**
 * What a clock on the wall shows: date and time without an offset.
 * @public
 */
export const localTimeSchema = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, {
    message: 'must be a local time without offset, such as 2027-03-28T02:30',
  })
  .refine(isLocalTime, {
    message: 'must be a time that exists, between the years 1970 and 2200',
  })
  .transform(text => (text.length === 16 ? `${text}:00` : text))
  .meta({
    description: 'Local time in the named zone, without offset',
    example: '2027-03-28T02:30',
  });

/** Wall clock times are counted as if they were UTC: ms since 1970. */
export function wallClockOf(localTime: string): number {
  return Date.parse(`${localTime}Z`);
}

/** What the wall clock of the zone shows at an instant. */
export function wallClockAt(instant: number, timeZone: string): number {
  return instant + IANAZone.create(timeZone).offset(instant) * 60_000;
}

/**
 * The instant at which the zone's wall clock shows a time. A time that comes
 * twice, as clocks are set back, means the first one (as in RFC 5545, 3.3.5).
 * A time that is skipped, as clocks are set forward, means the moment of the
 * leap, so that what is earlier on the wall is never later in truth.
 */
export function instantAt(wallClock: number, timeZone: string): number {
  const zone = IANAZone.create(timeZone);
  const offset = (instant: number) => zone.offset(instant) * 60_000;
  const before = wallClock - offset(wallClock - DAY);
  const after = wallClock - offset(wallClock + DAY);
  if (before === after) {
    return before;
  }
  const shown = [before, after].filter(at => at + offset(at) === wallClock);
  if (shown.length > 0) {
    return Math.min(...shown);
  }
  // `after` is still before the leap and `before` is past it: find it between.
  let [early, late] = [Math.min(before, after), Math.max(before, after)];
  const offsetBefore = offset(early);
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offset(middle) === offsetBefore) {
      early = middle;
    } else {
      late = middle;
    }
  }
  return late;
}

/**
 * The instant at which a zone's wall clock shows a local time, as ISO 8601 in
 * UTC. Of a time that comes twice it is the first; of one that is skipped the
 * moment of the leap.
 * @public
 */
export function localToInstant(localTime: string, timeZone: string): string {
  return new Date(instantAt(wallClockOf(localTime), timeZone)).toISOString();
}
