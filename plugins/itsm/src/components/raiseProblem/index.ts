export type { GivenProblem } from './ProblemDraft';
export * from './RaiseProblemButton';
