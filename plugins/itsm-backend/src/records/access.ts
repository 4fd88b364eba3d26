import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  ActorRole,
  ItsmRecord,
  managerRoles,
  RecordType,
  RoleName,
  WriteChannel,
} from 'backstage-plugin-itsm-common';
import { meets, nothing, RecordCriteria } from './criteria';

/** What the permission policy lets somebody do with the records of a type. */
export interface TypeAccess {
  create: boolean;
  read: RecordCriteria;
  update: RecordCriteria;
  transition: RecordCriteria;
  comment: RecordCriteria;
}

/** What the permission policy decides on besides records. */
export interface PlainAccess {
  /** Decide on approvals that one is asked for. */
  approveChanges: boolean;
  overridePriority: boolean;
  manageWindows: boolean;
  /** Go ahead in a hard freeze, where the freeze lets one. */
  overrideFreezes: boolean;
  manageTemplates: boolean;
  import: boolean;
  insights: boolean;
}

/** What can be done with a record that exists. */
export type RecordVerb = 'update' | 'transition' | 'comment';

/**
 * Who calls, and what they may do. Nothing is read or written without one, so
 * that asking the permission policy can't be forgotten; only
 * `permissions/Authorizer` makes them for callers from outside.
 */
export interface Access extends PlainAccess {
  /** Reference of the user or service, as the history names it. */
  actor: string;
  /** Whether the actor is a person, as against a service or a job. */
  isUser: boolean;
  channel: WriteChannel;
  credentials: BackstageCredentials;
  /** The refs by which the caller owns things: their own and their groups'. */
  ownershipRefs: readonly string[];
  /** The role groups of the config that the caller is in. */
  roles: readonly RoleName[];
  types: Readonly<Record<RecordType, TypeAccess>>;
}

/** Of a caller who may nothing, as nobody knows who it is. */
export function accessOfNobody(credentials: BackstageCredentials): Access {
  const none: TypeAccess = {
    create: false,
    read: nothing,
    update: nothing,
    transition: nothing,
    comment: nothing,
  };
  return {
    actor: 'unknown',
    isUser: false,
    channel: 'api',
    credentials,
    ownershipRefs: [],
    roles: [],
    types: { incident: none, change: none, problem: none },
    approveChanges: false,
    overridePriority: false,
    manageWindows: false,
    overrideFreezes: false,
    manageTemplates: false,
    import: false,
    insights: false,
  };
}

const verbs: Record<RecordVerb, string> = {
  update: 'change',
  transition: 'move',
  comment: 'comment on',
};

/** Whether the caller may do something with a loaded record. */
export function may(
  access: Access,
  verb: RecordVerb,
  record: ItsmRecord,
): boolean {
  return meets(record, access.types[record.type][verb]);
}

/** Refuses with a reason what the caller may not do. */
export function demand(access: Access, verb: RecordVerb, record: ItsmRecord) {
  if (!may(access, verb, record)) {
    throw new NotAllowedError(
      `${access.actor} may not ${verbs[verb]} ${record.number}. Ask a member of its assignment group, or the owner of an entity it is about.`,
    );
  }
}

/** What the caller is to the record, as lifecycles ask. */
export function rolesFor(access: Access, record: ItsmRecord): ActorRole[] {
  const roles: ActorRole[] = [];
  if (may(access, 'update', record)) {
    roles.push('agent');
  }
  if (record.requester === access.actor) {
    roles.push('requester');
  }
  if (access.roles.includes(managerRoles[record.type])) {
    roles.push('manager');
  }
  return roles;
}

/**
 * Whether internal notes are shown: to those who work on the record and to
 * auditors, not to a requester from outside.
 */
export function seesInternal(access: Access, record: ItsmRecord): boolean {
  return may(access, 'update', record) || access.roles.includes('auditors');
}
