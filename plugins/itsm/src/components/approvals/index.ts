export * from './ApprovalCard';
export * from './ApprovalDifferences';
export * from './DecisionForm';
export * from './WaitingApprovals';
