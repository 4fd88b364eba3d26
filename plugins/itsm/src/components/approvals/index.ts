export * from './ApprovalCard';
export * from './DecisionForm';
