import { InputError } from '@backstage/errors';
import { columnsOfMapping, mappingOfColumns } from './columnsMapping';
import { ImportLine } from './ImportLine';
import { LineMapper } from './LineMapper';
import { ImportMapping } from './mappingSchema';
import { readCsvRows } from './readCsvRows';
import { readJsonLines } from './readJsonLines';
import { readTextLines } from './readTextLines';
import { SourceLine } from './template';

/**
 * The most bytes of a record in a file.
 * @public
 */
export const MAX_IMPORT_LINE_BYTES = 1_000_000;

/**
 * The formats of files.
 * @public
 */
export const importFormats = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
} as const;

/** @public */
export type ImportFormat = keyof typeof importFormats;

/**
 * Reads the records of a file as they are in it, with the columns of a table.
 * @param options - `onHeader`: told the columns of a table, before the first row
 * @public
 */
export function readSourceLines(
  chunks: AsyncIterable<Uint8Array>,
  options: {
    format: ImportFormat;
    separator?: string;
    encoding?: string;
    onHeader?: (columns: string[]) => void;
  },
): AsyncGenerator<ImportLine> {
  const maxLineBytes = MAX_IMPORT_LINE_BYTES;
  const lines = readTextLines(chunks, { ...options, maxLineBytes });
  return options.format === 'csv'
    ? readCsvRows(lines, { ...options, maxLineBytes })
    : readJsonLines(lines);
}

function checkHeader(columns: string[], mapping: ImportMapping) {
  const sought = columnsOfMapping(mapping);
  if (!sought.some(name => columns.includes(name))) {
    throw new InputError(
      `The file has none of the columns that the mapping looks for. It has: ${columns.join(
        ', ',
      )}. The mapping looks for: ${sought.join(', ')}.`,
    );
  }
}

function mapperOfColumns(columns: string[]): LineMapper {
  const { mapping, unknown } = mappingOfColumns(columns);
  if (unknown.length > 0) {
    throw new InputError(
      `A table without a mapping has columns that are called as the fields are, unlike: ${unknown.join(
        ', ',
      )}.`,
    );
  }
  return LineMapper.create(mapping, { keepTimes: true });
}

function isLine(value: unknown): value is SourceLine {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a file as lines of an import, one at a time.
 * @param options - `onSkip`: called for each line that the mapping passes over
 * @public
 */
export async function* readImportLines(
  chunks: AsyncIterable<Uint8Array>,
  options: {
    format: ImportFormat;
    mapping?: ImportMapping;
    encoding?: string;
    onSkip?: () => void;
  },
): AsyncGenerator<ImportLine> {
  const { format, mapping, encoding, onSkip } = options;
  let mapper = mapping && LineMapper.create(mapping);
  const lines = readSourceLines(chunks, {
    format,
    encoding,
    separator: mapping?.separator,
    onHeader: columns => {
      if (mapping) {
        checkHeader(columns, mapping);
      } else {
        mapper = mapperOfColumns(columns);
      }
    },
  });
  for await (const line of lines) {
    if (line.error !== undefined || !mapper || !isLine(line.value)) {
      yield line;
    } else {
      const value = mapper.map(line.value);
      if (value) {
        yield { line: line.line, value };
      } else {
        onSkip?.();
      }
    }
  }
}
