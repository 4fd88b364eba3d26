export * from './ConflictList';
export * from './FreeSlots';
