import { z } from 'zod';
import { lineSchema } from '../../record/fields';
import { EntityFacts } from '../changeFacts';
import { entityScopeSchema, scopeReaches } from '../entityScope';

/* Where deployments are changes, if nothing else is said. */
const productionNames = ['production', 'prod', 'live'];

const changeRequiredRuleSchema = z.strictObject({
  environments: z.array(lineSchema(100)).min(1).max(50).optional().meta({
    description: 'Any, named or not, if left out',
  }),
  entities: entityScopeSchema.optional().meta({
    description: 'Any if left out; what is inside of these counts too',
  }),
  required: z.boolean(),
});

/**
 * What an organisation says about its deploy gate, under `itsm.gate`.
 * @public
 */
export const gateConfigSchema = z.strictObject({
  whenUnreachable: z.enum(['allow', 'deny']).default('deny').meta({
    description:
      'What is answered while the catalog is out of reach and never told of the entity',
  }),
  changeRequired: z.array(changeRequiredRuleSchema).max(200).default([]).meta({
    description:
      'Whether a deployment needs an approved change: the first rule that is for it holds. By default it does in production, prod and live, and where no environment is named.',
  }),
});

/** @public */
export type GateConfig = z.output<typeof gateConfigSchema>;

/**
 * Whether an entity may only be deployed to an environment by a change.
 * @public
 */
export function isChangeRequired(
  { changeRequired }: Pick<GateConfig, 'changeRequired'>,
  { entity, environment }: { entity: EntityFacts; environment?: string },
): boolean {
  const rule = changeRequired.find(
    ({ environments, entities }) =>
      (!environments || environments.includes(environment ?? '')) &&
      (!entities || scopeReaches(entities, entity, { inherited: true })),
  );
  return (
    rule?.required ??
    (environment === undefined ||
      productionNames.includes(environment.toLocaleLowerCase('en-US')))
  );
}
