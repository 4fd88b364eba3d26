import * as fc from 'fast-check';
import { z } from 'zod';
import {
  entityRefSchema,
  groupRefSchema,
  instantSchema,
  lineSchema,
  markdownSchema,
  normalizeRef,
  tagSchema,
  urlSchema,
  userRefSchema,
  wordsSchema,
} from './fields';

const takes = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).success;

describe('fields', () => {
  it.each([
    ['Component:Checkout', 'component:default/checkout'],
    ['component:Shop/Checkout', 'component:shop/checkout'],
    [' api:default/Orders.v2 ', 'api:default/orders.v2'],
    ['resource:default/my_db-1', 'resource:default/my_db-1'],
  ])('writes the entity %s as %s', (given, kept) => {
    expect(entityRefSchema.parse(given)).toBe(kept);
  });

  it.each([
    ...['', 'checkout', 'default/checkout', ':x', 'component:', 'a:b/c/d'],
    ...['component:default/', 'component:/x', 'a b:c', 'component:x y'],
    ...['component:x\u0000', `component:${'x'.repeat(300)}`, 7, null, {}],
  ])('takes no %j for an entity', value => {
    expect(takes(entityRefSchema, value)).toBe(false);
  });

  it('leaves a reference that is in its full form as it is', () => {
    const part = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,20}$/);
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9-]{0,10}$/),
        fc.option(part),
        part,
        (kind, namespace, name) => {
          const ref = `${kind}:${namespace ? `${namespace}/` : ''}${name}`;
          const kept = entityRefSchema.parse(ref);
          expect(entityRefSchema.parse(kept)).toBe(kept);
          expect(normalizeRef(kept)).toBe(kept);
          expect(kept).toBe(
            `${kind}:${namespace ?? 'default'}/${name}`.toLowerCase(),
          );
        },
      ),
    );
  });

  it('knows people and groups by their names alone, and apart', () => {
    for (const [schema, kind, other] of [
      [userRefSchema, 'user', 'group'],
      [groupRefSchema, 'group', 'user'],
    ] as const) {
      expect(schema.parse('Jane')).toBe(`${kind}:default/jane`);
      expect(schema.parse('Acme/Jane')).toBe(`${kind}:acme/jane`);
      expect(schema.parse(`${kind}:Jane`)).toBe(`${kind}:default/jane`);
      for (const value of [`${other}:default/jane`, 'component:x', '', ' ']) {
        expect(takes(schema, value)).toBe(false);
      }
    }
  });

  it('takes a line of text, trimmed, up to its length', () => {
    const line = lineSchema(5);
    expect(line.parse(' a b ')).toBe('a b');
    expect(line.parse('12345')).toBe('12345');
    for (const value of ['', '  ', '123456', undefined, 5]) {
      expect(takes(line, value)).toBe(false);
    }
  });

  it('takes Markdown up to 32 kB, counted in bytes', () => {
    expect(takes(markdownSchema, '')).toBe(true);
    expect(takes(wordsSchema, ' \n\t')).toBe(false);
    for (const [character, bytes] of [
      ['a', 1],
      ['é', 2],
      ['字', 3],
      ['🔥', 4],
    ] as const) {
      const most = Math.floor(32_768 / bytes);
      for (const schema of [markdownSchema, wordsSchema]) {
        expect(takes(schema, character.repeat(most))).toBe(true);
        expect(takes(schema, character.repeat(most + 1))).toBe(false);
      }
    }
  });

  it.each([
    ['NUL', 'x\u0000y'],
    ['half a character', 'x\ud83dy'],
    ['the other half', '\udd25'],
    ['halves in the wrong order', '\udd25\ud83d'],
  ])('refuses %s wherever text comes in', (_, broken) => {
    for (const schema of [lineSchema(200), markdownSchema, wordsSchema]) {
      expect(takes(schema, broken)).toBe(false);
      expect(takes(schema, '🔥')).toBe(true);
    }
    expect(takes(urlSchema, `https://old/${broken}`)).toBe(false);
    expect(takes(tagSchema, broken)).toBe(false);
  });

  it('takes all text that can be stored, as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), text => {
        const result = markdownSchema.safeParse(text);
        expect(result.success).toBe(!text.includes('\u0000'));
        expect(result.success ? result.data : text).toBe(text);
      }),
    );
  });

  it('takes addresses in the web only', () => {
    expect(takes(urlSchema, 'https://old/a?b=c#d')).toBe(true);
    for (const value of [
      ...['file:///etc/passwd', 'data:text/html,x', 'ftp://x', 'x', ''],
      `https://old/${'x'.repeat(2000)}`,
    ]) {
      expect(takes(urlSchema, value)).toBe(false);
    }
  });

  it('keeps instants in UTC with milliseconds', () => {
    expect(instantSchema.parse('2026-03-02T10:00:00+01:00')).toBe(
      '2026-03-02T09:00:00.000Z',
    );
    expect(instantSchema.parse('2026-03-02T09:00:00.1239Z')).toBe(
      '2026-03-02T09:00:00.123Z',
    );
    for (const value of [
      ...['2026-03-02', '2026-03-02T09:00:00', 'now', '2026-02-30T00:00:00Z'],
      ...['1969-12-31T23:59:59Z', '2200-01-01T00:00:00Z', '2026-03-02T24:00Z'],
      ...['0000-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59', '', 0],
    ]) {
      expect([value, takes(instantSchema, value)]).toEqual([value, false]);
    }
    const min = new Date('1970-01-01T00:00:00Z');
    const max = new Date('2199-12-31T23:59:59.999Z');
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), date => {
        const text = date.toISOString();
        expect(instantSchema.parse(text)).toBe(text);
      }),
    );
  });

  it('writes tags in lower case', () => {
    expect(tagSchema.parse(' Öl:A/b_1.2-3 ')).toBe('öl:a/b_1.2-3');
    for (const value of ['', '-a', 'a b', 'a,b', '"', 'x'.repeat(51)]) {
      expect(takes(tagSchema, value)).toBe(false);
    }
  });
});
