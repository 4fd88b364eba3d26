export * from './ChoiceEditor';
export * from './FormEditor';
export * from './RailRows';
export * from './RailSection';
