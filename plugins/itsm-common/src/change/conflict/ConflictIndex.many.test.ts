import * as fc from 'fast-check';
import { bruteForce, summary } from './__testUtils__/bruteForce';
import { manyChanges } from './__testUtils__/manyChanges';
import { hour } from './__testUtils__/world';
import { ConflictIndex } from './ConflictIndex';

describe('conflicts of many changes', () => {
  it('are those that are found by comparing all with all, and alike from both sides', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const { all, pick, ref } = manyChanges(seed, 60, 30);
        const index = new ConflictIndex(all);
        const edited = {
          ...all.changes[pick(60)],
          start: hour(100),
          end: hour(130),
          entityRefs: [ref(1), ref(2 + pick(28))],
        };
        index.put(edited);
        const changes = all.changes.map(each =>
          each.number === edited.number ? edited : each,
        );
        const found = new Map(
          changes.map(each => [each.number, index.conflictsOf(each)]),
        );
        for (const each of changes) {
          const own = found.get(each.number)!;
          expect(summary(own)).toEqual(bruteForce(each, { ...all, changes }));
          for (const { kind, number, path, during } of own) {
            expect(
              kind === 'open_incident' ||
                !number ||
                found
                  .get(number)!
                  .some(
                    other =>
                      other.kind === kind &&
                      other.number === each.number &&
                      JSON.stringify(other.during) === JSON.stringify(during) &&
                      (!path ||
                        path.join() === [...other.path!].reverse().join()),
                  ),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are there at once for 1 000 changes of 2 000 entities, and again after an edit', () => {
    const { all } = manyChanges(7, 1000, 2000);
    const begin = performance.now();
    const index = new ConflictIndex(all);
    const found = all.changes.map(each => index.conflictsOf(each));
    const whole = performance.now() - begin;
    expect(found.filter(own => own.length > 0).length).toBeGreaterThan(100);
    const again = performance.now();
    const edited = { ...all.changes[0], start: hour(50), end: hour(80) };
    index.put(edited);
    index
      .conflictsOf(edited)
      .flatMap(({ kind, number }) =>
        kind === 'open_incident' ? [] : number ?? [],
      )
      .forEach(number =>
        index.conflictsOf(all.changes.find(each => each.number === number)!),
      );
    expect(performance.now() - again).toBeLessThan(500);
    expect(whole).toBeLessThan(5000);
    const now = {
      ...all,
      changes: [edited, ...all.changes.slice(1)],
    };
    for (let at = 0; at < 1000; at += 40) {
      const each = now.changes[at];
      expect(summary(index.conflictsOf(each))).toEqual(bruteForce(each, now));
    }
  });
});
