import { durationOf } from './useHours';

describe('hours', () => {
  it.each([
    [0.25, 'minutes', 15],
    [1, 'hours', 1],
    [5.34, 'hours', 5.3],
    [33.4, 'hours', 33],
    [48, 'days', 2],
    [24 * 90, 'days', 90],
  ])('of %s are told as %s', (hours, unit, count) => {
    expect(durationOf(hours)).toEqual({ unit, count });
  });
});
