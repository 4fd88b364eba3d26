export * from './failures';
export * from './itsmApiExtension';
export * from './itsmApiRef';
