import {
  inverseRelation,
  linkRelations,
  relationRules,
  relationsBetween,
  storedRelation,
} from './links';
import { recordTypes } from './recordType';

describe('relations between records', () => {
  it('are those of the specification, each with its other end', () => {
    const pairs = linkRelations
      .map(relation => [relation, inverseRelation(relation)].sort().join('/'))
      .sort();
    expect([...new Set(pairs)]).toEqual([
      'caused/caused_by',
      'child/parent',
      'duplicate_of/duplicated_by',
      'fixed_by/fixes',
      'incidents/problem',
      'related/related',
    ]);
    expect(linkRelations).toHaveLength(11);
  });

  it('lead there and back', () => {
    for (const relation of linkRelations) {
      const inverse = inverseRelation(relation);
      expect(inverseRelation(inverse)).toBe(relation);
      // Both ends name one stored link.
      const [one, other] = [storedRelation(relation), storedRelation(inverse)];
      expect(one.relation).toBe(other.relation);
      expect(one.reversed === other.reversed).toBe(relation === 'related');
    }
  });

  it('are possible from one end exactly when their inverses are from the other', () => {
    for (const source of recordTypes) {
      for (const target of recordTypes) {
        expect(
          relationsBetween(source, target).map(inverseRelation).sort(),
        ).toEqual(relationsBetween(target, source).sort());
      }
    }
  });

  const same = [
    ...['parent', 'duplicate_of', 'related', 'child', 'duplicated_by'],
  ];
  it.each([
    ['incident', 'incident', same],
    ['change', 'change', same],
    ['problem', 'problem', same],
    ['incident', 'change', ['caused_by', 'fixed_by', 'related']],
    ['incident', 'problem', ['problem', 'related']],
    ['problem', 'change', ['caused_by', 'fixed_by', 'related']],
    ['problem', 'incident', ['incidents', 'related']],
    ['change', 'incident', ['caused', 'fixes', 'related']],
    ['change', 'problem', ['caused', 'fixes', 'related']],
  ] as const)('go from %s to %s as %j', (source, target, relations) => {
    expect(relationsBetween(source, target).sort()).toEqual(
      [...relations].sort(),
    );
  });

  it('lead in no circle, and to one only, where they must not', () => {
    const ruled = (rule: 'acyclic' | 'single') =>
      linkRelations.filter(relation => {
        const { relation: stored, reversed } = storedRelation(relation);
        return !reversed && relationRules(stored)[rule];
      });
    expect(ruled('acyclic')).toEqual(['parent', 'duplicate_of']);
    expect(ruled('single')).toEqual(['problem', 'parent', 'duplicate_of']);
  });
});
