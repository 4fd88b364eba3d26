import { Entity } from '@backstage/catalog-model';
import { Impact } from 'backstage-plugin-itsm-common';
import { callers, startOddCatalog } from './__testUtils__/startOddCatalog';
import {
  lines,
  nodeLine,
  refOf,
  ToldImpact,
  WalkByHand,
} from './__testUtils__/walkByHand';

jest.setTimeout(300_000);

const AT_ONCE = 8;

/** Does the same with each of many, some at a time. */
async function each<T>(all: T[], work: (one: T) => Promise<void>) {
  const waiting = [...all];
  const next = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

const countsOf = (counts: { entityRef: string; count: number }[]) =>
  lines(
    counts.map(({ entityRef, count }): [string, number] => [entityRef, count]),
  );

/** An answer in the form in which it is expected. */
function told(impact: Impact): ToldImpact {
  const { nodes, edges, owners, rollups, countsByTier } = impact;
  return {
    nodes: nodes
      .map(({ entityRef, distance, path, missing = false }) =>
        nodeLine({ entityRef, distance, steps: path.length, missing }),
      )
      .sort(),
    edges: edges
      .map(
        ({ from, to, relation }) => `${from} ${relation.toLowerCase()} ${to}`,
      )
      .sort(),
    owners: countsOf(owners),
    rollups: countsOf(rollups),
    countsByTier: lines(countsByTier),
  };
}

const isOdd = ({ metadata }: Entity) => !/-\d+$/.test(metadata.name);

describe('a catalog as real ones are', () => {
  let call: Awaited<ReturnType<typeof startOddCatalog>>['call'];
  /** What each caller sees, and what there is that they don't see. */
  let sight: Record<string, { shown: Entity[]; hidden: string[] }>;

  beforeAll(async () => {
    const catalog = await startOddCatalog();
    call = catalog.call;
    const all = await catalog.readCatalog();
    const shown = await catalog.readCatalog(callers.outsider);
    const shownRefs = new Set(shown.map(refOf));
    const hidden = all.map(refOf).filter(ref => !shownRefs.has(ref));
    sight = {
      [callers.insider]: { shown: all, hidden: [] },
      [callers.outsider]: { shown, hidden },
    };
  });

  const impactOf = async (query: Record<string, string>, as?: string) =>
    call(`/api/itsm/impact?${new URLSearchParams(query)}`, { as });

  it.each(Object.entries(callers))(
    'is walked by the %s from every entity as its relations say',
    async (_who, as) => {
      const { shown, hidden } = sight[as];
      const byHand = new WalkByHand(
        shown,
        { upstream: ['runson'], downstream: ['hosts'] },
        new Set(hidden),
      );
      const walks = shown
        .map(refOf)
        .flatMap(entityRef =>
          (['downstream', 'upstream'] as const).flatMap(direction =>
            [1, 3, 10].map(depth => ({ entityRef, direction, depth })),
          ),
        );
      let reached = 0;
      const wrong: object[][] = [];
      await each(walks, async walk => {
        const { entityRef, direction, depth } = walk;
        const query = { entityRef, direction, depth: String(depth) };
        const { status, body } = await impactOf(query, as);
        expect({ ...walk, status }).toEqual({ ...walk, status: 200 });
        const expected = byHand.impact(entityRef, direction, depth);
        // Compared as text: so many answers are slow to compare by `expect`.
        if (JSON.stringify(told(body)) !== JSON.stringify(expected)) {
          wrong.push([
            { ...walk, ...told(body) },
            { ...walk, ...expected },
          ]);
        }
        reached += body.nodes.length;
      });
      const [answers, expected] = [0, 1].map(side =>
        wrong.slice(0, 3).map(pair => pair[side]),
      );
      expect(answers).toEqual(expected);
      expect(wrong).toEqual([]);
      expect(reached).toBeGreaterThan(10 * shown.length);
    },
  );

  it('is walked from an entity however its reference is written', async () => {
    const { status, body } = await impactOf({
      entityRef: 'component:default/upper.case_name',
    });
    expect(status).toBe(200);
    expect(body.root).toMatchObject({
      entityRef: 'component:default/upper.case_name',
      kind: 'Component',
      owner: 'group:default/the platform team',
    });
    for (const written of [
      'Component:Upper.Case_Name',
      'COMPONENT:DEFAULT/UPPER.CASE_NAME',
      'component%3Adefault%2FUpper%2eCase_Name',
      '%20component:Upper.Case_Name%20',
    ]) {
      const answer = await call(`/api/itsm/impact?entityRef=${written}`);
      expect(answer).toEqual({ status, body });
    }
  });

  it.each([
    [
      { entityRef: 'component:without-a-spec' },
      404,
      'component:default/without-a-spec',
    ],
    [{ entityRef: 'resource:default/my database' }, 400, 'entityRef'],
    [{ entityRef: 'hen' }, 400, 'must name the kind'],
    [{ entityRef: '' }, 400, 'entityRef'],
    [{ entityRef: 'component:hen', depth: '0' }, 400, 'depth'],
    [{ entityRef: 'component:hen', depth: '11' }, 400, 'depth'],
    [{ entityRef: 'component:hen', depth: '1.5' }, 400, 'depth'],
    [{ entityRef: 'component:hen', depth: 'all' }, 400, 'depth'],
  ])('refuses %j', async (query, expected, named) => {
    const { status, body } = await impactOf(query);
    expect(status).toBe(expected);
    expect(body.error.message).toContain(named);
  });

  it.each(Object.entries(callers))(
    'lets the %s work with every entity that is odd',
    async (_who, as) => {
      const { shown, hidden } = sight[as];
      const odd = shown.filter(isOdd);
      expect(odd.length).toBeGreaterThanOrEqual(30);
      await each(odd, async ({ kind, metadata }) => {
        const { namespace = 'default', name } = metadata;
        const entityRef = `${kind}:${namespace}/${name}`;
        const about = `entityRef=${encodeURIComponent(entityRef)}`;
        const gives = async (expected: number, path: string, body?: object) => {
          const answer = await call(`/api/itsm${path}`, { as, body });
          const text = JSON.stringify(answer.body);
          expect({
            entityRef,
            path,
            status: answer.status,
            error: answer.body.error,
            told: hidden.filter(ref => text.includes(`"${ref}"`)),
          }).toEqual({ entityRef, path, status: expected, told: [] });
          return answer.body;
        };
        const page = `/entities/${kind}/${namespace}/${name}`;
        const urgent = { impact: 'high', urgency: 'high' };
        const incident = await gives(201, '/incidents', {
          ...urgent,
          title: 'It is slow',
          entityRef,
        });
        expect(incident.entities).toMatchObject([
          { role: 'primary', snapshot: { kind, name }, snapshotState: 'taken' },
        ]);
        const { assignmentGroup, entities } = incident;
        const { owner, system } = entities[0].snapshot;
        const known = Object.entries({ assignmentGroup, owner, system });
        for (const [field, value] of known.filter(pair => pair[1])) {
          const filter = `${about}&${new URLSearchParams({ [field]: value })}`;
          const { items } = await gives(200, `/incidents?${filter}`);
          expect(items).toContainEqual(
            expect.objectContaining({ number: incident.number }),
          );
        }
        const change = await gives(201, '/changes', {
          ...urgent,
          title: 'Make it fast',
          entityRef,
          plannedStart: '2099-03-02T09:00:00Z',
          plannedEnd: '2099-03-02T10:00:00Z',
          justification: 'It is slow',
          implementationPlan: 'Replace it',
          testPlan: 'Time it',
          backoutPlan: 'Put it back',
        });
        await gives(200, `/changes/${change.number}/transitions`, {
          to: 'assess',
        });
        await gives(200, '/gate', { entityRef });
        for (const path of [
          `${page}/summary`,
          `${page}/nearby`,
          `/incidents/${incident.number}/entities`,
          `/incidents/${incident.number}/suspects`,
          `/changes/${change.number}/impact`,
          `/changes/${change.number}/conflicts`,
          `/changes/${change.number}/approvals`,
          `/known-errors?${about}`,
          `/insights/trends?${about}`,
          `/insights/entities?${about}`,
        ]) {
          await gives(200, path);
        }
      });
    },
  );
});
