import {
  AuthService,
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  ConditionTransformer,
  createConditionTransformer,
  PermissionResourceRef,
} from '@backstage/plugin-permission-node';
import {
  changeApprovePermission,
  freezeOverridePermission,
  importPermission,
  insightsReadPermission,
  ItsmRecord,
  itsmRecordPermissions,
  priorityOverridePermission,
  RecordType,
  recordTypes,
  RoleName,
  roleNames,
  templateManagePermission,
  windowManagePermission,
  WriteChannel,
} from 'backstage-plugin-itsm-common';
import { ExpiringCache } from '../catalog/ExpiringCache';
import { Access, PlainAccess, TypeAccess } from '../records/access';
import {
  everything,
  nothing,
  RecordCriteria,
  RecordCriterion,
} from '../records/criteria';
import { itsmResourceRefs } from './rules';

/** What is the same for every request of a caller. */
type Standing = Omit<Access, 'channel' | 'credentials'>;

interface AuthorizerOptions {
  auth: AuthService;
  permissions: PermissionsService;
  /** Knows the rules, also those that other modules have added. */
  permissionsRegistry: PermissionsRegistryService;
  userInfo: UserInfoService;
  /** The groups of each role, see `itsm.roles`. */
  roles: Record<RoleName, string[]>;
  /** How long decisions are remembered, in milliseconds; 2000 if left out. */
  timeToLive?: number;
  /** The clock, in milliseconds. */
  now?: () => number;
}

const MOST_CALLERS = 1000;
const conditionalVerbs = ['read', 'update', 'transition', 'comment'] as const;

const plainPermissions = {
  approveChanges: changeApprovePermission,
  overridePriority: priorityOverridePermission,
  manageWindows: windowManagePermission,
  overrideFreezes: freezeOverridePermission,
  manageTemplates: templateManagePermission,
  import: importPermission,
  insights: insightsReadPermission,
} as const satisfies Record<keyof PlainAccess, unknown>;

const plainNames = Object.keys(plainPermissions) as (keyof PlainAccess)[];

/** A service's subject, such as `external:ci`, in the form of a reference. */
function serviceRef(subject: string): string {
  const [, namespace = 'default', name] = /^(?:([^:]+):)?(.+)$/s.exec(
    subject,
  ) ?? [undefined, undefined, 'unknown'];
  const safe = (text: string) =>
    text.toLocaleLowerCase('en-US').replace(/[^a-z0-9._-]+/g, '-');
  return `service:${safe(namespace)}/${safe(name)}`;
}

/** What can be done includes being able to see what it is done with. */
function readableAnd(
  read: RecordCriteria,
  criteria: RecordCriteria,
): RecordCriteria {
  return read === everything || criteria === nothing
    ? criteria
    : { allOf: [read, criteria] };
}

/**
 * Asks the permission policy what a caller may do, all at once.
 *
 * @remarks
 * The decisions are remembered for two seconds, for each principal, so that a
 * page which asks for eight things at once asks the policy one time. That is
 * also how long a change of a policy or a group may take to be felt. Callers
 * that come while the policy is being asked wait for that same answer; a
 * failure isn't remembered.
 */
export class Authorizer {
  readonly #options: AuthorizerOptions;
  readonly #toCriteria: Record<
    RecordType,
    ConditionTransformer<RecordCriterion>
  >;
  readonly #standings: ExpiringCache<Promise<Standing>>;

  static create(options: AuthorizerOptions): Authorizer {
    return new Authorizer(options);
  }

