import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ChangeConfig,
  createChangeLifecycle,
  RoleName,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { BlastRadius } from '../impact/BlastRadius';
import { FieldValues } from '../records/fieldRules';
import { RecordWriter } from '../records/RecordWriter';
import { Schedule } from '../schedule/createSchedule';
import { ApprovalProcess } from './ApprovalProcess';
import { Approvals } from './Approvals';
import { ChangeAnalysis } from './ChangeAnalysis';
import { ChangeAssessor } from './ChangeAssessor';
import { changeEffects } from './changeEffects';
import { Decisions } from './Decisions';
import { ChangeTemplates } from './ChangeTemplates';
import { DefaultChanges } from './DefaultChanges';
import { Delegations } from './Delegations';
import { Reviews } from './Reviews';
import { StepPreparation } from './StepPreparation';
import { Submissions } from './Submissions';
import { SuspectChanges } from './SuspectChanges';

interface ChangeEnablementOptions {
  knex: Knex;
  writer: RecordWriter;
  catalog: Catalog;
  clock: () => Date;
  config: FieldValues & {
    changes: ChangeConfig;
    roles: Record<RoleName, string[]>;
  };
  blastRadius: BlastRadius;
  schedule: Pick<Schedule, 'knowledge' | 'conflicts' | 'freezes'>;
  /** The product's own credentials. */
  credentials(): Promise<BackstageCredentials>;
}

/** All that has to do with changes, from request to review. */
export function createChangeEnablement(options: ChangeEnablementOptions) {
  const { config: all, schedule } = options;
  const { changes: config, roles } = all;
  const lifecycle = createChangeLifecycle(config.models);
  const common = { ...options, ...schedule, config, roles, lifecycle };
  const assessor = ChangeAssessor.create(common);
  const process = ApprovalProcess.create(common);
  const decisions = Decisions.create({ ...common, process });
  const submissions = Submissions.create({ ...common, assessor, process });
  const templates = ChangeTemplates.create({ ...common, values: all });
  const preparation = StepPreparation.create({ ...common, submissions });
  const approvals = Approvals.create({ ...common, process, decisions });
  return {
    lifecycle,
    changes: DefaultChanges.create({
      ...common,
      values: all,
      submissions,
      preparation,
      templates,
      approvals,
    }),
    approvals,
    analysis: ChangeAnalysis.create({ ...common, assessor }),
    templates,
    reviews: Reviews.create(options),
    suspects: SuspectChanges.create(common),
    delegations: Delegations.create({ ...common, policy: config.approvals }),
    /** For the writer: what its writes bring about in changes. */
    effects: changeEffects({
      process,
      decisions,
      templates: config.templates,
    }),
  };
}

/** What {@link createChangeEnablement} makes. */
export type ChangeEnablement = ReturnType<typeof createChangeEnablement>;
