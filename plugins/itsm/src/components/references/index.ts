export * from './EntityLink';
export * from './Initials';
export * from './NamedRefs';
export * from './PersonRef';
export * from './RecordLink';
