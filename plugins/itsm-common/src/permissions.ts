import {
  createPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { RecordType } from './record/recordType';

/**
 * The resource types that permission rules are written for.
 * @public
 */
export const recordResourceTypes = {
  incident: 'itsm-incident',
  change: 'itsm-change',
  problem: 'itsm-problem',
} as const satisfies Record<RecordType, string>;

function resourcePermission<T extends RecordType>(
  type: T,
  verb: string,
  action: 'read' | 'update',
): ResourcePermission<(typeof recordResourceTypes)[T]> {
  return createPermission({
    name: `itsm.${type}.${verb}`,
    attributes: { action },
    resourceType: recordResourceTypes[type],
  });
}

function recordPermissions<T extends RecordType>(type: T) {
  return {
    /** See a record, in lists, counts and on its own. */
    read: resourcePermission(type, 'read', 'read'),
    /** Open a record. */
    create: createPermission({
      name: `itsm.${type}.create`,
      attributes: { action: 'create' },
    }),
    /** Change fields, note internally, link: be an agent of the record. */
    update: resourcePermission(type, 'update', 'update'),
    /** Move a record, as far as its lifecycle lets one. */
    transition: resourcePermission(type, 'transition', 'update'),
    /** Comment publicly, watch. */
    comment: resourcePermission(type, 'comment', 'update'),
  };
}

/**
 * The permissions on the records of each type.
 * @public
 */
export const itsmRecordPermissions = {
  incident: recordPermissions('incident'),
  change: recordPermissions('change'),
  problem: recordPermissions('problem'),
};

/**
 * Set a priority by hand.
 * @public
 */
export const priorityOverridePermission = createPermission({
  name: 'itsm.priority.override',
  attributes: { action: 'update' },
});

/**
 * Decide on the approvals of changes that one is asked for. Whom an approval
 * asks is a rule of the process: this opens none to anybody else.
 * @public
 */
export const changeApprovePermission = createPermission({
  name: 'itsm.change.approve',
  attributes: { action: 'update' },
});

/**
 * Plan freezes and maintenance windows.
 * @public
 */
export const windowManagePermission = createPermission({
  name: 'itsm.window.manage',
  attributes: { action: 'update' },
});

/**
 * Go ahead in a hard freeze, with a reason, where the freeze lets one: those
 * whom it names, else the change managers.
 * @public
 */
export const freezeOverridePermission = createPermission({
  name: 'itsm.freeze.override',
  attributes: { action: 'update' },
});

/**
 * Approve, change and retire the templates of standard changes.
 * @public
 */
export const templateManagePermission = createPermission({
  name: 'itsm.template.manage',
  attributes: { action: 'update' },
});

/**
 * Bring in records from elsewhere.
 * @public
 */
export const importPermission = createPermission({
  name: 'itsm.import',
  attributes: { action: 'create' },
});

/**
 * See figures over all records one may read.
 * @public
 */
export const insightsReadPermission = createPermission({
  name: 'itsm.insights.read',
  attributes: { action: 'read' },
});

/**
 * Every permission of the product.
 * @public
 */
export const itsmPermissions = [
  ...Object.values(itsmRecordPermissions).flatMap(permissions =>
    Object.values(permissions),
  ),
  changeApprovePermission,
  priorityOverridePermission,
  windowManagePermission,
  freezeOverridePermission,
  templateManagePermission,
  importPermission,
  insightsReadPermission,
];
