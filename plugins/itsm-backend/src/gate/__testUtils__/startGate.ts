import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { gateRoutes } from '../../http/gate';
import { serve } from '../../http/__testUtils__/serve';
import { Access } from '../../records/access';
import { setUpSchedule } from '../../schedule/__testUtils__/setUpSchedule';
import { createGate } from '../createGate';

/** The gate's routes over a real database, as somebody calls them. */
export async function startGate(knex: Knex, settings?: JsonObject) {
  const itsm = await setUpSchedule(knex, settings);
  const { catalog, clock, config, schedule, writer } = itsm;
  const deployGate = createGate({
    knex,
    writer,
    catalog,
    clock: clock.now,
    schedule,
    config,
  });
  const as = (access: Access) =>
    serve({ routes: gateRoutes(deployGate), sight: catalog, access });
  return { ...itsm, deployGate, as, api: as(itsm.system) };
}
