import { AuthService } from '@backstage/backend-plugin-api';
import { recordTypes } from 'backstage-plugin-itsm-common';
import { Access, TypeAccess } from '../records/access';
import { everything } from '../records/criteria';

const all: TypeAccess = {
  create: true,
  read: everything,
  update: everything,
  transition: everything,
  comment: everything,
};

/**
 * What the product itself may do, for jobs and other work that no caller asked
 * for.
 * @param options.actor - names the work in the history
 */
export async function systemAccess(options: {
  auth: AuthService;
  actor?: string;
}): Promise<Access> {
  return {
    actor: options.actor ?? 'service:default/itsm',
    isUser: false,
    channel: 'job',
    credentials: await options.auth.getOwnServiceCredentials(),
    ownershipRefs: [],
    roles: [],
    types: Object.fromEntries(
      recordTypes.map(type => [type, all]),
    ) as Access['types'],
    approveChanges: false,
    overridePriority: true,
    manageWindows: true,
    overrideFreezes: false,
    manageTemplates: true,
    import: true,
    insights: true,
  };
}
