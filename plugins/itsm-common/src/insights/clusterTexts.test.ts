import fc from 'fast-check';
import { clusterTexts } from './clusterTexts';
import { medianRanks, nearestRank } from './ranks';

const clustersOf = (
  texts: [text: string, place: string][],
  next: Record<string, string[]> = {},
) =>
  clusterTexts(
    texts.map(([text, place]) => ({ text, place })),
    { similarity: 0.6, neighbours: place => next[place] ?? [] },
  );

describe('clusters of texts', () => {
  const texts: [string, string][] = [
    ['Database connections exhausted', 'orders'],
    ['Connections of database 17 exhausted!', 'payments'],
    ['EXHAUSTED database connection', 'mail'],
    ['Certificate has expired', 'orders'],
  ];

  it('are of the same or of related places', () => {
    const members = (next: Record<string, string[]>) =>
      clustersOf(texts, next)
        .map(cluster => cluster.members)
        .filter(({ length }) => length > 1);
    expect(members({})).toEqual([]);
    expect(members({ orders: ['payments'] })).toEqual([[0, 1]]);
    expect(members({ payments: ['orders', 'mail'] })).toEqual([[0, 1, 2]]);
  });

  it('tell the words that most of them have', () => {
    const [cluster] = clustersOf(texts, { payments: ['orders', 'mail'] });
    expect([...cluster.words].sort()).toEqual([
      'connection',
      'database',
      'exhausted',
    ]);
  });

  it('are told without the words that only hold sentences together', () => {
    const [cluster] = clustersOf([
      ['Worker killed because of its memory, and restarted', 'mail'],
      ['A worker is killed and restarted because of its memory', 'mail'],
      ['Worker was killed because of memory and restarted', 'mail'],
    ]);
    expect([...cluster.words].sort()).toEqual([
      'killed',
      'memory',
      'restarted',
      'worker',
    ]);
  });

  it('are told with what says that something did not happen', () => {
    const [cluster] = clustersOf([
      ['Login does not work', 'login'],
      ['Login did not work', 'login'],
      ['The login does not work', 'login'],
    ]);
    expect([...cluster.words].sort()).toEqual(['login', 'not', 'work']);
  });

  it('do not come from function words alone', () => {
    const found = clustersOf(
      [
        'Error in the payment of the customer',
        'Error in the export of the report',
        'Login does not work for some of the customers',
        'Export does not finish for some of the tenants',
        'There is no data in the dashboard',
        'There is no response from the gateway',
        'Search is slow after the deployment',
        'Payment is down after the upgrade',
      ].map((text): [string, string] => [text, 'shop']),
    );
    expect(found.filter(({ members }) => members.length > 1)).toEqual([]);
  });

  it('have each text once, wherever it has words at all', () => {
    const words = [
      'slow',
      'timeout',
      'cart',
      'login',
      'of',
      '42',
      'データベース',
    ];
    const text = fc
      .array(fc.constantFrom(...words), { maxLength: 4 })
      .map(parts => parts.join(' '));
    const place = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, place)), list => {
        const found = clustersOf(list, { a: ['b'] });
        const members = found.flatMap(cluster => cluster.members);
        expect(new Set(members).size).toBe(members.length);
        expect(members.sort((one, other) => one - other)).toEqual(
          list.flatMap(([words_], at) =>
            /\p{L}{3}/u.test(words_) ? [at] : [],
          ),
        );
        // Texts of the same words and place are always together.
        const homeOf = (at: number) =>
          found.findIndex(cluster => cluster.members.includes(at));
        list.forEach(([one, where], at) => {
          const alike = list.flatMap(([other, there], against) =>
            one === other && where === there ? [homeOf(against)] : [],
          );
          expect(new Set(alike)).toEqual(new Set([homeOf(at)]));
        });
      }),
    );
  });

  it('of two thousand different texts in one place take a moment', () => {
    const words = Array.from(
      { length: 60 },
      (_, at) =>
        `${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10)]}word`,
    );
    const list = Array.from({ length: 2000 }, (_, at): [string, string] => [
      [0, 1, 2, 3, 4, 5, 6, 7]
        .map(step => words[(at * (step + 3) + step * step) % words.length])
        .join(' '),
      'everywhere',
    ]);
    const start = performance.now();
    clustersOf(list);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('ranks', () => {
  it('are those of the usual definitions', () => {
    expect(medianRanks(1)).toEqual([1, 1]);
    expect(medianRanks(4)).toEqual([2, 3]);
    expect(medianRanks(5)).toEqual([3, 3]);
    expect([1, 2, 9, 10, 11, 110].map(n => nearestRank(90, n))).toEqual([
      1, 2, 9, 9, 10, 99,
    ]);
  });
});
