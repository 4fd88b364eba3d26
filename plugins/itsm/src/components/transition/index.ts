export * from './TransitionButtons';
export * from './TransitionDialog';
export type { TransitionRequest } from './transitionForm';
export type { TransitionRecord } from './useTransitionForm';
