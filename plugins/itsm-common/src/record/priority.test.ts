import * as fc from 'fast-check';
import {
  checkPriorityOptions,
  createPriorityScheme,
  lookUpPriority,
  PriorityOptions,
  PriorityOptionsError,
} from './priority';

const levels = (prefix: string) =>
  fc
    .integer({ min: 2, max: 6 })
    .map(count => Array.from({ length: count }, (_, at) => `${prefix}${at}`));

/** Levels, and a cell for each pair of them. */
const complete: fc.Arbitrary<Required<Omit<PriorityOptions, 'names'>>> = fc
  .tuple(levels('i'), levels('u'))
  .chain(([impactLevels, urgencyLevels]) =>
    fc.record({
      impactLevels: fc.constant(impactLevels),
      urgencyLevels: fc.constant(urgencyLevels),
      matrix: fc.record(
        Object.fromEntries(
          impactLevels.map(impact => [
            impact,
            fc.record(
              Object.fromEntries(
                urgencyLevels.map(urgency => [
                  urgency,
                  fc.integer({ min: 1, max: 99 }),
                ]),
              ),
            ),
          ]),
        ),
      ),
    }),
  );

describe('priority', () => {
  it('is impact plus urgency minus one, with five names, by default', () => {
    const scheme = createPriorityScheme();
    const table = ['high', 'medium', 'low'].map(impact =>
      ['high', 'medium', 'low'].map(urgency =>
        lookUpPriority(scheme, impact, urgency),
      ),
    );
    expect(table).toEqual([
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 5],
    ]);
    expect(scheme.priorities).toEqual([
      { priority: 1, name: 'Critical' },
      { priority: 2, name: 'High' },
      { priority: 3, name: 'Moderate' },
      { priority: 4, name: 'Low' },
      { priority: 5, name: 'Planning' },
    ]);
  });

  it('is so with any number of levels', () => {
    fc.assert(
      fc.property(levels('i'), levels('u'), (impactLevels, urgencyLevels) => {
        const scheme = createPriorityScheme({ impactLevels, urgencyLevels });
        impactLevels.forEach((impact, row) =>
          urgencyLevels.forEach((urgency, column) =>
            expect(lookUpPriority(scheme, impact, urgency)).toBe(
              row + 1 + (column + 1) - 1,
            ),
          ),
        );
        expect(scheme.priorities).toHaveLength(
          impactLevels.length + urgencyLevels.length - 1,
        );
      }),
    );
  });

  it('is what the matrix says, if there is one', () => {
    fc.assert(
      fc.property(complete, options => {
        const scheme = createPriorityScheme(options);
        expect(scheme.matrix).toEqual(options.matrix);
        for (const impact of options.impactLevels) {
          for (const urgency of options.urgencyLevels) {
            const priority = lookUpPriority(scheme, impact, urgency)!;
            expect(priority).toBe(options.matrix[impact][urgency]);
            expect(scheme.priorities[priority - 1].priority).toBe(priority);
          }
        }
      }),
    );
  });

  it('is unknown for what is no level, whatever it is called', () => {
    const scheme = createPriorityScheme();
    for (const level of ['', 'HIGH', '__proto__', 'constructor', 'toString']) {
      expect(lookUpPriority(scheme, level, 'high')).toBeUndefined();
      expect(lookUpPriority(scheme, 'high', level)).toBeUndefined();
    }
  });

  it('takes names of its own, and makes up those that are missing', () => {
    expect(
      createPriorityScheme({ names: ['P1', 'P2'] }).priorities.map(
        ({ name }) => name,
      ),
    ).toEqual(['P1', 'P2', 'Priority 3', 'Priority 4', 'Priority 5']);
  });

  const two = { impactLevels: ['a', 'b'], urgencyLevels: ['x', 'y'] };
  it.each<[string, PriorityOptions, string[]]>([
    ['too few levels', { impactLevels: ['a'] }, ['impactLevels']],
    ['no levels', { urgencyLevels: [] }, ['urgencyLevels']],
    [
      'too many levels',
      { urgencyLevels: ['1', '2', '3', '4', '5', '6', '7'] },
      ['urgencyLevels'],
    ],
    ['a level twice', { impactLevels: ['a', 'b', 'a'] }, ['impactLevels']],
    ['a missing row', { ...two, matrix: { a: { x: 1, y: 2 } } }, ['matrix.b']],
    [
      'a missing cell',
      { ...two, matrix: { a: { x: 1 }, b: { x: 1, y: 2 } } },
      ['matrix.a.y'],
    ],
    [
      'a row too many',
      {
        ...two,
        matrix: { a: { x: 1, y: 2 }, b: { x: 1, y: 2 }, c: { x: 1, y: 2 } },
      },
      ['matrix.c'],
    ],
    [
      'a cell too many',
      { ...two, matrix: { a: { x: 1, y: 2, z: 3 }, b: { x: 1, y: 2 } } },
      ['matrix.a.z'],
    ],
    [
      'cells that are no priority',
      { ...two, matrix: { a: { x: 0, y: 100 }, b: { x: 1.5, y: NaN } } },
      ['matrix.a.x', 'matrix.a.y', 'matrix.b.x', 'matrix.b.y'],
    ],
    [
      'several mistakes at once',
      { impactLevels: ['a'], urgencyLevels: ['x', 'y'], matrix: { b: {} } },
      ['impactLevels', 'matrix.b', 'matrix.a'],
    ],
  ])('refuses %s, and says where', (_, options, paths) => {
    expect(checkPriorityOptions(options).map(({ path }) => path)).toEqual(
      paths,
    );
    const refused = expect.objectContaining({
      name: 'PriorityOptionsError',
      path: paths[0],
    });
    const create = () => createPriorityScheme(options);
    expect(create).toThrow(PriorityOptionsError);
    expect(create).toThrow(refused);
  });

  it('finds each cell that is taken away from a complete matrix', () => {
    fc.assert(
      fc.property(complete, fc.nat(), fc.nat(), (options, row, column) => {
        const { impactLevels, urgencyLevels } = options;
        const impact = impactLevels[row % impactLevels.length];
        const urgency = urgencyLevels[column % urgencyLevels.length];
        const { [urgency]: _, ...cells } = options.matrix[impact];
        const matrix = { ...options.matrix, [impact]: cells };
        expect(checkPriorityOptions(options)).toEqual([]);
        expect(checkPriorityOptions({ ...options, matrix })).toEqual([
          { path: `matrix.${impact}.${urgency}`, message: 'is missing' },
        ]);
      }),
    );
  });
});
