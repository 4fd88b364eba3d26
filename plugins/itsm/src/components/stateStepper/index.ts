export * from './mainPath';
export * from './StateStepper';
