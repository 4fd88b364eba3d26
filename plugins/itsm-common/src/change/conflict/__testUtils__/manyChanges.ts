import { EntityFacts } from '../../changeFacts';
import { ReachedEntity } from '../conflicts';
import { change, window, world } from './world';

/* A number from 0 to below a limit, the same each time. */
function random(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
}

export function manyChanges(seed: number, changes: number, entities: number) {
  const pick = random(seed);
  const ref = (at: number) => `component:default/e${at}`;
  const system = (at: number) => `system:default/s${at % 20}`;
  const facts = new Map<string, EntityFacts>();
  const reached = new Map<string, ReachedEntity[]>();
  for (let at = 0; at < entities; at += 1) {
    facts.set(ref(at), {
      entityRef: ref(at),
      kind: 'component',
      tier: 1 + pick(4),
      within: [{ entityRef: system(at), kind: 'system' }],
    });
    // Each says a part of what is true, as closures that are cut off do.
    const closure: ReachedEntity[] = [];
    let path = [ref(at)];
    for (let step = 0; step < pick(12); step += 1) {
      const next = ref(pick(entities));
      if (!path.includes(next)) {
        path = [...path, next];
        const direction = at % 2 ? 'downstream' : 'upstream';
        closure.push({ entityRef: next, direction, path });
      }
    }
    reached.set(ref(at), closure);
  }
  const planned = Array.from({ length: changes }, (_, at) => {
    const from = pick(24 * 30);
    return change(
      `CHG-${at}`,
      from,
      from + 1 + pick(12),
      [
        ...new Set(
          Array.from({ length: 1 + pick(3) }, () => ref(pick(entities))),
        ),
      ],
      {
        implementers: pick(2) ? [`user:default/u${pick(changes / 2)}`] : [],
        environment: [undefined, 'staging', 'production'][pick(3)],
        fixes: pick(4) ? [] : ['INC-1'],
      },
    );
  });
  const nights = { kind: 'maintenance', effect: undefined } as const;
  const all = world({
    changes: planned,
    closures: reached,
    entities: facts,
    windows: [
      window('night', {
        ...nights,
        scope: [{ systems: ['s1', 's2'] }],
        timeZone: 'Europe/Berlin',
        start: '2027-03-01T22:00',
        end: '2027-03-02T04:00',
        rrule: 'FREQ=DAILY',
      }),
      window('sunday', {
        ...nights,
        scope: [{ systems: ['s3'] }],
        timeZone: 'America/New_York',
        start: '2027-03-07T00:00',
        end: '2027-03-07T06:00',
        rrule: 'FREQ=WEEKLY',
      }),
      window('tier1', {
        scope: [{ tiers: [1] }],
        except: [{ systems: ['s5'] }],
        start: '2027-04-02T00:00',
        end: '2027-04-04T00:00',
      }),
      window('friday', {
        effect: 'soft',
        scope: [{ systems: ['s6'] }],
        timeZone: 'Europe/Berlin',
        start: '2027-03-05T12:00',
        end: '2027-03-05T23:59',
        rrule: 'FREQ=WEEKLY;BYDAY=FR',
      }),
      window('production', {
        scope: [{ tiers: [2] }],
        environments: ['production'],
        start: '2027-04-10T00:00',
        end: '2027-04-11T00:00',
      }),
    ],
    incidents: [
      { number: 'INC-1', entityRefs: [ref(1), ref(2)] },
      { number: 'INC-2', entityRefs: [ref(3)] },
    ],
  });
  return { all, pick, ref };
}
