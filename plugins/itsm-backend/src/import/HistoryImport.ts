import { NotAllowedError } from '@backstage/errors';
import { ImportLine, ImportReport } from 'backstage-plugin-itsm-common';
import { createHash } from 'crypto';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { FieldsError } from '../records/RecordDraft';
import { RecordWriter } from '../records/RecordWriter';
import { checkLine, ImportValues } from './checkLine';
import { entityLinksOf, HistoryContext } from './historyFields';
import { findImported, ImportedRecord, originKey } from './importedRecords';
import { CheckedLine, judgeLines, KnownRecord } from './judgeLines';
import { landHistory } from './landHistory';
import { ReportBook } from './ReportBook';

/* Enough for few round trips, little enough for bounded memory. */
const PORTION = 500;
const MOST_CHARACTERS = 4_000_000;

/** Lines that are landed in one write. */
type Batch = (Omit<CheckedLine, 'hash'> & { size: number })[];

interface Options {
  knex: Knex;
  writer: RecordWriter;
  catalog: Catalog;
  values: ImportValues;
  /** How many lines are landed in one write. */
  portion?: number;
}

function hashOf(
  { history }: Batch[number],
  entities: HistoryContext['entities'],
): string {
  const states = entityLinksOf(history, { entities }).map(
    ({ snapshotState }) => snapshotState,
  );
  return createHash('sha256')
    .update(JSON.stringify([history, states]))
    .digest('base64');
}

/**
 * Where a portion ends, so that lines for one record that follow each other
 * stay together; behind all lines if they are all for one record.
 */
function endOfRecords(batch: Batch): number {
  const { key } = batch[batch.length - 1];
  const other = batch.findLastIndex(line => line.key !== key);
  return other < 0 ? batch.length : other + 1;
}

function originsOf(batch: Batch) {
  return batch.flatMap(({ history }) => [
    history.externalRef,
    ...history.links.map(({ target }) => target),
  ]);
}

/** Whether it is the line that is at fault, and not the database. */
function isLineFault(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name?: string };
  return (
    error instanceof FieldsError ||
    name === 'ConflictError' ||
    /^(?:2[23]|SQLITE_(?:CONSTRAINT|MISMATCH|RANGE|TOOBIG))/.test(String(code))
  );
}

/**
 * Brings in records as they were elsewhere. Lines are taken in portions of one
 * transaction each; a line that can't be taken is told in the report and keeps
 * no other from landing.
 */
export class HistoryImport {
  readonly #options: Options;

  static create(options: Options) {
    return new HistoryImport(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Lands lines one portion after another.
   * @throws NotAllowedError if the caller may not import
   */
  async run(
    lines: AsyncIterable<ImportLine>,
    options: { dryRun: boolean; book?: ReportBook },
    access: Access,
  ): Promise<ImportReport> {
    if (!access.import) {
      throw new NotAllowedError(
        `${access.actor} may not import records; administrators may.`,
      );
    }
    const importing: Access = { ...access, channel: 'import' };
    const { book = new ReportBook() } = options;
    const { portion = PORTION } = this.#options;
    let size = 0;
    // What the lines of a rehearsal would have brought.
    const rehearsed = new Map<string, KnownRecord>();
    let batch: Batch = [];
    const flush = async (ready: Batch) => {
      if (options.dryRun) {
        await this.#rehearse(ready, rehearsed, importing, book);
      } else {
        await this.#land(ready, importing, book);
      }
    };
    for await (const line of lines) {
      book.read();
      const checked = this.#check(line, book);
      if (checked) {
        batch.push(checked);
        size += checked.size;
        if (batch.length >= portion || size > MOST_CHARACTERS) {
          const at = endOfRecords(batch);
          await flush(batch.slice(0, at));
          batch = batch.slice(at);
          size = batch.reduce((sum, kept) => sum + kept.size, 0);
        }
      }
    }
    await flush(batch);
    return book.close();
  }

  #check(
    { line, value, error }: ImportLine,
    book: ReportBook,
  ): Batch[number] | undefined {
    if (error) {
      book.refuse(line, [{ field: '', message: error }]);
      return undefined;
    }
    const checked = checkLine(value, this.#options.values);
    if ('issues' in checked) {
      book.refuse(line, checked.issues);
      return undefined;
    }
    const { history } = checked;
    return {
      line,
      history,
      key: originKey(history.externalRef),
      size: JSON.stringify(history).length,
    };
  }

  async #rehearse(
    batch: Batch,
    rehearsed: Map<string, KnownRecord>,
    access: Access,
    book: ReportBook,
  ) {
    const entities = await this.#entitiesOf(batch, access);
    const origins = originsOf(batch);
    const known = new Map<string, KnownRecord>(
      await findImported(this.#options.knex, origins),
    );
    for (const origin of origins) {
      const key = originKey(origin);
      const brought = rehearsed.get(key);
      if (brought) {
        known.set(key, brought);
      }
    }
    const { landings, refusals, judgements } = judgeLines(
      batch.map(line => ({ ...line, hash: hashOf(line, entities) })),
      known,
    );
    landings.forEach(landing => book.count(landing));
    refusals.forEach(({ line, issue }) => book.refuse(line, [issue]));
    for (const { key, hash, history } of judgements) {
      rehearsed.set(key, { type: history.type, hash });
    }
  }

  async #land(batch: Batch, access: Access, book: ReportBook) {
    const { writer, values } = this.#options;
    const entities = await this.#entitiesOf(batch, access);
    const attempt = async (lines: readonly Batch[number][]) => {
      const hashed = lines.map(line => ({
        ...line,
        hash: hashOf(line, entities),
      }));
      const { landings, refusals } = await writer.write(access, async write => {
        const known: ReadonlyMap<string, ImportedRecord> = await findImported(
          write.trx,
          originsOf([...lines]),
        );
        const judged = judgeLines(hashed, known);
        await landHistory(judged.judgements, {
          write,
          known,
          context: { entities, values },
        });
        return judged;
      });
      landings.forEach(landing => book.count(landing));
      refusals.forEach(({ line, issue }) => book.refuse(line, [issue]));
    };
    if (batch.length === 0) {
      return;
    }
    try {
      await attempt(batch);
    } catch (failure) {
      if (!isLineFault(failure)) {
        throw failure;
      }
      // One of them is at fault: land them one by one to find out which.
      for (const line of batch) {
        try {
          await attempt([line]);
        } catch (error) {
          if (!isLineFault(error)) {
            throw error;
          }
          const issues =
            error instanceof FieldsError
              ? error.issues
              : [{ field: '', message: (error as Error).message }];
          book.refuse(line.line, issues);
        }
      }
    }
  }

  async #entitiesOf(
    batch: Batch,
    access: Access,
  ): Promise<HistoryContext['entities']> {
    const refs = batch.flatMap(({ history }) => [
      ...(history.entityRef ? [history.entityRef] : []),
      ...history.affectedEntityRefs,
    ]);
    const answer = await this.#options.catalog.entities(
      [...new Set(refs)],
      access.credentials,
    );
    return answer.reached ? answer.value : undefined;
  }
}
