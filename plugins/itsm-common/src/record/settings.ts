import { z } from 'zod';
import { RecordType } from './recordType';

/**
 * A category and the ones below it.
 * @public
 */
export interface Category {
  name: string;
  children?: Category[];
}

/** @public */
export const categorySchema: z.ZodType<Category> = z
  .strictObject({
    name: z.string().min(1).max(100),
    get children() {
      return z.array(categorySchema).optional();
    },
  })
  .meta({ id: 'Category' });

/**
 * The categories as they are stored: names from the top down, joined by ` / `.
 * @public
 */
export function categoryPaths(
  categories: readonly Category[],
  above = '',
): string[] {
  return categories.flatMap(({ name, children = [] }) => {
    const path = above ? `${above} / ${name}` : name;
    return [path, ...categoryPaths(children, path)];
  });
}

/**
 * Groups that answer for a process, from `itsm.roles`.
 * @public
 */
export const roleNames = [
  'incidentManagers',
  'problemManagers',
  'changeManagers',
  'advisoryBoard',
  'administrators',
  'auditors',
] as const;

/** @public */
export type RoleName = (typeof roleNames)[number];

/**
 * The role whose groups answer for the records of each type.
 * @public
 */
export const managerRoles = {
  incident: 'incidentManagers',
  change: 'changeManagers',
  problem: 'problemManagers',
} as const satisfies Record<RecordType, RoleName>;

const option = z.object({ value: z.string(), label: z.string() });

/**
 * What a form needs to know.
 * @public
 */
export const settingsSchema = z
  .object({
    impactLevels: z.array(z.string()).meta({ description: 'Highest first' }),
    urgencyLevels: z.array(z.string()).meta({ description: 'Highest first' }),
    matrix: z.record(z.string(), z.record(z.string(), z.number().int())),
    priorities: z.array(
      z.object({ priority: z.number().int(), name: z.string() }),
    ),
    categories: z.array(categorySchema),
    states: z
      .record(z.string(), z.array(option.extend({ final: z.boolean() })))
      .meta({ description: 'The states of each type, in their order' }),
    holdReasons: z.array(z.string()),
    resolutionCodes: z.array(z.string()),
    incidentChannels: z.array(z.string()),
    problemResolutionCodes: z.array(z.string()),
    problemDetections: z.array(z.string()),
    causeCategories: z
      .array(z.string())
      .meta({ description: 'What problems can come from' }),
    changeModels: z
      .array(
        z.object({
          name: z.string(),
          path: z.array(z.string()).meta({
            description: 'The states that it goes through, in their order',
          }),
          requiredFields: z.array(z.string()).meta({
            description: 'What must be filled in to submit',
          }),
        }),
      )
      .meta({ description: 'The ways that changes can take' }),
    changeCloseCodes: z.array(z.string()),
    user: z.object({
      userRef: z.string().optional(),
      groups: z
        .array(z.string())
        .meta({ description: 'The groups of the caller' }),
      roles: z.array(z.enum(roleNames)),
    }),
  })
  .meta({ id: 'Settings' });

/** @public */
export type Settings = z.infer<typeof settingsSchema>;
