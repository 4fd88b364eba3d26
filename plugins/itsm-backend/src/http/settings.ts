import {
  changeCloseCodes,
  createChangeLifecycle,
  holdReasons,
  incidentChannels,
  incidentLifecycle,
  Lifecycle,
  problemDetections,
  problemLifecycle,
  problemResolutionCodes,
  resolutionCodes,
  Settings,
  settingsSchema,
} from 'backstage-plugin-itsm-common';
import { ItsmConfig } from '../config/readItsmConfig';
import { Access } from '../records/access';
import { defineRoute, Route } from './Route';

function statesOf({ states }: Lifecycle): Settings['states'][string] {
  return Object.entries(states).map(([value, { label, final = false }]) => ({
    value,
    label,
    final,
  }));
}

function settingsFor(config: ItsmConfig, access: Access): Settings {
  return {
    ...config.priority,
    categories: config.categories,
    states: {
      incident: statesOf(incidentLifecycle),
      change: statesOf(createChangeLifecycle(config.changes.models)),
      problem: statesOf(problemLifecycle),
    },
    holdReasons: [...holdReasons],
    resolutionCodes: [...resolutionCodes],
    incidentChannels: [...incidentChannels],
    problemResolutionCodes: [...problemResolutionCodes],
    problemDetections: [...problemDetections],
    causeCategories: config.problems.causeCategories,
    changeModels: Object.entries(config.changes.models).map(
      ([name, { path, requiredFields }]) => ({
        name,
        path: [...path],
        requiredFields: [...requiredFields],
      }),
    ),
    changeCloseCodes: [...changeCloseCodes],
    user: {
      userRef: access.isUser ? access.actor : undefined,
      groups: access.ownershipRefs.filter(ref => ref.startsWith('group:')),
      roles: [...access.roles],
    },
  };
}

/** The route of the settings. */
export function settingsRoutes(config: ItsmConfig): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/settings',
      operationId: 'getSettings',
      summary: 'Reads what a form needs to know',
      tag: 'settings',
      answer: {
        status: 200,
        description: 'The settings',
        schema: settingsSchema,
      },
      handle: async ({ access }) => settingsFor(config, access),
    }),
  ];
}
