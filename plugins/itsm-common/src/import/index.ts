export * from './columnsMapping';
export type { FieldKind, ImportField } from './fieldKinds';
export { importFields } from './fieldKinds';
export * from './ImportLine';
export { LineMapper } from './LineMapper';
export {
  fieldMappingSchema,
  mappingSchema,
  namedMappingsSchema,
} from './mappingSchema';
export type {
  FieldMapping,
  ImportMapping,
  NamedMappings,
} from './mappingSchema';
export * from './readImportLines';
export * from './recordHistory';
export * from './report';
export * from './resolveMappings';
export { slug } from './slug';
export type { SourceLine } from './template';
