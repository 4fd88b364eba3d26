import { NotAllowedError } from '@backstage/errors';
import {
  ImportReport,
  IncidentHistory,
  incidentHistorySchema,
  RequirementIssue,
} from 'backstage-plugin-itsm-common';
import { createHash } from 'crypto';
import { z } from 'zod';
import { Catalog, CatalogEntity } from '../catalog/Catalog';
import { Access } from '../records/access';
import { FieldValues } from '../records/fieldRules';
import { FieldsError } from '../records/RecordDraft';
import { RecordWriter } from '../records/RecordWriter';
import { landHistory, Landing } from './landHistory';

/** A line as it was read: a value, or why there is none. */
export interface ImportLine {
  /** From 1. */
  line: number;
  value?: unknown;
  error?: string;
}

interface CheckedLine {
  line: number;
  history: IncidentHistory;
}

/* Enough for few round trips, little enough for bounded memory. */
const BATCH = 100;

/* Undoes a rehearsal. */
class DryRun extends Error {}

/*
 * What a line of a rehearsal would do after the ones before it for the same
 * record, of which nothing is left: by whether the last of them said the same.
 */
function rehearse(
  said: Map<string, string>,
  { history }: CheckedLine,
  landing: Landing,
): Landing {
  const { source, id } = history.externalRef;
  const ref = JSON.stringify([source, id]);
  const text = createHash('sha256')
    .update(JSON.stringify(history))
    .digest('base64');
  const before = said.get(ref);
  said.set(ref, text);
  if (before === undefined) {
    return landing;
  }
  return before === text ? 'unchanged' : 'updated';
}

function issuesOf(error: z.ZodError): RequirementIssue[] {
  return error.issues.map(issue => ({
    field: [
      ...issue.path,
      ...(issue.code === 'unrecognized_keys' ? issue.keys : []),
    ].join('.'),
    message: issue.message,
  }));
}

/**
 * Brings in records as they were elsewhere. Lines are taken in portions of one
 * transaction each; a line that can't be taken is told in the report and keeps
 * no other from landing.
 */
export class HistoryImport {
  readonly #writer: RecordWriter;
  readonly #catalog: Catalog;
  readonly #values: FieldValues;

  static create(options: {
    writer: RecordWriter;
    catalog: Catalog;
    values: FieldValues;
  }) {
    return new HistoryImport(options);
  }

  private constructor(options: {
    writer: RecordWriter;
    catalog: Catalog;
    values: FieldValues;
  }) {
    this.#writer = options.writer;
    this.#catalog = options.catalog;
    this.#values = options.values;
  }

  /**
   * Lands lines one portion after another.
   * @throws NotAllowedError if the caller may not import
   */
  async run(
    lines: AsyncIterable<ImportLine>,
    options: { dryRun: boolean },
    access: Access,
  ): Promise<ImportReport> {
    if (!access.import) {
      throw new NotAllowedError(
        `${access.actor} may not import records; administrators may.`,
      );
    }
    const importing: Access = { ...access, channel: 'import' };
    const report: ImportReport = {
      read: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      refused: 0,
      errors: [],
    };
    let batch: CheckedLine[] = [];
    const refs = new Set<string>();
    const said = options.dryRun ? new Map<string, string>() : undefined;
    const flush = async () => {
      await this.#land(batch, said, importing, report);
      batch = [];
      refs.clear();
    };
    for await (const line of lines) {
      report.read += 1;
      const history = this.#check(line, report);
      if (history) {
        const { source, id } = history.externalRef;
        const ref = JSON.stringify([source, id]);
        // The second of two lines for one record changes what the first made.
        if (refs.has(ref)) {
          await flush();
        }
        refs.add(ref);
        batch.push({ line: line.line, history });
      }
      if (batch.length === BATCH) {
        await flush();
      }
    }
    await flush();
    report.errors.sort((one, other) => one.line - other.line);
    return report;
  }

  #check(
    { line, value, error }: ImportLine,
    report: ImportReport,
  ): IncidentHistory | undefined {
    if (error) {
      this.#refuse(report, line, [{ field: '', message: error }]);
      return undefined;
    }
    const parsed = incidentHistorySchema.safeParse(value);
    if (!parsed.success) {
      this.#refuse(report, line, issuesOf(parsed.error));
      return undefined;
    }
    const { impact, urgency } = parsed.data;
    const { impactLevels, urgencyLevels } = this.#values.priority;
    const issues = (
      [
        ['impact', impact, impactLevels],
        ['urgency', urgency, urgencyLevels],
      ] as const
    )
      .filter(([, level, levels]) => level && !levels.includes(level))
      .map(([field, , levels]) => ({
        field,
        message: `must be one of ${levels.join(', ')}`,
      }));
    if (issues.length > 0) {
      this.#refuse(report, line, issues);
      return undefined;
    }
    return parsed.data;
  }

  #refuse(report: ImportReport, line: number, issues: RequirementIssue[]) {
    report.refused += 1;
    for (const { field, message } of issues) {
      report.errors.push({ line, ...(field ? { field } : {}), message });
    }
  }

  async #land(
    batch: readonly CheckedLine[],
    /** What was said so far, in a rehearsal. */
    said: Map<string, string> | undefined,
    access: Access,
    report: ImportReport,
  ) {
    if (batch.length === 0) {
      return;
    }
    const entities = await this.#entitiesOf(batch, access);
    const attempt = async (lines: readonly CheckedLine[]) => {
      let landed: Landing[] = [];
      try {
        await this.#writer.write(access, async write => {
          landed = [];
          for (const { history } of lines) {
            const values = this.#values;
            landed.push(
              await landHistory(write, history, { entities, values }),
            );
          }
          if (said) {
            await write.save();
            throw new DryRun();
          }
        });
      } catch (error) {
        if (!(error instanceof DryRun)) {
          throw error;
        }
      }
      landed.forEach((landing, at) => {
        report[said ? rehearse(said, lines[at], landing) : landing] += 1;
      });
    };
    try {
      await attempt(batch);
    } catch {
      // One of them is at fault: land them one by one to find out which.
      for (const line of batch) {
        try {
          await attempt([line]);
        } catch (error) {
          const issues =
            error instanceof FieldsError
              ? error.issues
              : [{ field: '', message: String(error) }];
          this.#refuse(report, line.line, issues);
        }
      }
    }
  }

  async #entitiesOf(
    batch: readonly CheckedLine[],
    access: Access,
  ): Promise<Map<string, CatalogEntity> | undefined> {
    const refs = batch.flatMap(({ history }) => [
      ...(history.entityRef ? [history.entityRef] : []),
      ...history.affectedEntityRefs,
    ]);
    const answer = await this.#catalog.entities(
      [...new Set(refs)],
      access.credentials,
    );
    return answer.reached ? answer.value : undefined;
  }
}
