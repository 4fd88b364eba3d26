import {
  columnsOfMapping,
  ImportFormat,
  importFormats,
  ImportMapping,
  importReportSchema,
  MAX_IMPORT_LINE_BYTES,
  namedMappingsSchema,
  readImportLines,
  recordHistorySchema,
} from 'backstage-plugin-itsm-common';
import { NotAllowedError } from '@backstage/errors';
import { Request } from 'express';
import { z } from 'zod';
import { HistoryImport } from '../import/HistoryImport';
import { ReportBook } from '../import/ReportBook';
import { FieldsError } from '../records/RecordDraft';
import { defineRoute, Route } from './Route';
import { statusError } from './statusError';

/* Those in which ASCII is as it is, so that lines can be told apart. */
const ENCODINGS =
  /^(?:utf-?8|us-ascii|latin1|iso-8859-\d+|windows-125\d|koi8-[ru]|macintosh)$/;

const importQuerySchema = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'true: only tell what would be done' }),
  mapping: z.string().max(100).optional().meta({
    description:
      'The mapping by which to read the lines, see GET /import/mappings',
  }),
});

type Mappings = ReadonlyMap<string, ImportMapping>;

function mappingOf(name: string | undefined, mappings: Mappings) {
  if (name === undefined) {
    return undefined;
  }
  const mapping = mappings.get(name);
  if (!mapping) {
    const known = [...mappings.keys()].join(', ');
    throw new FieldsError([
      {
        field: 'mapping',
        message: `there is no mapping '${name}'; there are ${known}`,
      },
    ]);
  }
  return mapping;
}

function formatOf(request: Request): ImportFormat {
  return request.is(importFormats.csv) ? 'csv' : 'ndjson';
}

function encodingOf(request: Request): string | undefined {
  const header = request.header('Content-Type') ?? '';
  const charset = /;\s*charset="?([^";\s]+)/i.exec(header)?.[1].toLowerCase();
  if (charset && !ENCODINGS.test(charset)) {
    throw statusError(
      415,
      `The charset ${charset} can't be read; send the file in UTF-8`,
    );
  }
  return charset;
}

/** The routes by which history comes in. */
export function importRoutes(
  historyImport: Pick<HistoryImport, 'run'>,
  mappings: Mappings,
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
        contents: {
          [importFormats.ndjson]: recordHistorySchema,
          [importFormats.csv]: z.string(),
        },
        description: `A record a line, each of at most ${MAX_IMPORT_LINE_BYTES} bytes: JSON, or a table whose header has the names of fields, or of the columns that the mapping looks for`,
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
        const book = new ReportBook();
        // Left open if the import gives up, so that it can still say why.
        const chunks = raw.iterator({ destroyOnReturn: false });
        const lines = readImportLines(chunks, {
          format: formatOf(raw),
          encoding: encodingOf(raw),
          mapping: mappingOf(mapping, mappings),
          onSkip: () => book.skip(),
        });
        return historyImport.run(
          lines,
          { dryRun: dryRun === 'true', book },
          access,
        );
      },
    }),
    defineRoute({
      method: 'get',
      path: '/import/mappings',
      operationId: 'listImportMappings',
      summary: 'Lists the mappings by which files can be read',
      tag: 'import',
      answer: {
        status: 200,
        description: 'Those that ship and those of the configuration',
        schema: namedMappingsSchema,
      },
      handle: async ({ access }) => {
        if (!access.import) {
          throw new NotAllowedError(
            `${access.actor} may not import records; administrators may.`,
          );
        }
        return {
          items: [...mappings].map(([name, mapping]) => ({
            name,
            columns: columnsOfMapping(mapping),
            mapping,
          })),
        };
      },
    }),
  ];
}
