import { Router } from 'express';
import { Catalog } from '../catalog/Catalog';
import { ItsmConfig } from '../config/readItsmConfig';
import { DeployGate } from '../gate/createGate';
import { BlastRadius } from '../impact/BlastRadius';
import { NearbyRecords } from '../impact/NearbyRecords';
import { RelationGaps } from '../impact/RelationGaps';
import { Incidents } from '../incidents/Incidents';
import { HistoryImport } from '../import/HistoryImport';
import { EntitySummaries } from '../summaries/EntitySummaries';
import { Broadcasts } from '../problems/Broadcasts';
import { KnownErrors } from '../problems/KnownErrors';
import { Problems } from '../problems/Problems';
import { RecordLists } from '../records/RecordLists';
import { Tasks } from '../tasks/Tasks';
import { Schedule } from '../schedule/createSchedule';
import { calendarRoutes } from './calendar';
import { changeRoutes, ChangeServices } from './changes';
import { conflictRoutes } from './conflicts';
import { entityRoutes } from './entities';
import { gateRoutes } from './gate';
import { impactRoutes } from './impact';
import { importRoutes } from './importHistory';
import { incidentRoutes } from './incidents';
import { InsightsService, insightsRoutes } from './insights';
import { MountOptions, mountRoutes } from './mountRoutes';
import { withOpenApi } from './openapi';
import { problemRoutes } from './problems';
import { recordsRoutes } from './records';
import { Route } from './Route';
import { settingsRoutes } from './settings';
import { taskRoutes } from './tasks';
import { windowRoutes } from './windows';

interface Services {
  catalog: Catalog;
  config: ItsmConfig;
  incidents: Incidents;
  problems: Problems;
  broadcasts: Pick<Broadcasts, 'list' | 'send'>;
  knownErrors: Pick<KnownErrors, 'list'>;
  tasks: Pick<Tasks, 'list' | 'create' | 'update'>;
  changeEnablement: ChangeServices;
  recordLists: Pick<RecordLists, 'list'>;
  entitySummaries: Pick<EntitySummaries, 'summary'>;
  nearbyRecords: Pick<NearbyRecords, 'nearby'>;
  blastRadius: Pick<BlastRadius, 'of'>;
  relationGaps: Pick<RelationGaps, 'find'>;
  insights: InsightsService;
  historyImport: Pick<HistoryImport, 'run'>;
  schedule: {
    windows: Pick<
      Schedule['windows'],
      'list' | 'get' | 'create' | 'update' | 'retire'
    >;
    changeSchedule: Pick<
      Schedule['changeSchedule'],
      'conflicts' | 'slots' | 'preview'
    >;
    calendarView: Pick<Schedule['calendarView'], 'read'>;
    calendarFeed: Pick<Schedule['calendarFeed'], 'createLink' | 'read'>;
  };
  deployGate: {
    gate: Pick<DeployGate['gate'], 'ask'>;
    receipts: Pick<DeployGate['receipts'], 'keys' | 'verify' | 'list'>;
    deployments: Pick<DeployGate['deployments'], 'report'>;
  };
}

/** All that is served. */
export function createRoutes(services: Services): Route[] {
  return withOpenApi([
    ...incidentRoutes(services.incidents, services.catalog),
    ...problemRoutes(services),
    ...changeRoutes(services.changeEnablement, services.catalog),
    ...taskRoutes('change', services.tasks),
    ...recordsRoutes(services.recordLists),
    ...entityRoutes(services),
    ...impactRoutes(services),
    ...insightsRoutes(services.insights),
    ...settingsRoutes(services.config),
    ...importRoutes(services.historyImport, services.config.importMappings),
    ...windowRoutes(services.schedule.windows),
    ...conflictRoutes(services.schedule.changeSchedule),
    ...calendarRoutes(services.schedule),
    ...gateRoutes(services.deployGate),
  ]);
}

/** The plugin's HTTP API. */
export function createRouter(
  options: Services & Omit<MountOptions, 'routes' | 'sight'>,
): Router {
  return mountRoutes({
    ...options,
    routes: createRoutes(options),
    sight: options.catalog,
  });
}
