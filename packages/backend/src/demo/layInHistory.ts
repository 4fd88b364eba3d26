import { setTimeout } from 'timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, stringifyError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DemoRecord } from './history/DemoRecord';
import { ItsmImportClient } from './ItsmImportClient';
import { Plan } from './plans';

const TRY_AGAIN_AFTER_MS = 1_000;
const GIVE_UP_AFTER_TRIES = 240;
const ERRORS_SHOWN = 5;

type Options = {
  auth: AuthService;
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  itsm: Pick<ItsmImportClient, 'isEmpty' | 'import' | 'get' | 'post'>;
  logger: LoggerService;
  signal: AbortSignal;
  generate: () => DemoRecord[];
  /** What is still to come, asked for as people would. */
  plans: () => Plan[];
  tryAgainAfterMs?: number;
};

/** Imports the generated records if there are no records yet. */
export async function layInHistory(options: Options): Promise<void> {
  const { itsm, logger, generate } = options;
  let empty: boolean | undefined;
  const answered = await eventually(options, async () => {
    empty = await itsm.isEmpty();
    return true;
  });
  if (!answered) {
    logger.warn('No demo records laid in: the ITSM plugin does not answer');
    return;
  }
  if (!empty) {
    return;
  }

  const records = generate();
  // Records keep a snapshot of their entities, so these have to be there first.
  const known = await eventually(options, () =>
    knowsEntities(options, records),
  );
  if (!known) {
    logger.warn('The catalog does not know all entities of the demo records');
  }

  const { created, updated, unchanged, refused, errors } = await itsm.import(
    records,
  );
  logger.info(
    `Laid in the demo records: ${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`,
  );
  for (const { line, field, message } of errors.slice(0, ERRORS_SHOWN)) {
    logger.warn(`Demo record ${line} was refused: ${field ?? ''} ${message}`);
  }
  await layInPlans(options);
}

async function layIn(itsm: Options['itsm'], plan: Plan): Promise<void> {
  switch (plan.kind) {
    case 'window': {
      await itsm.post('/windows', plan.window);
      break;
    }
    case 'template': {
      const query = new URLSearchParams({
        entityRef: plan.entityRef,
        entityRole: 'primary',
        state: 'closed',
        closeCode: 'successful',
        limit: '1',
      });
      const { items } = await itsm.get<{ items: { number: string }[] }>(
        `/changes?${query}`,
      );
      if (items.length === 0) {
        throw new NotFoundError(`No change of ${plan.entityRef} went well`);
      }
      const body = { ...plan.template, fromChange: items[0].number };
      await itsm.post('/change-templates', body);
      break;
    }
    default: {
      const { number } = await itsm.post<{ number: string }>(
        '/changes',
        plan.change,
      );
      if (plan.submitTo) {
        const to = plan.submitTo;
        await itsm.post(`/changes/${number}/transitions`, { to });
      }
    }
  }
}

/* One that fails is told of and keeps no other from being made. */
async function layInPlans({ itsm, logger, plans }: Options): Promise<void> {
  for (const plan of plans()) {
    try {
      await layIn(itsm, plan);
    } catch (error) {
      logger.warn(`A plan of the demo was not made: ${stringifyError(error)}`);
    }
  }
}

async function knowsEntities(
  { auth, catalog }: Options,
  records: readonly DemoRecord[],
): Promise<boolean> {
  const entityRefs = new Set(
    records.flatMap(({ entityRef, affectedEntityRefs = [] }) => [
      ...(entityRef ? [entityRef] : []),
      ...affectedEntityRefs,
    ]),
  );
  const { items } = await catalog.getEntitiesByRefs(
    // Relations come last: an entity that has them has been read completely.
    { entityRefs: [...entityRefs], fields: ['kind', 'relations'] },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  return items.every(entity => entity?.relations?.length);
}

/** Whether it came true within the time that a start may take. */
async function eventually(
  { logger, signal, tryAgainAfterMs = TRY_AGAIN_AFTER_MS }: Options,
  isTrue: () => Promise<boolean>,
): Promise<boolean> {
  for (let tries = 0; tries < GIVE_UP_AFTER_TRIES; tries++) {
    try {
      if (await isTrue()) {
        return true;
      }
    } catch (error) {
      logger.debug(`Demo records have to wait: ${stringifyError(error)}`);
    }
    await setTimeout(tryAgainAfterMs, undefined, { signal });
  }
  return false;
}
