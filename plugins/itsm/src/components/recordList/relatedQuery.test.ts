import { fromRelated, toRelated } from './relatedQuery';

describe('filters of another list', () => {
  it('are as the API has them, and come back as they were', () => {
    const address =
      'show=all&state=review&state=closed&openedFrom=2026-03-01T00%3A00%3A00.000Z&openedTo=2026-04-01T00%3A00%3A00.000Z&system=system%3Adefault%2Fshop';
    expect([...new URLSearchParams(toRelated(address))]).toEqual([
      ['state', 'review'],
      ['state', 'closed'],
      ['openedAfter', '2026-03-01T00:00:00.000Z'],
      ['openedBefore', '2026-04-01T00:00:00.000Z'],
      ['system', 'system:default/shop'],
    ]);
    expect(fromRelated(toRelated(address))).toBe(address);
  });
});
