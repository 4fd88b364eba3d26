import { z } from 'zod';
import { ChangeFacts } from './changeFacts';
import { entityScopeSchema, scopeReaches } from './entityScope';
import { riskLevelSchema } from './risk/riskSchema';

const oneOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1).max(100).optional(),
  );

const nameSchema = z.string().trim().min(1).max(200);

/**
 * When a rule is for a change: if all that it says is true. Of several values
 * one must be true. A rule that says nothing is for every change.
 * @public
 */
export const changeConditionSchema = z
  .strictObject({
    model: oneOf(nameSchema),
    riskLevel: oneOf(riskLevelSchema),
    category: oneOf(nameSchema).meta({
      description: 'Path of a category; those below it are meant too',
    }),
    environment: oneOf(nameSchema),
    entity: entityScopeSchema.optional().meta({
      description: 'An entity that is changed: the primary or an affected one',
    }),
    impacted: entityScopeSchema.optional().meta({
      description: 'An entity in the blast radius',
    }),
    insideSoftFreeze: z.boolean().optional(),
    recordedAfterTheFact: z.boolean().optional(),
    leadTimeMissed: z.boolean().optional(),
  })
  .meta({ id: 'ChangeCondition' });

/** @public */
export type ChangeCondition = z.output<typeof changeConditionSchema>;

/**
 * Whether a rule with this condition is for the change. Kinds, types, tags,
 * owners and tiers are looked for in the change's entities themselves, not in
 * what they are inside of; systems and domains are meant with all inside them.
 * @public
 */
export function conditionHolds(
  condition: ChangeCondition,
  change: ChangeFacts,
): boolean {
  const { model, riskLevel, category, environment, entity, impacted } =
    condition;
  const some = (scope: typeof entity, ofImpacted: boolean) =>
    !scope ||
    change.entities.some(
      each =>
        (each.role === 'impacted') === ofImpacted && scopeReaches(scope, each),
    );
  const same = (wanted: boolean | undefined, is = false) =>
    wanted === undefined || wanted === is;
  return (
    (!model || model.includes(change.model)) &&
    (!riskLevel || riskLevel.includes(change.riskLevel)) &&
    (!category ||
      category.some(path =>
        `${change.category ?? ''} / `.startsWith(`${path} / `),
      )) &&
    (!environment || environment.includes(change.environment ?? '')) &&
    some(entity, false) &&
    some(impacted, true) &&
    same(condition.insideSoftFreeze, change.insideSoftFreeze) &&
    same(condition.recordedAfterTheFact, change.recordedAfterTheFact) &&
    same(condition.leadTimeMissed, change.leadTimeMissed)
  );
}
