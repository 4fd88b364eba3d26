import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  PermissionResourceRef,
  PermissionRule,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import { ItsmRecord } from 'backstage-plugin-itsm-common';
import { registerPermissions } from '../registerPermissions';

type AddedType = Parameters<PermissionsRegistryService['addResourceType']>[0];

/** What the plugin registers, as the portal's registry would keep it. */
export function permissionsRegistryWith(records: ItsmRecord[] = []) {
  const types = new Map<string, AddedType>();
  const names: string[] = [];
  const registry: PermissionsRegistryService = {
    addResourceType(added) {
      const type = added as unknown as AddedType;
      types.set(type.resourceRef.resourceType, type);
      names.push(...(type.permissions ?? []).map(({ name }) => name));
    },
    addPermissions(added) {
      names.push(...added.map(({ name }) => name));
    },
    addPermissionRules() {},
    getPermissionRuleset<TResource, TQuery, TType extends string>(
      resourceRef: PermissionResourceRef<TResource, TQuery, TType>,
    ): PermissionRuleset<TResource, TQuery, TType> {
      return {
        getRuleByName: name =>
          types
            .get(resourceRef.resourceType)
            ?.rules.find(
              rule => rule.name === name,
            ) as unknown as PermissionRule<TResource, TQuery, TType>,
      };
    },
  };
  registerPermissions({
    permissionsRegistry: registry,
    findByIds: async ids => records.filter(({ id }) => ids.includes(id)),
  });
  return { ...registry, types, names };
}
