import {
  type ImportFormat,
  type ImportLine,
  type ImportMapping,
  readImportLines,
  readSourceLines,
} from 'backstage-plugin-itsm-common';

const SAMPLE_BYTES = 512 * 1024;
const SAMPLE_LINES = 50;

/** What the beginning of a file tells of it. */
export interface FileSample {
  format: ImportFormat;
  /** The columns of a table, or the properties of the first objects. */
  columns: string[];
  /** What each column says where it first says something. */
  examples: Map<string, string>;
}

/** The chunks of a file; not every browser can iterate over its stream. */
async function* chunksOf(
  file: Blob,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      onRead(value.length);
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

function formatOf({ name }: File): ImportFormat {
  return /\.(?:csv|tsv|txt)$/i.test(name) ? 'csv' : 'ndjson';
}

function addExamples(examples: Map<string, string>, line: ImportLine) {
  if (typeof line.value !== 'object' || line.value === null) {
    return;
  }
  for (const [column, value] of Object.entries(line.value)) {
    const text = [value].flat().find(item => item !== '' && item !== null);
    if (!examples.get(column)) {
      examples.set(
        column,
        typeof text === 'object' ? JSON.stringify(text) : String(text ?? ''),
      );
    }
  }
}

/** Reads the beginning of a file. */
export async function sampleFile(file: File): Promise<FileSample> {
  const format = formatOf(file);
  let columns: string[] = [];
  const examples = new Map<string, string>();
  const lines = readSourceLines(chunksOf(file.slice(0, SAMPLE_BYTES)), {
    format,
    onHeader: header => {
      columns = [...new Set(header.filter(name => name !== ''))];
    },
  });
  let count = 0;
  for await (const line of lines) {
    addExamples(examples, line);
    count += 1;
    if (count === SAMPLE_LINES) {
      break;
    }
  }
  return {
    format,
    columns: columns.length > 0 ? columns : [...examples.keys()],
    examples,
  };
}

/** A file as lines that can be sent, each with its line in the file. */
export interface MappedFile {
  texts: string[];
  lines: number[];
  /** What isn't sent, as it can't be read. */
  unreadable: { line: number; message: string }[];
  skipped: number;
  /** The first few, as they are sent. */
  first: Record<string, unknown>[];
}

const FIRST = 5;

/** Reads a file by a mapping. */
export async function mapFile(
  file: File,
  options: {
    format: ImportFormat;
    mapping?: ImportMapping;
    onProgress: (share: number) => void;
    signal: AbortSignal;
  },
): Promise<MappedFile> {
  const { format, mapping, onProgress, signal } = options;
  let bytes = 0;
  let skipped = 0;
  const mapped: MappedFile = {
    texts: [],
    lines: [],
    unreadable: [],
    skipped: 0,
    first: [],
  };
  const chunks = chunksOf(file, length => {
    signal.throwIfAborted();
    bytes += length;
    onProgress(file.size === 0 ? 1 : bytes / file.size);
  });
  const read = readImportLines(chunks, {
    format,
    mapping,
    onSkip: () => {
      skipped += 1;
    },
  });
  for await (const { line, value, error } of read) {
    if (error !== undefined) {
      mapped.unreadable.push({ line, message: error });
      continue;
    }
    mapped.texts.push(JSON.stringify(value));
    mapped.lines.push(line);
    if (mapped.first.length < FIRST && typeof value === 'object' && value) {
      mapped.first.push(value as Record<string, unknown>);
    }
  }
  return { ...mapped, skipped };
}

/** The lines of a file as they are in it, for those that are asked for. */
export async function pickLines(
  file: File,
  format: ImportFormat,
  wanted: ReadonlySet<number>,
): Promise<Map<number, Record<string, unknown>>> {
  const found = new Map<number, Record<string, unknown>>();
  const lines = readSourceLines(chunksOf(file), { format });
  for await (const { line, value } of lines) {
    if (wanted.has(line) && typeof value === 'object' && value !== null) {
      found.set(line, value as Record<string, unknown>);
    }
  }
  return found;
}
