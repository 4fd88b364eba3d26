import { impactChangedSince } from './changeImpact';
import { Impact, ImpactNode } from './schema';

const impact = (root: object, ...nodes: object[]): Impact => ({
  root: { entityRef: 'component:default/root', kind: 'component', ...root },
  direction: 'downstream',
  depth: 3,
  nodes: nodes.map(
    (node): ImpactNode => ({
      entityRef: 'component:default/one',
      kind: 'component',
      distance: 1,
      path: [],
      ...node,
    }),
  ),
  edges: [],
  owners: [],
  rollups: [],
  countsByTier: { '1': 0, '2': 0, '3': 0, '4': 0, none: 0 },
  truncated: false,
});
const named = (entityRef: string, about = {}) => ({ entityRef, ...about });

describe('impactChangedSince', () => {
  it('tells what came, what went and what has another owner or tier', () => {
    expect(
      impactChangedSince(
        impact(
          { owner: 'group:default/a' },
          named('a', { tier: 2 }),
          named('b'),
        ),
        impact(
          { owner: 'group:default/b' },
          named('a', { tier: 1, title: 'Another title' }),
          named('c'),
        ),
      ),
    ).toEqual({
      added: ['c'],
      removed: ['b'],
      changed: [
        {
          entityRef: 'component:default/root',
          field: 'owner',
          from: 'group:default/a',
          to: 'group:default/b',
        },
        { entityRef: 'a', field: 'tier', from: 2, to: 1 },
      ],
    });
  });

  it('tells nothing where nothing is different', () => {
    const same = impact({}, named('a'), named('b'));
    expect(impactChangedSince(same, same)).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
  });
});
