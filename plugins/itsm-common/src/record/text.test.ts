import * as fc from 'fast-check';
import { searchWords, wordsOf } from './text';

describe('the words of a text', () => {
  it.each([
    ['Checkout fails: HTTP 502!', ['Checkout', 'fails', 'HTTP', '502']],
    ['INC-12, v2.1', ['INC', '12', 'v2', '1']],
    ['" OR 1=1 --', ['OR', '1', '1']],
    ['snake_case', ['snake', 'case']],
    ['déjà vu — “Straße”', ['déjà', 'vu', 'Straße']],
    ['e\u0301clair', ['e\u0301clair']],
    ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
    ['数据库 🔥 ошибка', ['数据库', 'ошибка']],
    ['*:&|!()"\'\\', []],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are compared in lower case', () => {
    expect(searchWords('HTTP Straße İ')).toEqual(['http', 'straße', 'i̇']);
  });

  it('are at most twenty, and hold nothing that a query could mean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const words = wordsOf(text);
        expect(words.length).toBeLessThanOrEqual(20);
        for (const word of words) {
          expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
          expect(text).toContain(word);
        }
      }),
    );
  });
});
