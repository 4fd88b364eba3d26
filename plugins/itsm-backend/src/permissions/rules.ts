import {
  createPermissionResourceRef,
  PermissionResourceRef,
  PermissionRule,
} from '@backstage/plugin-permission-node';
import { PermissionRuleParams } from '@backstage/plugin-permission-common';
import {
  ItsmRecord,
  normalizeRef,
  recordResourceTypes,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { meets, RecordCriterion } from '../records/criteria';

/**
 * A permission rule on records.
 * @public
 */
export type RecordRule<
  TResourceType extends string,
  TParams extends PermissionRuleParams,
> = PermissionRule<ItsmRecord, RecordCriterion, TResourceType, TParams>;

/**
 * What permission rules on the records of a type are written for.
 * @public
 */
export type RecordResourceRef<TResourceType extends string> =
  PermissionResourceRef<ItsmRecord, RecordCriterion, TResourceType, 'itsm'>;

function resourceRefOf<TResourceType extends string>(
  resourceType: TResourceType,
): RecordResourceRef<TResourceType> {
  return createPermissionResourceRef<ItsmRecord, RecordCriterion>().with({
    pluginId: 'itsm',
    resourceType,
  });
}

/**
 * The resource types that permission policies decide on, for those who write
 * rules of their own.
 * @public
 */
export const itsmResourceRefs = {
  incident: resourceRefOf(recordResourceTypes.incident),
  change: resourceRefOf(recordResourceTypes.change),
  problem: resourceRefOf(recordResourceTypes.problem),
};

const claimsSchema = z.object({
  claims: z
    .array(z.string())
    .describe('References of users and groups, one of which it has to be'),
});

const statesSchema = z.object({
  states: z.array(z.string()).describe('States, one of which it has to be in'),
});

/** Claims as records keep references. What is no reference matches nothing. */
function refsOf({ claims }: { claims: string[] }): string[] {
  return claims.filter(claim => claim.includes(':')).map(normalizeRef);
}

/*
 * Whether a rule is asked of a loaded record or of the database, the answer
 * comes from the one criterion that it stands for.
 */
function createRule<
  TResourceType extends string,
  TParams extends PermissionRuleParams,
>(
  resourceType: TResourceType,
  rule: {
    name: string;
    description: string;
    paramsSchema?: z.ZodType<TParams, TParams>;
    criterion(params: TParams): RecordCriterion;
  },
): RecordRule<TResourceType, TParams> {
  const { criterion, ...rest } = rule;
  return {
    ...rest,
    resourceType,
    toQuery: params => criterion(params as TParams),
    apply: (record, params) => meets(record, criterion(params as TParams)),
  };
}

function createRules<TResourceType extends string>(
  resourceType: TResourceType,
) {
  return {
    isOwnerOfEntity: createRule(resourceType, {
      name: 'IS_OWNER_OF_ENTITY',
      description: 'Allow for records linked to an entity that a claim owns',
      paramsSchema: claimsSchema,
      criterion: params => ({ entityOwnerIn: refsOf(params) }),
    }),
    isAssigned: createRule(resourceType, {
      name: 'IS_ASSIGNED',
      description: 'Allow for records assigned to a claim',
      paramsSchema: claimsSchema,
      criterion: params => ({ field: 'assignee', in: refsOf(params) }),
    }),
    isRequester: createRule(resourceType, {
      name: 'IS_REQUESTER',
      description: 'Allow for records that a claim requested',
      paramsSchema: claimsSchema,
      criterion: params => ({ field: 'requester', in: refsOf(params) }),
    }),
    isInAssignmentGroup: createRule(resourceType, {
      name: 'IS_IN_ASSIGNMENT_GROUP',
      description: 'Allow for records whose assignment group is a claim',
      paramsSchema: claimsSchema,
      criterion: params => ({ field: 'assignmentGroup', in: refsOf(params) }),
    }),
    isWatcher: createRule(resourceType, {
      name: 'IS_WATCHER',
      description: 'Allow for records that a claim watches',
      paramsSchema: claimsSchema,
      criterion: params => ({ watcherIn: refsOf(params) }),
    }),
    isUnrestricted: createRule<TResourceType, undefined>(resourceType, {
      name: 'IS_UNRESTRICTED',
      description: 'Allow for records whose visibility is open',
      criterion: () => ({ field: 'visibility', in: ['open'] }),
    }),
    hasState: createRule(resourceType, {
      name: 'HAS_STATE',
      description: 'Allow for records in one of the states',
      paramsSchema: statesSchema,
      criterion: ({ states }) => ({ field: 'state', in: states }),
    }),
  };
}

/**
 * The rules for conditional decisions, for each type of record.
 * @public
 */
export const itsmRules = {
  incident: createRules(recordResourceTypes.incident),
  change: createRules(recordResourceTypes.change),
  problem: createRules(recordResourceTypes.problem),
};
