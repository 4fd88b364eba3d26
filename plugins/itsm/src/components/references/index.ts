export * from './EntityLink';
export * from './Initials';
export * from './PersonRef';
export * from './RecordLink';
