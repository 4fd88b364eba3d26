import * as fc from 'fast-check';
import { TimeSpan } from '../timeSpan';
import { freeSlots } from './slots';

const at = (minute: number) =>
  new Date(Date.UTC(2027, 0, 1) + minute * 60_000).toISOString();
const span = (start: number, end: number): TimeSpan => ({
  start: at(start),
  end: at(end),
});

describe('free slots', () => {
  it('are the next of that length with nothing in the way', () => {
    expect(
      freeSlots({
        lengthMinutes: 60,
        from: at(5),
        until: at(600),
        blocked: [span(60, 90), span(140, 300)],
        limit: 3,
      }),
    ).toEqual([span(300, 360), span(360, 420), span(420, 480)]);
  });

  it('are within what is allowed, and apart from each other', () => {
    const options = {
      lengthMinutes: 30,
      from: at(0),
      until: at(24 * 60),
      blocked: [span(100, 110)],
      allowed: [span(90, 200), span(600, 620), span(700, 760)],
    };
    expect(freeSlots(options)).toEqual([
      span(120, 150),
      span(150, 180),
      span(705, 735),
    ]);
    expect(freeSlots({ ...options, apartMinutes: 60 })).toEqual([
      span(120, 150),
      span(705, 735),
    ]);
    expect(freeSlots({ ...options, allowed: [] })).toEqual([]);
  });

  it('are all that there are, none of them blocked', () => {
    const spans = fc.array(
      fc
        .tuple(fc.nat(300), fc.nat(300))
        .map(([one, other]) => span(one, other)),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(
        spans,
        fc.option(spans, { nil: undefined }),
        fc.integer({ min: 1, max: 60 }),
        (blocked, allowed, lengthMinutes) => {
          const slots = freeSlots({
            lengthMinutes,
            from: at(0),
            until: at(300),
            blocked,
            allowed,
            stepMinutes: 1,
            limit: 100,
          });
          const free = (minute: number) =>
            !blocked.some(
              ({ start, end }) => start <= at(minute) && at(minute) < end,
            ) &&
            (!allowed ||
              allowed.some(
                ({ start, end }) => start <= at(minute) && at(minute) < end,
              ));
          // The greedy way, a minute at a time.
          const expected: TimeSpan[] = [];
          let length = 0;
          for (
            let minute = 0;
            minute < 300 && expected.length < 100;
            minute += 1
          ) {
            length = free(minute) ? length + 1 : 0;
            if (length === lengthMinutes) {
              expected.push(span(minute + 1 - length, minute + 1));
              length = 0;
            }
          }
          expect(slots).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('have a length', () => {
    const none = { from: at(0), until: at(9), blocked: [] };
    expect(() => freeSlots({ ...none, lengthMinutes: 0 })).toThrow('above 0');
    expect(() =>
      freeSlots({ ...none, lengthMinutes: 5, stepMinutes: -1 }),
    ).toThrow('above 0');
  });
});
