import { Router } from 'express';
import { Catalog } from '../catalog/Catalog';
import { ItsmConfig } from '../config/readItsmConfig';
import { BlastRadius } from '../impact/BlastRadius';
import { NearbyRecords } from '../impact/NearbyRecords';
import { RelationGaps } from '../impact/RelationGaps';
import { Incidents } from '../incidents/Incidents';
import { HistoryImport } from '../import/HistoryImport';
import { EntitySummaries } from '../records/EntitySummaries';
import { Broadcasts } from '../problems/Broadcasts';
import { KnownErrors } from '../problems/KnownErrors';
import { Problems } from '../problems/Problems';
import { RecordLists } from '../records/RecordLists';
import { Tasks } from '../tasks/Tasks';
import { Windows } from '../schedule/Windows';
import { entityRoutes } from './entities';
import { impactRoutes } from './impact';
import { importRoutes } from './importHistory';
import { incidentRoutes } from './incidents';
import { MountOptions, mountRoutes } from './mountRoutes';
import { withOpenApi } from './openapi';
import { problemRoutes } from './problems';
import { recordsRoutes } from './records';
import { Route } from './Route';
import { settingsRoutes } from './settings';
import { windowRoutes } from './windows';

interface Services {
  catalog: Catalog;
  config: ItsmConfig;
  incidents: Incidents;
  problems: Problems;
  broadcasts: Pick<Broadcasts, 'list' | 'send'>;
  knownErrors: Pick<KnownErrors, 'list'>;
  tasks: Pick<Tasks, 'list' | 'create' | 'update'>;
  recordLists: Pick<RecordLists, 'list'>;
  entitySummaries: Pick<EntitySummaries, 'summary'>;
  nearbyRecords: Pick<NearbyRecords, 'nearby'>;
  blastRadius: Pick<BlastRadius, 'of'>;
  relationGaps: Pick<RelationGaps, 'find'>;
  historyImport: Pick<HistoryImport, 'run'>;
  windows: Pick<Windows, 'list' | 'get' | 'create' | 'update' | 'retire'>;
}

/** All that is served. */
export function createRoutes(services: Services): Route[] {
  return withOpenApi([
    ...incidentRoutes(services.incidents, services.catalog),
    ...problemRoutes(services),
    ...recordsRoutes(services.recordLists),
    ...entityRoutes(services),
    ...impactRoutes(services),
    ...settingsRoutes(services.config),
    ...importRoutes(services.historyImport, services.config.importMappings),
    ...windowRoutes(services.windows),
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
