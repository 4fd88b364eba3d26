import { z } from 'zod';
import { timeZoneSchema } from '../record/fields';
import { linkRelations } from '../record/links';
import { RecordType, recordTypes } from '../record/recordType';
import { importFields } from './fieldKinds';

const MAX_TEMPLATES = 20;

const template = z.string().min(1).max(1000).meta({
  description: 'Text in which {Column} stands for what the column says',
});

const templates = z.union(
  [template, z.array(template).min(1).max(MAX_TEMPLATES)],
  { error: 'must be a text, or a list of texts of which one counts' },
);

const pattern = z
  .string()
  .min(1)
  .max(1000)
  .refine(
    text => {
      try {
        return Boolean(new RegExp(text, 'u'));
      } catch {
        return false;
      }
    },
    { message: 'must be a regular expression' },
  );

const textOrNumber = z.union([z.string().max(1000), z.number(), z.boolean()]);

const timeFormats = z.array(z.string().min(1).max(100)).max(20);

/** How the items of a list are found in a line. */
const itemParts = {
  each: z.string().min(1).max(200).optional().meta({
    description: 'The column or property that holds the items',
  }),
  split: z.string().min(1).max(10).optional().meta({
    description: 'What separates the items in one text',
  }),
  match: pattern.optional().meta({
    description: 'Names the parts of an item by its named groups',
  }),
};

/**
 * Where the value of a field comes from: a text in which `{Column}` stands for
 * what that column says, several of them of which the first that says
 * something counts, or all that can be said of it.
 * @public
 */
export const fieldMappingSchema = z.preprocess(
  from => (typeof from === 'string' || Array.isArray(from) ? { from } : from),
  z.strictObject({
    from: templates,
    ...itemParts,
    match: pattern.optional().meta({
      description: 'The part that counts: the first group, or all that matches',
    }),
    values: z.record(z.string(), textOrNumber).optional().meta({
      description:
        "What each value becomes, whatever its case; '*' is for all others",
    }),
    default: textOrNumber.optional().meta({
      description: 'Counts if the line says nothing',
    }),
    timeZone: timeZoneSchema.optional(),
    timeFormats: timeFormats.optional(),
  }),
);

/** @public */
export type FieldMapping = z.output<typeof fieldMappingSchema>;

const linkMappingSchema = z.strictObject({
  ...itemParts,
  relation: z.enum(linkRelations),
  source: templates.optional().meta({
    description: "The record's own source if left out",
  }),
  id: templates,
});

const commentMappingSchema = z.strictObject({
  ...itemParts,
  at: templates,
  by: templates,
  body: templates,
  internal: z.boolean().optional(),
});

const conditionSchema = z
  .strictObject({
    when: templates,
    is: z.array(z.string()).min(1).optional(),
    isNot: z.array(z.string()).min(1).optional(),
  })
  .refine(({ is, isNot }) => (is === undefined) !== (isNot === undefined), {
    message: "must have either 'is' or 'isNot'",
  });

function checkFields(
  mapping: { type?: { from: unknown }; fields?: Record<string, unknown> },
  context: z.core.$RefinementCtx,
) {
  const { type, fields } = mapping;
  const only = recordTypes.find(each => each === type?.from);
  const types = only ? [only] : recordTypes;
  for (const name of Object.keys(fields ?? {})) {
    if (!types.some(each => importFields[each].has(name))) {
      context.issues.push({
        code: 'custom',
        input: name,
        path: ['fields', name],
        message: only
          ? `is no field of a line that is of type ${only}`
          : 'is no field of a line',
      });
    }
  }
}

/**
 * How the lines of another tool's export become lines of an import.
 * @public
 */
export const mappingSchema = z
  .strictObject({
    description: z.string().max(500).optional(),
    extends: z.string().max(100).optional().meta({
      description: 'The mapping that this one is like, but for what it says',
    }),
    type: z
      .preprocess(
        type =>
          recordTypes.includes(type as RecordType) ? { from: type } : type,
        fieldMappingSchema,
      )
      .optional(),
    separator: z.string().length(1).optional().meta({
      description: 'Between the cells of a CSV file; found out if left out',
    }),
    missing: z.array(z.string().max(100)).max(50).optional().meta({
      description: 'Texts that stand for nothing, besides the empty one',
    }),
    timeZone: timeZoneSchema.optional().meta({
      description: 'Of times without an offset; UTC if left out',
    }),
    timeFormats: timeFormats
      .optional()
      .meta({ description: 'Tried in order, and then ISO 8601' }),
    decimalComma: z.boolean().optional(),
    skip: z.array(conditionSchema).max(20).optional().meta({
      description: 'Lines to pass over: those that meet one of the conditions',
    }),
    fields: z.record(z.string(), fieldMappingSchema).optional(),
    links: z.array(linkMappingSchema).max(20).optional(),
    comments: z.array(commentMappingSchema).max(20).optional(),
  })
  .superRefine(checkFields)
  .meta({ id: 'ImportMapping' });

/** @public */
export type ImportMapping = z.output<typeof mappingSchema>;

/**
 * The mappings that can be named, as `GET /import/mappings` answers them.
 * @public
 */
export const namedMappingsSchema = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        columns: z.array(z.string()).meta({
          description: 'The columns that it looks for',
        }),
        mapping: mappingSchema,
      }),
    ),
  })
  .meta({ id: 'ImportMappings' });

/** @public */
export type NamedMappings = z.infer<typeof namedMappingsSchema>;
