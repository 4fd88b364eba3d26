import {
  Category,
  categorySchema,
  changeConfigSchema,
  checkPriorityOptions,
  defaultNumberPrefixes,
  gateConfigSchema,
  groupRefSchema,
  ImpactDirection,
  impactDirections,
  ImportMapping,
  mappingSchema,
  NumberSeries,
  numberSeries,
  PriorityOptions,
  RoleName,
  roleNames,
  resolveMappings,
} from 'backstage-plugin-itsm-common';
import { Duration, DurationLikeObject } from 'luxon';
import { z } from 'zod';
import { shippedMappings } from './shippedMappings';

const HOW_DURATIONS_LOOK =
  "must be a duration longer than nothing: ISO 8601 such as 'PT30S' or 'P7D', or an object such as { days: 7 }";

const humanDurationSchema = z.strictObject({
  years: z.number().min(0).optional(),
  months: z.number().min(0).optional(),
  weeks: z.number().min(0).optional(),
  days: z.number().min(0).optional(),
  hours: z.number().min(0).optional(),
  minutes: z.number().min(0).optional(),
  seconds: z.number().min(0).optional(),
  milliseconds: z.number().min(0).optional(),
});

function toDuration(value: string | DurationLikeObject): Duration {
  return typeof value === 'string'
    ? Duration.fromISO(value)
    : Duration.fromObject(value);
}

function durationOf(error: string) {
  return z
    .union([z.string(), humanDurationSchema], { error })
    .transform(toDuration)
    .refine(duration => duration.isValid && duration.toMillis() > 0, { error });
}

const durationSchema = durationOf(HOW_DURATIONS_LOOK);
const durationOrOffSchema = durationOf(
  `${HOW_DURATIONS_LOOK}; false turns it off`,
);

const prefixSchema = z.string().regex(/^[A-Z][A-Z0-9]{0,9}$/, {
  message:
    'must be one to ten capital letters or digits, beginning with a letter',
});

const levelSchema = z.string().regex(/^\S(?:.{0,48}\S)?$/u, {
  message: 'must be 1 to 50 characters without blanks around them',
});

const relationSchema = z.string().regex(/^\S{1,100}$/, {
  message: 'must be the type of a relation, such as runsOn',
});

/** Looks for series whose numbers couldn't be told apart. */
function checkPrefixes(
  given: Partial<Record<NumberSeries, string>>,
  context: z.core.$RefinementCtx,
) {
  const prefixes = { ...defaultNumberPrefixes, ...given };
  numberSeries.forEach((series, at) => {
    const other = numberSeries
      .slice(0, at)
      .find(earlier => prefixes[earlier] === prefixes[series]);
    if (other) {
      context.issues.push({
        code: 'custom',
        input: given,
        path: [series],
        message: `is the same as that of ${other}, '${prefixes[other]}'`,
      });
    }
  });
}

function checkPriority(
  options: PriorityOptions,
  context: z.core.$RefinementCtx,
) {
  for (const { path, message } of checkPriorityOptions(options)) {
    context.issues.push({
      code: 'custom',
      input: options,
      path: [path],
      message,
    });
  }
}

function sameForEach<K extends string, T extends z.ZodType>(
  names: readonly K[],
  schema: T,
) {
  return z.strictObject(
    Object.fromEntries(names.map(name => [name, schema])) as Record<K, T>,
  );
}

/** Looks for categories whose stored paths couldn't be told apart. */
function checkCategories(
  categories: readonly Category[],
  context: z.core.$RefinementCtx,
  path: (string | number)[] = [],
) {
  categories.forEach(({ name, children }, at) => {
    if (name.includes(' / ')) {
      context.issues.push({
        code: 'custom',
        input: name,
        path: [...path, at, 'name'],
        message: "must not contain ' / ', which separates the levels",
      });
    }
    if (categories.findIndex(other => other.name === name) < at) {
      context.issues.push({
        code: 'custom',
        input: name,
        path: [...path, at, 'name'],
        message: `names '${name}' twice on one level`,
      });
    }
    checkCategories(children ?? [], context, [...path, at, 'children']);
  });
}

/** Looks for mappings that can't be used. */
function checkMappings(
  given: Record<string, ImportMapping>,
  context: z.core.$RefinementCtx,
) {
  for (const { path, message } of resolveMappings(given, shippedMappings)
    .issues) {
    context.issues.push({ code: 'custom', input: given, path, message });
  }
}

/** What may stand under `itsm:`; `config.d.ts` says the same to editors. */
export const itsmConfigSchema = z.strictObject({
  numbers: z
    .strictObject({
      prefixes: sameForEach<NumberSeries, z.ZodOptional<typeof prefixSchema>>(
        numberSeries,
        prefixSchema.optional(),
      )
        .superRefine(checkPrefixes)
        .optional(),
    })
    .optional(),
  priority: z
    .strictObject({
      impactLevels: z.array(levelSchema).optional(),
      urgencyLevels: z.array(levelSchema).optional(),
      matrix: z.record(z.string(), z.record(z.string(), z.number())).optional(),
      names: z.array(z.string().trim().min(1).max(50)).max(99).optional(),
    })
    .superRefine(checkPriority)
    .optional(),
  categories: z
    .array(categorySchema)
    .superRefine((categories, context) => checkCategories(categories, context))
    .optional(),
  roles: sameForEach<
    RoleName,
    z.ZodOptional<z.ZodArray<typeof groupRefSchema>>
  >(roleNames, z.array(groupRefSchema).optional()).optional(),
  incidents: z
    .strictObject({
      autoCloseAfter: z
        .preprocess(
          value => (value === 0 ? false : value),
          z.literal(false).or(durationOrOffSchema),
        )
        .optional(),
    })
    .optional(),
  problems: z
    .strictObject({
      effectivenessWatch: durationSchema.optional(),
      causeCategories: z
        .array(z.string().trim().min(1).max(200))
        .min(1)
        .max(200)
        .refine(names => new Set(names).size === names.length, {
          message: 'must not name a category twice',
        })
        .optional(),
    })
    .optional(),
  changes: changeConfigSchema().prefault({}),
  gate: gateConfigSchema.prefault({}),
  import: z
    .strictObject({
      mappings: z
        .record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/), mappingSchema)
        .superRefine(checkMappings)
        .optional(),
    })
    .optional(),
  catalog: z
    .strictObject({
      cacheTtl: durationSchema.optional(),
      timeout: durationSchema.optional(),
      relations: sameForEach<
        ImpactDirection,
        z.ZodOptional<z.ZodArray<typeof relationSchema>>
      >(impactDirections, z.array(relationSchema).optional()).optional(),
    })
    .optional(),
});
