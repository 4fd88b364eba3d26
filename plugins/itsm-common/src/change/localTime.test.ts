import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { timeZoneSchema } from '../record/fields';
import { localTimeSchema, localToInstant } from './localTime';

describe('local times', () => {
  it.each([
    // Clocks go from 02:00 to 03:00.
    ['2027-03-28T01:59', 'Europe/Berlin', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28T02:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28T03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28T03:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
    // Clocks go from 03:00 back to 02:00.
    ['2027-10-31T01:59', 'Europe/Berlin', '2027-10-30T23:59:00.000Z'],
    ['2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31T03:00', 'Europe/Berlin', '2027-10-31T02:00:00.000Z'],
    ['2027-03-14T02:30', 'America/New_York', '2027-03-14T07:00:00.000Z'],
    ['2027-03-14T03:00', 'America/New_York', '2027-03-14T07:00:00.000Z'],
    ['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
    ['2027-11-07T02:00', 'America/New_York', '2027-11-07T07:00:00.000Z'],
    // Half an hour, in the other half of the world.
    ['2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-02T15:30:00.000Z'],
    ['2027-07-01T12:00', 'UTC', '2027-07-01T12:00:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(localToInstant(localTimeSchema.parse(local), zone)).toBe(instant);
  });

  it('are in order in truth as they are on the wall, and shown so if they exist', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'UTC'];
    const localTime = fc
      .integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) })
      .map(ms => new Date(ms - (ms % 60_000)).toISOString().slice(0, 19));
    fc.assert(
      fc.property(
        localTime,
        localTime,
        fc.constantFrom(...zones),
        (one, other, zone) => {
          const [early, late] = [one, other].sort();
          const instant = localToInstant(early, zone);
          expect(instant <= localToInstant(late, zone)).toBe(true);
          const local = DateTime.fromISO(early, { zone });
          const exists = local.toFormat("yyyy-MM-dd'T'HH:mm:ss") === early;
          const shown = DateTime.fromISO(instant, { zone });
          expect(
            !exists || shown.toFormat("yyyy-MM-dd'T'HH:mm:ss") === early,
          ).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are refused if they have an offset or do not exist', () => {
    for (const text of [
      '2027-03-28T02:30Z',
      '2027-03-28T02:30+01:00',
      '2027-02-30T00:00',
      '2027-13-01T00:00',
      '2027-01-01T24:00',
      '2027-01-01',
      '1066-10-14T09:00',
      '',
    ]) {
      expect(localTimeSchema.safeParse(text).success).toBe(false);
    }
    for (const zone of ['Mars/Olympus', 'CET+1', '', 'Europe/berlin2']) {
      expect(timeZoneSchema.safeParse(zone).success).toBe(false);
    }
  });
});
