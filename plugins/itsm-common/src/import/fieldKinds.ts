import { z } from 'zod';
import {
  entityRefSchema,
  groupRefSchema,
  instantSchema,
  tagSchema,
  userRefSchema,
} from '../record/fields';
import { externalRefSchema } from '../record/record';
import { RecordType } from '../record/recordType';
import { historySchemas } from './recordHistory';

/**
 * How the text of a column becomes the value of a field.
 * @public
 */
export type FieldKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'time'
  | 'entity'
  | 'user'
  | 'group'
  | 'tag'
  | 'choice';

/**
 * A field that a column can be for.
 * @public
 */
export interface ImportField {
  kind: FieldKind;
  /** Whether it takes several values. */
  list: boolean;
  /** Of a choice. */
  options?: readonly string[];
}

/* These have parts, and are said in sections of their own. */
const sections = new Set(['type', 'externalRef', 'links', 'comments']);

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap() as z.ZodType)
    : schema;
}

function kindOf(schema: z.ZodType): FieldKind {
  switch (schema) {
    case instantSchema:
      return 'time';
    case entityRefSchema:
      return 'entity';
    case userRefSchema:
      return 'user';
    case groupRefSchema:
      return 'group';
    case tagSchema:
      return 'tag';
    default:
  }
  if (schema instanceof z.ZodNumber) {
    return 'number';
  }
  return schema instanceof z.ZodBoolean ? 'boolean' : 'text';
}

function fieldOf(schema: z.ZodType): ImportField {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodEnum) {
    return {
      kind: 'choice',
      list: false,
      options: inner.options.map(String),
    };
  }
  return inner instanceof z.ZodArray
    ? { kind: kindOf(inner.element as z.ZodType), list: true }
    : { kind: kindOf(inner), list: false };
}

function fieldsOf(type: RecordType): Map<string, ImportField> {
  const fields = Object.entries(historySchemas[type].shape)
    .filter(([name]) => !sections.has(name))
    .map(([name, schema]) => [name, fieldOf(schema)] as const);
  return new Map([
    ...Object.keys(externalRefSchema.shape).map(
      part =>
        [`externalRef.${part}`, { kind: 'text', list: false }] as [
          string,
          ImportField,
        ],
    ),
    ...fields,
  ]);
}

/**
 * The fields that columns can be for, by type, with dots for what is nested.
 * @public
 */
export const importFields: Record<
  RecordType,
  ReadonlyMap<string, ImportField>
> = {
  incident: fieldsOf('incident'),
  change: fieldsOf('change'),
  problem: fieldsOf('problem'),
};
