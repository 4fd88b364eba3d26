export * from './decideGate';
export * from './gateFacts';
