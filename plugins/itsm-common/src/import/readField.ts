import { FieldKind, ImportField } from './fieldKinds';
import { InstantReader } from './InstantReader';
import { slug } from './slug';
import {
  isColumn,
  parseTemplate,
  SourceLine,
  Template,
  textsOf,
  valueAt,
} from './template';

/* A full reference stays as it is, whereas a free text becomes a name. */
const FULL_REF = /^[a-z][a-z0-9-]*:(?:[a-z0-9][a-z0-9._-]*\/)?[a-z0-9._-]+$/i;

const YES = new Set(['true', 'yes', 'y', '1']);
const NO = new Set(['false', 'no', 'n', '0']);

/** How the texts of a file are understood. */
export interface Reading {
  missing: ReadonlySet<string>;
  decimalComma: boolean;
  instants?: InstantReader;
}

/** Templates, ready to be filled in. */
export function parseTemplates(texts: string | string[]): Template[] {
  return (Array.isArray(texts) ? texts : [texts]).map(parseTemplate);
}

/**
 * What a template says of a line; nothing if one of its columns says nothing.
 * @param read - what becomes of the text of each column
 */
function fill(
  { texts, columns }: Template,
  line: SourceLine,
  missing: ReadonlySet<string>,
  read: (text: string) => string | undefined = text => text,
): string | undefined {
  let filled = texts[0];
  for (const [at, column] of columns.entries()) {
    const [text] = textsOf(valueAt(line, column), missing);
    const part = text === undefined ? undefined : read(text);
    if (part === undefined) {
      return undefined;
    }
    filled += part + texts[at + 1];
  }
  return filled || undefined;
}

const prefixes: Partial<Record<FieldKind, RegExp>> = {
  entity: /^([a-z][a-z0-9-]*:(?:[a-z0-9][a-z0-9._-]*\/)?)(.*)$/is,
  user: /^(user:(?:[a-z0-9][a-z0-9._-]*\/)?)(.*)$/is,
  group: /^(group:(?:[a-z0-9][a-z0-9._-]*\/)?)(.*)$/is,
};

/* What stands where a name should is made into one. */
function refOf(kind: FieldKind, text: string): string | undefined {
  if (FULL_REF.test(text)) {
    return text;
  }
  const [, prefix = '', rest = text] = prefixes[kind]?.exec(text) ?? [];
  const name = slug(rest);
  return name && prefix + name;
}

function isRef(kind: FieldKind) {
  return kind === 'entity' || kind === 'user' || kind === 'group';
}

/** What a template says of a line, as a field of a kind takes it. */
export function fillFor(
  kind: FieldKind,
  template: Template,
  line: SourceLine,
  { missing }: Reading,
): string | undefined {
  if (!isRef(kind)) {
    return fill(template, line, missing);
  }
  return fill(
    template,
    line,
    missing,
    isColumn(template) ? text => refOf(kind, text) : slug,
  );
}

function numberOf(text: string, decimalComma: boolean): number | string {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  const number = Number(
    decimalComma ? plain.replaceAll('.', '').replace(',', '.') : plain,
  );
  // The numbers of records are whole ones.
  return Number.isFinite(number) ? Math.round(number) : text;
}

function booleanOf(text: string): boolean | string {
  const lower = text.toLowerCase();
  if (YES.has(lower)) {
    return true;
  }
  return NO.has(lower) ? false : text;
}

function tagOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._:/-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '')
    .slice(0, 50);
}

/* Other tools write `In Progress` for what is in_progress. */
function choiceOf(text: string, options: readonly string[] = []): string {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return options.includes(plain) ? plain : text;
}

/**
 * A text as the value of a field; the text itself where it is none, so that
 * the check of the line tells what is wrong with it.
 */
export function readValue(
  { kind, options }: Pick<ImportField, 'kind' | 'options'>,
  text: string,
  { decimalComma, instants }: Reading,
): string | number | boolean {
  switch (kind) {
    case 'time':
      return instants?.read(text) ?? text;
    case 'number':
      return numberOf(text, decimalComma);
    case 'boolean':
      return booleanOf(text);
    case 'tag':
      return tagOf(text);
    case 'choice':
      return choiceOf(text, options);
    case 'entity':
    case 'user':
    case 'group':
      return refOf(kind, text) ?? text;
    default:
      return text;
  }
}
