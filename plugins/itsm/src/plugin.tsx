import {
  createFrontendPlugin,
  PageBlueprint,
  PluginHeaderActionBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiAlarmWarningLine } from '@remixicon/react';
import { itsmApiExtension } from './api/itsmApiExtension';
import { entityExtensions } from './entity/extensions';
import { homeExtensions } from './home/extensions';
import { rootRouteRef } from './routes';

const page = PageBlueprint.make({
  params: { path: '/itsm', routeRef: rootRouteRef },
});

const workSubPage = SubPageBlueprint.make({
  name: 'work',
  params: {
    path: 'work',
    title: 'My work',
    loader: () => import('./work').then(({ WorkPage }) => <WorkPage />),
  },
});

const incidentsSubPage = SubPageBlueprint.make({
  name: 'incidents',
  params: {
    path: 'incidents',
    title: 'Incidents',
    loader: () =>
      import('./incidents').then(({ IncidentsRouter }) => <IncidentsRouter />),
  },
});

const changesSubPage = SubPageBlueprint.make({
  name: 'changes',
  params: {
    path: 'changes',
    title: 'Changes',
    loader: () =>
      import('./changes').then(({ ChangesRouter }) => <ChangesRouter />),
  },
});

const problemsSubPage = SubPageBlueprint.make({
  name: 'problems',
  params: {
    path: 'problems',
    title: 'Problems',
    loader: () =>
      import('./problems').then(({ ProblemsRouter }) => <ProblemsRouter />),
  },
});

const calendarSubPage = SubPageBlueprint.make({
  name: 'calendar',
  params: {
    path: 'calendar',
    title: 'Calendar',
    loader: () =>
      import('./calendar').then(({ CalendarRouter }) => <CalendarRouter />),
  },
});

const insightsSubPage = SubPageBlueprint.make({
  name: 'insights',
  params: {
    path: 'insights',
    title: 'Insights',
    loader: () =>
      import('./insights').then(({ InsightsRouter }) => <InsightsRouter />),
  },
});

const importSubPage = SubPageBlueprint.make({
  name: 'import',
  if: { permissions: { $contains: 'itsm.import#create' } },
  params: {
    path: 'import',
    title: 'Import',
    loader: () =>
      import('./importing').then(({ ImportPage }) => <ImportPage />),
  },
});

const reportIncidentAction = PluginHeaderActionBlueprint.make({
  name: 'report-incident',
  params: {
    loader: () =>
      import('./ReportIncidentAction').then(({ ReportIncidentAction }) => (
        <ReportIncidentAction />
      )),
  },
});

const requestChangeAction = PluginHeaderActionBlueprint.make({
  name: 'request-change',
  params: {
    loader: () =>
      import('./RequestChangeAction').then(({ RequestChangeAction }) => (
        <RequestChangeAction />
      )),
  },
});

/**
 * Incident, change and problem management, for the new frontend system.
 * @public
 */
export const itsmPlugin = createFrontendPlugin({
  pluginId: 'itsm',
  title: 'ITSM',
  icon: <RiAlarmWarningLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [
    itsmApiExtension,
    page,
    workSubPage,
    incidentsSubPage,
    changesSubPage,
    problemsSubPage,
    calendarSubPage,
    insightsSubPage,
    importSubPage,
    requestChangeAction,
    reportIncidentAction,
    ...entityExtensions,
    ...homeExtensions,
  ],
});
