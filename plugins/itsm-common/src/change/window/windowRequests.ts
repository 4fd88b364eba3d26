import { z } from 'zod';
import { lineSchema, markdownSchema } from '../../record/fields';
import { pageInfoSchema, pageQueryFields } from '../../record/list';
import { entityScopeSchema } from '../entityScope';
import { changeWindowSchema, windowFields, windowKinds } from './window';

/**
 * Changing a window; `null` takes a value away. What it becomes is checked as
 * a whole.
 * @public
 */
export const updateWindowSchema = z
  .strictObject({
    version: z.number().int().min(1),
    name: lineSchema(200).optional(),
    description: markdownSchema.optional(),
    kind: windowFields.kind.optional(),
    effect: windowFields.effect.nullable(),
    scope: windowFields.scope.optional(),
    except: z.array(entityScopeSchema).max(50).optional(),
    environments: windowFields.environments.nullable(),
    overriddenBy: windowFields.overriddenBy.nullable(),
    timeZone: windowFields.timeZone.optional(),
    start: windowFields.start.optional(),
    end: windowFields.end.optional(),
    rrule: windowFields.rrule.nullable(),
  })
  .meta({ id: 'UpdateChangeWindow' });

/** @public */
export type UpdateWindowRequest = z.input<typeof updateWindowSchema>;

/** @public */
export type UpdateWindow = z.output<typeof updateWindowSchema>;

/**
 * Query of the list of windows.
 * @public
 */
export const windowsQuerySchema = z.strictObject({
  kind: z.enum(windowKinds).optional(),
  retired: z
    .enum(['true', 'false'])
    .transform(text => text === 'true')
    .default(false)
    .meta({
      description: 'Those that count no more, instead of those that do',
    }),
  ...pageQueryFields,
});

/** @public */
export type WindowsQuery = z.output<typeof windowsQuerySchema>;

/** @public */
export type WindowsRequest = {
  kind?: (typeof windowKinds)[number];
  retired?: boolean;
  limit?: number;
  cursor?: string;
};

/** @public */
export const windowPageSchema = z
  .object({ items: z.array(changeWindowSchema), pageInfo: pageInfoSchema })
  .meta({ id: 'ChangeWindowPage' });
