import {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { ItsmConfig } from '../config/readItsmConfig';
import { systemAccess } from '../permissions/systemAccess';
import { RecordWriter } from '../records/RecordWriter';
import { EntityKnowledge } from '../schedule/EntityKnowledge';
import { closeResolvedIncidents } from './closeResolvedIncidents';
import { endEffectivenessWatches } from './endEffectivenessWatches';
import { flagOverdueReviews } from './flagOverdueReviews';
import { reconcileEntities } from './reconcileEntities';
import { refreshEntityKnowledge } from './refreshEntityKnowledge';
import { remindApprovers } from './remindApprovers';
import { reviewAcceptedRisks } from './reviewAcceptedRisks';

const everyTenMinutes = {
  scope: 'global',
  frequency: { minutes: 10 },
  initialDelay: { seconds: 30 },
  timeout: { minutes: 10 },
} as const;

/** Has the scheduler do what is done by the clock, on one backend at a time. */
export async function scheduleJobs(options: {
  auth: AuthService;
  logger: LoggerService;
  scheduler: SchedulerService;
  config: ItsmConfig;
  knex: Knex;
  writer: RecordWriter;
  catalog: Catalog;
  knowledge: EntityKnowledge;
  clock: () => Date;
}): Promise<void> {
  const { auth, scheduler, config } = options;
  const { autoCloseAfter } = config;
  if (autoCloseAfter) {
    await scheduler.scheduleTask({
      ...everyTenMinutes,
      id: 'itsm-close-resolved-incidents',
      fn: async () => {
        const access = await systemAccess({ auth });
        await closeResolvedIncidents({ ...options, access, autoCloseAfter });
      },
    });
  }
  await scheduler.scheduleTask({
    ...everyTenMinutes,
    id: 'itsm-end-effectiveness-watches',
    fn: async () => {
      const access = await systemAccess({ auth });
      await endEffectivenessWatches({ ...options, access });
    },
  });
  await scheduler.scheduleTask({
    ...everyTenMinutes,
    id: 'itsm-review-accepted-risks',
    fn: async () => {
      const access = await systemAccess({ auth });
      await reviewAcceptedRisks({ ...options, access });
    },
  });
  await scheduler.scheduleTask({
    ...everyTenMinutes,
    id: 'itsm-remind-approvers',
    fn: async () => {
      const access = await systemAccess({ auth });
      const remindAfter = config.changes.approvalReminderAfter;
      await remindApprovers({ ...options, access, remindAfter });
    },
  });
  await scheduler.scheduleTask({
    ...everyTenMinutes,
    id: 'itsm-flag-overdue-reviews',
    fn: async () => {
      const access = await systemAccess({ auth });
      await flagOverdueReviews({ ...options, access });
    },
  });
  await scheduler.scheduleTask({
    ...everyTenMinutes,
    id: 'itsm-reconcile-entities',
    fn: async () => {
      const access = await systemAccess({ auth });
      await reconcileEntities({ ...options, access });
    },
  });
  await scheduler.scheduleTask({
    ...everyTenMinutes,
    id: 'itsm-refresh-entity-knowledge',
    fn: async () => {
      await refreshEntityKnowledge(options);
    },
  });
}
