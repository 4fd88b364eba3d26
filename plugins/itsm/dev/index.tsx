import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import itsmPlugin, { itsmApiRef } from '../src';
import { believableIncidents } from '../src/__fixtures__/incidents';
import { InMemoryItsm } from '../src/__fixtures__/InMemoryItsm';
import { believableEntities } from './believableEntities';

const me = 'user:default/engineer';
const itsm = new InMemoryItsm({
  incidents: believableIncidents(200, new Date()),
  userRef: me,
  groups: ['group:default/payments'],
  roles: ['agent', 'requester'],
});

// To be played with from the console: `itsm.incidents.change('INC-1', …)`.
Object.assign(window, { itsm });

createDevApp({
  features: [
    itsmPlugin,
    createFrontendModule({
      pluginId: 'itsm',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({ api: itsmApiRef, deps: {}, factory: () => itsm }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'app',
      extensions: [
        ApiBlueprint.make({
          name: 'signals',
          params: defineParams =>
            defineParams({
              api: signalApiRef,
              deps: {},
              factory: () => itsm.signals,
            }),
        }),
        ApiBlueprint.make({
          name: 'catalog',
          params: defineParams =>
            defineParams({
              api: catalogApiRef,
              deps: {},
              factory: () => believableEntities,
            }),
        }),
      ],
    }),
  ],
});
