import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { RecordWriter } from '../records/RecordWriter';
import { CatalogKnowledge, reconcileRecord } from './reconcileRecord';

const BATCH = 500;
/** The next run goes on where this many records were written. */
const MOST_WRITES = 5000;
/** Fewer than these can be gone all at once. */
const FEW = 10;

interface Options {
  knex: Knex;
  writer: RecordWriter;
  catalog: Catalog;
  logger: LoggerService;
  access: Access;
}

/** Some of the links, and which of their entities are worth a closer look. */
interface Search {
  links(): Knex.QueryBuilder;
  isDue(ref: string, knowledge: CatalogKnowledge): boolean;
}

class OutOfReach extends Error {}

class Reconciler {
  readonly #options: Options;
  readonly #renamed: ReadonlyMap<string, string>;
  written = 0;

  constructor(options: Options, renamed: ReadonlyMap<string, string>) {
    this.#options = options;
    this.#renamed = renamed;
  }

  /** Goes through the entities of some links, a batch at a time. */
  async run({ links, isDue }: Search): Promise<void> {
    let after = '';
    for (;;) {
      const rows: { entity_ref: string }[] = await links()
        .where('entity_ref', '>', after)
        .distinct('entity_ref')
        .orderBy('entity_ref')
        .limit(BATCH);
      const refs = rows.map(row => row.entity_ref);
      const knowledge = await this.#ask(refs);
      for (const ref of refs) {
        if (isDue(ref, knowledge)) {
          await this.#reconcile(links().where('entity_ref', ref), knowledge);
        }
      }
      if (refs.length < BATCH || this.written >= MOST_WRITES) {
        return;
      }
      after = refs[refs.length - 1];
    }
  }

  /**
   * A catalog that has lost most of what is linked is more likely in trouble
   * than right: then nothing counts as gone.
   */
  trusts({ asked, entities }: CatalogKnowledge): boolean {
    return asked.size < FEW || entities.size * 2 >= asked.size;
  }

  async #ask(refs: readonly string[]): Promise<CatalogKnowledge> {
    const { catalog, access } = this.#options;
    const asked = new Set(
      refs.flatMap(ref => [ref, this.#renamed.get(ref) ?? ref]),
    );
    const answer = await catalog.entities([...asked], access.credentials);
    if (!answer.reached) {
      throw new OutOfReach(answer.because);
    }
    return { asked, entities: answer.value, renamed: this.#renamed };
  }

  async #reconcile(links: Knex.QueryBuilder, knowledge: CatalogKnowledge) {
    let after: string | undefined;
    for (;;) {
      const query = links.clone().orderBy('record_id').limit(BATCH);
      if (after) {
        query.where('record_id', '>', after);
      }
      const rows: { record_id: string }[] = await query.select('record_id');
      for (const { record_id: id } of rows) {
        if (this.written >= MOST_WRITES) {
          return;
        }
        await this.#write(id, knowledge);
      }
      if (rows.length < BATCH) {
        return;
      }
      after = rows[rows.length - 1].record_id;
    }
  }

  /* One write each, so that one that fails keeps no other from it. */
  async #write(id: string, knowledge: CatalogKnowledge) {
    const { writer, access, logger } = this.#options;
    try {
      this.written += await writer.write(access, async write => {
        const draft = await write.open(id);
        const change = reconcileRecord(draft.record, knowledge);
        if (!change) {
          return 0;
        }
        const { patch, message } = change;
        draft.update(patch, { kind: 'system', message });
        return 1;
      });
    } catch (error) {
      logger.warn(`Entities of record ${id} were not reconciled: ${error}`);
    }
  }
}

/**
 * Brings the records' links to entities up to date with the catalog: fills in
 * snapshots that could not be taken, follows entities that say what they were
 * called before, and marks links to entities that are gone.
 * @returns how many records it changed
 */
export async function reconcileEntities(options: Options): Promise<number> {
  const { knex, catalog, logger, access } = options;
  const renamed = await catalog.renamed(access.credentials);
  if (!renamed.reached) {
    logger.warn(`Entities were not reconciled: ${renamed.because}`);
    return 0;
  }
  const reconciler = new Reconciler(options, renamed.value);
  const earlier = [...renamed.value.keys()];
  // As the partial index has it, so that it can serve the query.
  const untold = (state: string) =>
    knex('record_entities')
      .whereRaw("snapshot_state <> 'taken'")
      .where('snapshot_state', state);
  const searches: Search[] = [
    ...chunksOf(earlier).map(
      (refs): Search => ({
        links: () => knex('record_entities').whereIn('entity_ref', refs),
        isDue: (ref, { entities }) =>
          !entities.has(ref) && entities.has(renamed.value.get(ref)!),
      }),
    ),
    { links: () => untold('pending'), isDue: () => true },
    {
      links: () => untold('dangling'),
      isDue: (ref, { entities }) => entities.has(ref),
    },
    {
      links: () =>
        knex('record_entities')
          .whereRaw('active')
          .where('snapshot_state', 'taken'),
      isDue: (ref, knowledge) =>
        !knowledge.entities.has(ref) && reconciler.trusts(knowledge),
    },
  ];
  try {
    for (const search of searches) {
      await reconciler.run(search);
    }
  } catch (error) {
    if (!(error instanceof OutOfReach)) {
      throw error;
    }
    logger.warn(`Entities were not all reconciled: ${error.message}`);
  }
  return reconciler.written;
}

function chunksOf(refs: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(refs.length / BATCH) }, (_, at) =>
    refs.slice(at * BATCH, (at + 1) * BATCH),
  );
}
