import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiAlarmWarningLine, RiGitPullRequestLine } from '@remixicon/react';
import { entityMessages } from '../translations/entity';
import { ownKinds, rollupKinds } from './kinds';
import { entityContentRouteRef } from './routes';
import { useReportMenuItem } from './useReportMenuItem';
import { useRequestMenuItem } from './useRequestMenuItem';

/*
 * What incidents are about and what sums them up; others can be let in with
 * the app's config.
 */
const filter = { kind: { $in: [...ownKinds, ...rollupKinds] } };

/** What one can say of that it doesn't work. */
const reportableFilter = { kind: { $in: [...ownKinds, 'system'] } };

/** `entity-content:itsm` */
export const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/itsm',
    title: entityMessages.tab.title,
    group: 'operation',
    routeRef: entityContentRouteRef,
    filter,
    loader: () =>
      import('./EntityContent').then(({ EntityContent }) => <EntityContent />),
  },
});

/** `entity-card:itsm/incidents` */
export const incidentsCard = EntityCardBlueprint.make({
  name: 'incidents',
  params: {
    type: 'info',
    filter,
    loader: () =>
      import('./IncidentsCard').then(({ IncidentsCard }) => <IncidentsCard />),
  },
});

/**
 * `entity-card:itsm/trouble`
 *
 * The entity page has no place of its own above its content: its header is
 * taken as a whole (`EntityHeaderLayoutBlueprint`, without the context menu),
 * and so is the overview's layout. So the banner is a card of the overview
 * that puts itself first in its column, whatever other cards there are. A
 * portal that names it first in `app.extensions` has it first for screen
 * readers and the keyboard too.
 */
export const troubleBanner = EntityCardBlueprint.make({
  name: 'trouble',
  params: {
    type: 'content',
    filter,
    loader: () =>
      import('./TroubleBanner').then(({ TroubleBanner }) => <TroubleBanner />),
  },
});

/** `entity-context-menu-item:itsm/report-incident` */
export const reportMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'report-incident',
  params: {
    icon: <RiAlarmWarningLine size={16} />,
    filter: reportableFilter,
    useProps: useReportMenuItem,
  },
});

/** `entity-context-menu-item:itsm/request-change` */
export const requestMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'request-change',
  params: {
    icon: <RiGitPullRequestLine size={16} />,
    filter: reportableFilter,
    useProps: useRequestMenuItem,
  },
});

export const entityExtensions: ExtensionDefinition[] = [
  troubleBanner,
  incidentsCard,
  entityContent,
  reportMenuItem,
  requestMenuItem,
];
