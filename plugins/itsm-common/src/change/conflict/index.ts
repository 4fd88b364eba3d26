export * from './conflicts';
export * from './ConflictIndex';
export * from './slots';
export * from './conflictRequests';
