import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { DefaultCatalog } from './catalog/DefaultCatalog';
import { readItsmConfig } from './config/readItsmConfig';
import {
  eventsDestination,
  notificationsDestination,
  signalsDestination,
} from './delivery/destinations';
import { OutboxDelivery } from './delivery/OutboxDelivery';
import { createRouter } from './http/createRouter';
import { HistoryImport } from './import/HistoryImport';
import { BlastRadius } from './impact/BlastRadius';
import { NearbyRecords } from './impact/NearbyRecords';
import { RelationGaps } from './impact/RelationGaps';
import { DefaultIncidents } from './incidents/DefaultIncidents';
import { scheduleJobs } from './jobs/scheduleJobs';
import { Authorizer } from './permissions/Authorizer';
import { registerPermissions } from './permissions/registerPermissions';
import { Broadcasts } from './problems/Broadcasts';
import { DefaultProblems } from './problems/DefaultProblems';
import { KnownErrors } from './problems/KnownErrors';
import { reopenOnRecurrence } from './problems/reopenOnRecurrence';
import { EntitySummaries } from './records/EntitySummaries';
import { findRecordsByIds } from './records/loadRecords';
import { openDatabase } from './records/openDatabase';
import { RecordLists } from './records/RecordLists';
import { RecordWriter } from './records/RecordWriter';
import { Tasks } from './tasks/Tasks';
import { Windows } from './schedule/Windows';

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

        const delivery = OutboxDelivery.create({
          knex,
          clock,
          logger,
          destinations: [
            eventsDestination(services.events),
            signalsDestination(services.signals),
            notificationsDestination(services.notifications),
          ],
        });
        const writer = RecordWriter.create({
          knex,
          clock,
          prefixes: config.prefixes,
          committed: () => delivery.wake(),
          effects: [reopenOnRecurrence],
        });
        const catalog = DefaultCatalog.create({
          auth,
          catalog: services.catalogService,
          permissions: services.permissions,
          ...config.catalog,
        });
        const { relations } = config.catalog;
        const blastRadius = BlastRadius.create({ catalog, relations });

        const windows = Windows.create({
          knex,
          clock,
          configured: config.changes.windows,
        });
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
        services.httpRouter.use(
          createRouter({
            auditor: services.auditor,
            authorizer,
            blastRadius,
            catalog,
            config,
            windows,
            httpAuth: services.httpAuth,
            incidents: DefaultIncidents.create({
              knex,
              writer,
              catalog,
              values: config,
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
            recordLists: RecordLists.create({ knex, catalog }),
            entitySummaries: EntitySummaries.create({ knex, catalog, clock }),
            nearbyRecords: NearbyRecords.create({ knex, blastRadius }),
            relationGaps: RelationGaps.create({
              knex,
              catalog,
              relations,
              clock,
            }),
            historyImport: HistoryImport.create({
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
          clock,
        });
        lifecycle.addStartupHook(() => delivery.start());
        lifecycle.addShutdownHook(() => delivery.stop());
      },
    });
  },
});
