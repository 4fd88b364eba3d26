import { Config } from '@backstage/config';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  changeApprovePermission,
  freezeOverridePermission,
  importPermission,
  insightsReadPermission,
  itsmRecordPermissions,
  managerRoles,
  priorityOverridePermission,
  RecordType,
  recordTypes,
  RoleName,
  templateManagePermission,
  windowManagePermission,
} from 'backstage-plugin-itsm-common';
import { readItsmConfig } from '../config/readItsmConfig';
import { itsmRules } from './rules';

type Conditions = PermissionCriteria<PermissionCondition>;

interface Person {
  /** Their own reference. */
  self: string[];
  /** Their own reference and those of their groups. */
  claims: string[];
  has(...roles: RoleName[]): boolean;
}

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const when = (condition: boolean) => (condition ? allow : deny);

/** The records of a type that a person can see, and the ones they work on. */
function conditionsFor(type: RecordType, { self, claims }: Person) {
  const rules = itsmRules[type];
  const is = (
    rule: keyof typeof rules,
    params?: Record<string, string[]>,
  ): PermissionCondition => ({
    rule: rules[rule].name,
    resourceType: rules[rule].resourceType,
    params,
  });
  const requested = is('isRequester', { claims: self });
  const groups = is('isInAssignmentGroup', { claims });
  const readable: Conditions = {
    anyOf: [
      is('isUnrestricted'),
      requested,
      is('isAssigned', { claims: self }),
      is('isWatcher', { claims: self }),
      groups,
    ],
  };
  const owned = is('isOwnerOfEntity', { claims });
  // An owner of an entity doesn't see a restricted record by that alone.
  return {
    readable,
    workedOn: { allOf: [{ anyOf: [groups, owned] }, readable] },
    movable: { allOf: [{ anyOf: [groups, owned, requested] }, readable] },
  } satisfies Record<string, Conditions>;
}

/**
 * Who may do what by default, as the documentation's table of permissions has
 * it. The role groups come from `itsm.roles`.
 *
 * @remarks
 * Use it as the portal's policy, or from a policy of your own for permissions
 * whose name begins with `itsm.`:
 *
 * ```ts
 * policy.setPolicy(
 *   ItsmPermissionPolicy.fromConfig(config, { otherwise: myPolicy }),
 * );
 * ```
 *
 * Restricted records are never opened up as a whole but under conditions,
 * except to the managers of their type and to auditors. Auditors only read,
 * whatever other groups they are in.
 * @public
 */
export class ItsmPermissionPolicy implements PermissionPolicy {
  readonly #roles: Record<RoleName, string[]>;
  readonly #otherwise: PermissionPolicy | undefined;

  /**
   * @param options - `otherwise` decides on what isn't a permission of this
   * product; without it, everyone signed in may do all of that
   */
  static fromConfig(
    config: Config,
    options: { otherwise?: PermissionPolicy } = {},
  ): ItsmPermissionPolicy {
    const { roles } = readItsmConfig(config);
    return new ItsmPermissionPolicy({ roles, ...options });
  }

  constructor(options: {
    roles: Record<RoleName, string[]>;
    otherwise?: PermissionPolicy;
  }) {
    this.#roles = options.roles;
    this.#otherwise = options.otherwise;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!request.permission.name.startsWith('itsm.')) {
      return this.#otherwise?.handle(request, user) ?? when(Boolean(user));
    }
    return user ? this.#decide(request.permission, this.#person(user)) : deny;
  }

  #person({ info }: PolicyQueryUser): Person {
    const lower = (ref: string) => ref.toLocaleLowerCase('en-US');
    const self = lower(info.userEntityRef);
    const claims = [...new Set([self, ...info.ownershipEntityRefs.map(lower)])];
    return {
      self: [self],
      claims,
      has: (...roles) =>
        roles.some(role =>
          this.#roles[role].some(group => claims.includes(group)),
        ),
    };
  }

  #decide(permission: Permission, person: Person): PolicyDecision {
    if (person.has('auditors')) {
      return when(permission.attributes.action === 'read');
    }
    const type = recordTypes.find(candidate =>
      Object.values(itsmRecordPermissions[candidate]).some(
        ({ name }) => name === permission.name,
      ),
    );
    if (type) {
      return isResourcePermission(permission)
        ? this.#decideOnRecords(type, permission, person)
        : allow;
    }
    switch (permission.name) {
      // Whom an approval or a freeze names is for the process to say.
      case changeApprovePermission.name:
      case freezeOverridePermission.name:
      case insightsReadPermission.name:
        return allow;
      case windowManagePermission.name:
      case templateManagePermission.name:
        return when(person.has('changeManagers'));
      case priorityOverridePermission.name:
        return when(person.has(...Object.values(managerRoles)));
      case importPermission.name:
        return when(person.has('administrators'));
      default:
        return deny;
    }
  }

  #decideOnRecords(
    type: RecordType,
    permission: ResourcePermission,
    person: Person,
  ): PolicyDecision {
    if (person.has(managerRoles[type])) {
      return allow;
    }
    const { readable, workedOn, movable } = conditionsFor(type, person);
    const { read, comment, update, transition } = itsmRecordPermissions[type];
    const conditions = {
      [read.name]: readable,
      [comment.name]: readable,
      [update.name]: workedOn,
      [transition.name]: movable,
    }[permission.name];
    return conditions
      ? {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'itsm',
          resourceType: permission.resourceType,
          conditions,
        }
      : deny;
  }
}
