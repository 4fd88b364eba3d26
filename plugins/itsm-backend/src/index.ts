/**
 * Incident, change and problem management for Backstage: the backend.
 *
 * @packageDocumentation
 */
export { itsmPlugin as default } from './plugin';
export { ItsmPermissionPolicy } from './permissions/ItsmPermissionPolicy';
export {
  itsmResourceRefs,
  itsmRules,
  type RecordResourceRef,
  type RecordRule,
} from './permissions/rules';
export * from './permissions/conditions';
export type { RecordCriterion } from './records/criteria';
