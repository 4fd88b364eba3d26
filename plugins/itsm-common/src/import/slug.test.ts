import { slug } from './slug';

describe('slug', () => {
  it.each([
    ['Group 24', 'group-24'],
    ['  --A__b.. ', 'a__b'],
    ['x'.repeat(70), 'x'.repeat(63)],
    ['ada@example.com', 'ada-example.com'],
    ['日本', undefined],
  ])('makes %j into %j', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });
});
