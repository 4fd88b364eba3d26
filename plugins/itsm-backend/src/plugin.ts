import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { DefaultCatalog } from './catalog/DefaultCatalog';
import { createChangeEnablement } from './changes/createChangeEnablement';
import { readItsmConfig } from './config/readItsmConfig';
import { announceConflicts } from './delivery/announceConflicts';
import { conflictsDestination } from './delivery/conflictsDestination';
import {
  eventsDestination,
  notificationsDestination,
  signalsDestination,
} from './delivery/destinations';
import { OutboxDelivery } from './delivery/OutboxDelivery';
import { createGate } from './gate/createGate';
import { createRouter } from './http/createRouter';
import { HistoryImport } from './import/HistoryImport';
import { BlastRadius } from './impact/BlastRadius';
import { NearbyRecords } from './impact/NearbyRecords';
import { RelationGaps } from './impact/RelationGaps';
import { DefaultIncidents } from './incidents/DefaultIncidents';
import { Insights } from './insights/Insights';
import { scheduleJobs } from './jobs/scheduleJobs';
import { Authorizer } from './permissions/Authorizer';
import { registerPermissions } from './permissions/registerPermissions';
import { Broadcasts } from './problems/Broadcasts';
import { DefaultProblems } from './problems/DefaultProblems';
import { KnownErrors } from './problems/KnownErrors';
import { reopenOnRecurrence } from './problems/reopenOnRecurrence';
import { EntitySummaries } from './summaries/EntitySummaries';
import { findRecordsByIds } from './records/loadRecords';
import { openDatabase } from './records/openDatabase';
import { RecordLists } from './records/RecordLists';
import { RecordWriter, WriteEffect } from './records/RecordWriter';
import { Tasks } from './tasks/Tasks';
import { createSchedule } from './schedule/createSchedule';

/**
 * Incident, change and problem management.
 *
 * @example
 * ```ts
 * backend.add(import('backstage-plugin-itsm-backend'));
 * ```
 * @public
 */
export const itsmPlugin = createBackendPlugin({
  pluginId: 'itsm',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalogService: catalogServiceRef,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { auth, lifecycle, logger, permissionsRegistry } = services;
        const config = readItsmConfig(services.rootConfig);
        const knex = await openDatabase(services.database);
        const clock = () => new Date();

        const catalog = DefaultCatalog.create({
          auth,
          catalog: services.catalogService,
          permissions: services.permissions,
          ...config.catalog,
        });
        const schedule = createSchedule({
          knex,
          catalog,
          clock,
          logger,
          config,
          credentials: () => auth.getOwnServiceCredentials(),
          conflictsChanged: announceConflicts(services.signals),
          apiUrl: () => services.discovery.getExternalBaseUrl('itsm'),
          appUrl: services.rootConfig.getOptionalString('app.baseUrl') ?? '',
        });
        const delivery = OutboxDelivery.create({
          knex,
          clock,
          logger,
          destinations: [
            eventsDestination(services.events),
            signalsDestination(services.signals),
            notificationsDestination(services.notifications),
            conflictsDestination({ knex, clock, updates: schedule.updates }),
          ],
        });
        // Those of changes come below, as they write by this themselves.
        const effects: WriteEffect[] = [reopenOnRecurrence];
        const writer = RecordWriter.create({
          knex,
          clock,
          prefixes: config.prefixes,
          committed: () => delivery.wake(),
          effects,
        });
        const { relations } = config.catalog;
        const blastRadius = BlastRadius.create({ catalog, relations });

        const changeEnablement = createChangeEnablement({
          knex,
          writer,
          catalog,
          clock,
          config,
          blastRadius,
          schedule,
          credentials: () => auth.getOwnServiceCredentials(),
        });
        effects.push(changeEnablement.effects);

        registerPermissions({
          permissionsRegistry,
          findByIds: ids => findRecordsByIds(knex, ids),
        });
        const authorizer = Authorizer.create({
          auth,
          permissions: services.permissions,
          permissionsRegistry,
          userInfo: services.userInfo,
          roles: config.roles,
        });
        services.httpRouter.addAuthPolicy({
          path: '/calendar.ics',
          allow: 'unauthenticated',
        });
        services.httpRouter.use(
          createRouter({
            auditor: services.auditor,
            authorizer,
            blastRadius,
            catalog,
            config,
            schedule,
            changeEnablement,
            deployGate: createGate({
              knex,
              writer,
              catalog,
              clock,
              schedule,
              config,
            }),
            httpAuth: services.httpAuth,
            incidents: DefaultIncidents.create({
              knex,
              writer,
              catalog,
              values: config,
              changes: changeEnablement.changes,
            }),
            problems: DefaultProblems.create({
              knex,
              writer,
              catalog,
              values: config,
              clock,
              ...config.problems,
            }),
            broadcasts: Broadcasts.create({ knex, writer }),
            knownErrors: KnownErrors.create({ knex, blastRadius }),
            tasks: Tasks.create({ knex, writer, catalog }),
            recordLists: RecordLists.create({
              knex,
              catalog,
              awaited: access =>
                changeEnablement.approvals.awaitedRecords(access),
            }),
            entitySummaries: EntitySummaries.create({
              knex,
              catalog,
              clock,
              freezes: schedule.freezes,
            }),
            nearbyRecords: NearbyRecords.create({ knex, blastRadius }),
            relationGaps: RelationGaps.create({
              knex,
              catalog,
              relations,
              clock,
            }),
            insights: Insights.create({ knex, catalog, relations, clock }),
            historyImport: HistoryImport.create({
              knex,
              writer,
              catalog,
              values: config,
            }),
          }),
        );

        await scheduleJobs({
          ...services,
          config,
          knex,
          writer,
          catalog,
          knowledge: schedule.knowledge,
          clock,
        });
        for (const worker of [delivery, schedule.updates]) {
          lifecycle.addStartupHook(() => worker.start());
          lifecycle.addShutdownHook(() => worker.stop());
        }
      },
    });
  },
});
