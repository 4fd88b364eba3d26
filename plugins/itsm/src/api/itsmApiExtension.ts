import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { ItsmClient } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from './itsmApiRef';

export const itsmApiExtension = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: itsmApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new ItsmClient(options),
    }),
});