  private constructor(options: AuthorizerOptions) {
    this.#options = options;
    this.#toCriteria = Object.fromEntries(
      recordTypes.map(type => {
        const resourceRef: PermissionResourceRef<ItsmRecord, RecordCriterion> =
          itsmResourceRefs[type];
        return [
          type,
          createConditionTransformer(
            options.permissionsRegistry.getPermissionRuleset(resourceRef),
          ),
        ];
      }),
    ) as Record<RecordType, ConditionTransformer<RecordCriterion>>;
    this.#standings = new ExpiringCache({
      timeToLive: options.timeToLive ?? 2000,
      maxEntries: MOST_CALLERS,
      now: options.now,
    });
  }

  /**
   * What the caller may do.
   * @param channel - the way the call came in, if it isn't the portal's pages
   * (for people) or the API (for services)
   * @throws NotAllowedError for callers that are neither
   */
  async accessFor(
    credentials: BackstageCredentials,
    channel?: WriteChannel,
  ): Promise<Access> {
    const standing = await this.#standingOf(credentials);
    return {
      ...standing,
      credentials,
      channel: channel ?? (standing.isUser ? 'portal' : 'api'),
    };
  }

  #standingOf(credentials: BackstageCredentials): Promise<Standing> {
    // The principal carries all that decisions depend on: who it is, on whose
    // behalf, and what the access of its token is restricted to.
    const key = JSON.stringify(credentials.principal);
    const known = this.#standings.get(key);
    if (known) {
      return known;
    }
    const asked = this.#ask(credentials);
    this.#standings.set(key, asked);
    asked.catch(() => this.#standings.delete(key));
    return asked;
  }

  async #ask(credentials: BackstageCredentials): Promise<Standing> {
    const [who, decisions] = await Promise.all([
      this.#identify(credentials),
      this.#decide(credentials),
    ]);
    return { ...who, ...decisions };
  }

  async #identify(
    credentials: BackstageCredentials,
  ): Promise<Pick<Access, 'actor' | 'isUser' | 'ownershipRefs' | 'roles'>> {
    const { auth, userInfo, roles } = this.#options;
    if (auth.isPrincipal(credentials, 'service')) {
      const actor = serviceRef(credentials.principal.subject);
      return { actor, isUser: false, ownershipRefs: [actor], roles: [] };
    }
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'Only people and services that signed in have access',
      );
    }
    const info = await userInfo.getUserInfo(credentials);
    const actor =
      credentials.principal.userEntityRef.toLocaleLowerCase('en-US');
    const ownershipRefs = [
      ...new Set([
        actor,
        ...info.ownershipEntityRefs.map(ref => ref.toLocaleLowerCase('en-US')),
      ]),
    ];
    return {
      actor,
      isUser: true,
      ownershipRefs,
      roles: roleNames.filter(name =>
        roles[name].some(group => ownershipRefs.includes(group)),
      ),
    };
  }

  async #decide(
    credentials: BackstageCredentials,
  ): Promise<PlainAccess & Pick<Access, 'types'>> {
    const { permissions } = this.#options;
    const [conditional, plain] = await Promise.all([
      permissions.authorizeConditional(
        recordTypes.flatMap(type =>
          conditionalVerbs.map(verb => ({
            permission: itsmRecordPermissions[type][verb],
          })),
        ),
        { credentials },
      ),
      permissions.authorize(
        [
          ...plainNames.map(name => plainPermissions[name]),
          ...recordTypes.map(type => itsmRecordPermissions[type].create),
        ].map(permission => ({ permission })),
        { credentials },
      ),
    ]);
    const allowed = plain.map(({ result }) => result === AuthorizeResult.ALLOW);
    const mayCreate = allowed.slice(plainNames.length);
    const types = recordTypes.map((type, at): [RecordType, TypeAccess] => {
      const first = at * conditionalVerbs.length;
      const [read, ...others] = conditional
        .slice(first, first + conditionalVerbs.length)
        .map(decision => this.#criteriaOf(type, decision));
      const [update, transition, comment] = others.map(criteria =>
        readableAnd(read, criteria),
      );
      return [
        type,
        { create: mayCreate[at], read, update, transition, comment },
      ];
    });
    return {
      types: Object.fromEntries(types) as Access['types'],
      ...(Object.fromEntries(
        plainNames.map((name, at) => [name, allowed[at]]),
      ) as Record<keyof PlainAccess, boolean>),
    };
  }

  #criteriaOf(type: RecordType, decision: PolicyDecision): RecordCriteria {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return everything;
      case AuthorizeResult.CONDITIONAL:
        return this.#toCriteria[type](decision.conditions);
      default:
        return nothing;
    }
  }
}
