export * from './ApprovalCard';
export * from './DecisionForm';
export * from './WaitingApprovals';
