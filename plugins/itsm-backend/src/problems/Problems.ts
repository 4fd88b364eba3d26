import {
  CreateProblem,
  Problem,
  TransitionProblem,
  UpdateProblem,
} from 'backstage-plugin-itsm-common';
import { Records } from '../records/Records';

/** Problem management. */
export type Problems = Records<
  Problem,
  CreateProblem,
  UpdateProblem,
  TransitionProblem
>;
