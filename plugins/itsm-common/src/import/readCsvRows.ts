import { InputError } from '@backstage/errors';
import { CsvError, parse } from 'csv-parse/sync';
import { ImportLine } from './ImportLine';
import { TextLine } from './readTextLines';

/* A quotation mark that isn't closed must not swallow the rest of a file. */
const MOST_LINES = 1000;
/* The parser takes long to set up, so that it gets many records at once. */
const PORTION = 200;
const MOST_PORTION = 1_000_000;

const SEPARATORS = [',', ';', '\t', '|'];

/**
 * What could be a record: lines until all quotation marks are closed, or one
 * that can't be read.
 */
type Candidate = readonly TextLine[];

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    count += 1;
  }
  return count;
}

function textOf(candidate: Candidate): string {
  return candidate.map(({ text }) => text).join('\n');
}

function parseCells(text: string, separator: string, isRelaxed = false) {
  return parse(text, {
    delimiter: separator,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: isRelaxed,
  }) as string[][];
}

/** The separator that stands most often outside the quotes of a header. */
function separatorOf(header: string): string {
  const outside = header.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map(each => outside.split(each).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

function isBlank(cells: readonly string[]) {
  return cells.every(cell => cell.trim() === '');
}

/** Cells by the names of their columns; repeated names have several. */
function toRow(
  columns: readonly string[],
  cells: readonly string[],
): Record<string, string | string[]> {
  const row: Record<string, string | string[]> = {};
  columns.forEach((column, at) => {
    if (column !== '') {
      const before = Object.hasOwn(row, column) ? row[column] : undefined;
      const cell = cells[at] ?? '';
      row[column] = before === undefined ? cell : [before, cell].flat();
    }
  });
  return row;
}

/* Columns without a name may be missing, and cells beyond the last be empty. */
function cellsAmiss(columns: readonly string[], cells: readonly string[]) {
  const named = columns.findLastIndex(column => column !== '') + 1;
  return cells.length < named || !isBlank(cells.slice(columns.length));
}

const reasons: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'has a quotation mark that is not closed',
  CSV_INVALID_CLOSING_QUOTE:
    'has text behind a closing quotation mark; double the marks within a cell',
};

function reasonOf(error: unknown): string {
  return error instanceof CsvError
    ? reasons[error.code] ?? error.message
    : String(error);
}

function readHeader(header: Candidate, separator: string): string[] {
  const [{ error }] = header;
  try {
    if (error === undefined) {
      const [names = []] = parseCells(textOf(header), separator);
      return names.map(name => name.trim());
    }
  } catch (failure) {
    throw new InputError(`The header of the table ${reasonOf(failure)}.`);
  }
  throw new InputError(`The header of the table ${error}.`);
}

/** Makes records into rows, by the columns of a header. */
class RowReader {
  readonly #columns: readonly string[];
  readonly #separator: string;

  constructor(columns: readonly string[], separator: string) {
    this.#columns = columns;
    this.#separator = separator;
  }

  /**
   * The rows of records, up to one that isn't closed where it should be; the
   * lines behind its beginning are given back.
   */
  read(candidates: readonly Candidate[]): {
    rows: ImportLine[];
    rest: TextLine[];
  } {
    const rows = this.#readAll(candidates);
    if (rows) {
      return { rows, rest: [] };
    }
    if (candidates.length === 1) {
      return this.#readOne(candidates[0]);
    }
    const middle = Math.floor(candidates.length / 2);
    const first = this.read(candidates.slice(0, middle));
    const others = candidates.slice(middle);
    if (first.rest.length > 0) {
      return { rows: first.rows, rest: [...first.rest, ...others.flat()] };
    }
    const second = this.read(others);
    return { rows: [...first.rows, ...second.rows], rest: second.rest };
  }

  /** Undefined if one of them isn't in order. */
  #readAll(candidates: readonly Candidate[]): ImportLine[] | undefined {
    if (candidates.some(([{ error }]) => error !== undefined)) {
      return undefined;
    }
    let records: string[][];
    try {
      const text = candidates.map(textOf).join('\n');
      records = parseCells(text, this.#separator);
    } catch {
      return undefined;
    }
    const areInOrder =
      records.length === candidates.length &&
      candidates.every(
        ({ length }, at) =>
          length === 1 || !cellsAmiss(this.#columns, records[at]),
      );
    return areInOrder
      ? records.flatMap((cells, at) => this.#toLine(candidates[at][0], cells))
      : undefined;
  }

  /* Only its first line is at fault: a good one may come right behind it. */
  #readOne([first, ...rest]: Candidate) {
    const { line, text, error } = first;
    if (text === undefined) {
      return { rows: [{ line, error }], rest };
    }
    try {
      const [cells = []] = parseCells(text, this.#separator, true);
      return { rows: this.#toLine(first, cells), rest };
    } catch (failure) {
      return { rows: [{ line, error: reasonOf(failure) }], rest };
    }
  }

  #toLine({ line }: TextLine, cells: readonly string[]): ImportLine[] {
    if (isBlank(cells)) {
      return [];
    }
    if (cellsAmiss(this.#columns, cells)) {
      const error = `has ${cells.length} cells, whereas there are ${
        this.#columns.length
      } columns`;
      return [{ line, error }];
    }
    return [{ line, value: toRow(this.#columns, cells) }];
  }
}

/** Groups lines into what could be records; lines can be given back. */
class Candidates {
  readonly #lines: AsyncIterator<TextLine>;
  readonly #maxLength: number;
  #returned: TextLine[] = [];

  constructor(lines: AsyncIterable<TextLine>, maxLength: number) {
    this.#lines = lines[Symbol.asyncIterator]();
    this.#maxLength = maxLength;
  }

  giveBack(lines: readonly TextLine[]) {
    this.#returned = [...lines, ...this.#returned];
  }

  /** Some of the next ones; none at the end. */
  async portion(most: number): Promise<Candidate[]> {
    const candidates: Candidate[] = [];
    let length = 0;
    while (candidates.length < most && length < MOST_PORTION) {
      const candidate = await this.#next();
      if (!candidate) {
        break;
      }
      candidates.push(candidate);
      length += candidate.reduce((sum, { text = '' }) => sum + text.length, 0);
    }
    return candidates;
  }

  /** Reads no further. */
  async close() {
    await this.#lines.return?.();
  }

  async #next(): Promise<Candidate | undefined> {
    const candidate: TextLine[] = [];
    let length = 0;
    let isOpen = false;
    for (;;) {
      const next = await this.#nextLine();
      if (!next) {
        return candidate.length > 0 ? candidate : undefined;
      }
      const { text } = next;
      if (text === undefined) {
        if (candidate.length === 0) {
          return [next];
        }
        // A record ends before what can't be read, closed or not.
        this.giveBack([next]);
        return candidate;
      }
      if (candidate.length > 0 || text.trim() !== '') {
        candidate.push(next);
        length += text.length;
        isOpen = isOpen !== (countQuotes(text) % 2 === 1);
        const isFull =
          candidate.length === MOST_LINES || length > this.#maxLength;
        if (!isOpen || isFull) {
          return candidate;
        }
      }
    }
  }

  async #nextLine(): Promise<TextLine | undefined> {
    const returned = this.#returned.shift();
    if (returned) {
      return returned;
    }
    const { done, value } = await this.#lines.next();
    return done ? undefined : value;
  }
}

/**
 * Reads a table: RFC 4180 with whatever separator. Records that aren't in
 * order are told of one by one. The first record is the header.
 * @param options - `onHeader`: told the columns, before the first row
 */
export async function* readCsvRows(
  lines: AsyncIterable<TextLine>,
  options: {
    /** Between cells; found out by the header if left out. */
    separator?: string;
    maxLineBytes: number;
    onHeader?: (columns: string[]) => void;
  },
): AsyncGenerator<ImportLine> {
  const candidates = new Candidates(lines, options.maxLineBytes);
  try {
    const [header] = await candidates.portion(1);
    if (!header) {
      return;
    }
    const separator = options.separator ?? separatorOf(textOf(header));
    const columns = readHeader(header, separator);
    options.onHeader?.(columns);
    const reader = new RowReader(columns, separator);
    let portion = await candidates.portion(PORTION);
    while (portion.length > 0) {
      const { rows, rest } = reader.read(portion);
      candidates.giveBack(rest);
      yield* rows;
      portion = await candidates.portion(PORTION);
    }
  } finally {
    await candidates.close();
  }
}
