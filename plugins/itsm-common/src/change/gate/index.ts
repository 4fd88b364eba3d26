export * from './decideGate';
export * from './gateFacts';
export * from './gateRequests';
export * from './gateConfig';
