import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { PermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  ItsmRecord,
  itsmPermissions,
  itsmRecordPermissions,
  RecordType,
  recordTypes,
} from 'backstage-plugin-itsm-common';
import { RecordCriterion } from '../records/criteria';
import { isUuid } from '../records/rows';
import { itsmResourceRefs, itsmRules } from './rules';

/**
 * Makes the permissions and rules known to the portal. Where a page asks for
 * one record, named by its UUID, the conditions are asked of that record.
 */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  /** Finds records of any type by UUID, in any order. */
  findByIds(ids: string[]): Promise<readonly ItsmRecord[]>;
}) {
  const { permissionsRegistry, findByIds } = options;
  const load = async (type: RecordType, refs: string[]) => {
    // A page may ask about anything; the database only takes what is a UUID.
    const records = await findByIds(refs.filter(isUuid));
    const found = new Map(records.map(record => [record.id, record]));
    return refs.map(ref => {
      const record = found.get(ref);
      return record?.type === type ? record : undefined;
    });
  };
  for (const type of recordTypes) {
    permissionsRegistry.addResourceType({
      resourceRef: itsmResourceRefs[type] as PermissionResourceRef<
        ItsmRecord,
        RecordCriterion
      >,
      permissions: Object.values(itsmRecordPermissions[type]),
      rules: Object.values(itsmRules[type]),
      getResources: refs => load(type, refs),
    });
  }
  // Those that come with a resource type are known by now.
  const ofRecords = recordTypes.flatMap(type =>
    Object.values(itsmRecordPermissions[type]).map(({ name }) => name),
  );
  permissionsRegistry.addPermissions(
    itsmPermissions.filter(({ name }) => !ofRecords.includes(name)),
  );
}
