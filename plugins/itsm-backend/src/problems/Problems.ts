import {
  CreateProblem,
  Page,
  Problem,
  ProblemListQuery,
  TransitionProblem,
  UpdateProblem,
} from 'backstage-plugin-itsm-common';
import { Access } from '../records/access';
import { Records } from '../records/Records';

/** Problem management. */
export interface Problems
  extends Records<Problem, CreateProblem, UpdateProblem, TransitionProblem> {
  list(query: ProblemListQuery, access: Access): Promise<Page<Problem>>;
}
