export * from './occurrences';
export * from './window';
export * from './windowsOver';
export * from './windowRequests';
