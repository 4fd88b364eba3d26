import {
  importReportSchema,
  incidentHistorySchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { HistoryImport } from '../import/HistoryImport';
import { FieldsError } from '../records/RecordDraft';
import { readLines } from './readLines';
import { defineRoute, Route } from './Route';

const MAX_LINE_BYTES = 1_000_000;

const importQuerySchema = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'true: only tell what would be done' }),
  mapping: z.string().max(100).optional().meta({
    description: 'The mapping by which to read the lines',
  }),
});

/** The route by which history comes in. */
export function importRoutes(
  historyImport: Pick<HistoryImport, 'run'>,
): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/import',
      operationId: 'importHistory',
      summary: 'Brings in records as they were elsewhere',
      tag: 'import',
      query: importQuerySchema,
      stream: {
        contentType: 'application/x-ndjson',
        item: incidentHistorySchema,
        description: `A record a line, each of at most ${MAX_LINE_BYTES} bytes`,
      },
      answer: {
        status: 200,
        description: 'What was done, and what is wrong with which line',
        schema: importReportSchema,
      },
      audit: {
        eventId: 'record-import',
        severityLevel: 'high',
        meta: ({ errors, ...counts }) => counts,
      },
      handle: ({ query: { dryRun, mapping }, raw, access }) => {
        if (mapping !== undefined) {
          throw new FieldsError([
            { field: 'mapping', message: `there is no mapping '${mapping}'` },
          ]);
        }
        // Left open if the import gives up, so that it can still say why.
        const chunks = raw.iterator({ destroyOnReturn: false });
        return historyImport.run(
          readLines(chunks, { maxLineBytes: MAX_LINE_BYTES }),
          { dryRun: dryRun === 'true' },
          access,
        );
      },
    }),
  ];
}
