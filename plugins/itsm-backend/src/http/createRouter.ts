import { Router } from 'express';
import { ItsmConfig } from '../config/readItsmConfig';
import { Incidents } from '../incidents/Incidents';
import { HistoryImport } from '../import/HistoryImport';
import { EntitySummaries } from '../records/EntitySummaries';
import { RecordLists } from '../records/RecordLists';
import { entityRoutes } from './entities';
import { importRoutes } from './importHistory';
import { incidentRoutes } from './incidents';
import { MountOptions, mountRoutes } from './mountRoutes';
import { withOpenApi } from './openapi';
import { recordsRoutes } from './records';
import { Route } from './Route';
import { settingsRoutes } from './settings';

interface Services {
  config: ItsmConfig;
  incidents: Incidents;
  recordLists: Pick<RecordLists, 'list'>;
  entitySummaries: Pick<EntitySummaries, 'summary'>;
  historyImport: Pick<HistoryImport, 'run'>;
}

/** All that is served. */
export function createRoutes(services: Services): Route[] {
  return withOpenApi([
    ...incidentRoutes(services.incidents),
    ...recordsRoutes(services.recordLists),
    ...entityRoutes(services.entitySummaries),
    ...settingsRoutes(services.config),
    ...importRoutes(services.historyImport),
  ]);
}

/** The plugin's HTTP API. */
export function createRouter(
  options: Services & Omit<MountOptions, 'routes'>,
): Router {
  return mountRoutes({ ...options, routes: createRoutes(options) });
}
