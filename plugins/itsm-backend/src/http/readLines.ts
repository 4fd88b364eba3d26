import { ImportLine } from '../import/HistoryImport';

const NEWLINE = 0x0a;
const decoder = new TextDecoder('utf-8', { fatal: true });

function readLine(line: number, bytes: Buffer): ImportLine | undefined {
  let text: string;
  try {
    text = decoder.decode(bytes).trim();
  } catch {
    return { line, error: 'is not text in UTF-8' };
  }
  if (!text) {
    return undefined;
  }
  try {
    return { line, value: JSON.parse(text) };
  } catch (error) {
    return { line, error: `is not valid JSON: ${(error as Error).message}` };
  }
}

/**
 * Reads JSON line by line as it comes in. Never holds more than a line and a
 * chunk, and asks for the next chunk only when the lines of the last one are
 * done with. Empty lines are passed over.
 * @param options.maxLineBytes - a longer line is passed over and told of
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  options: { maxLineBytes: number },
): AsyncGenerator<ImportLine> {
  const { maxLineBytes } = options;
  let line = 1;
  let parts: Buffer[] = [];
  let length = 0;

  const add = (part: Buffer) => {
    length += part.length;
    if (length > maxLineBytes) {
      parts = [];
    } else {
      parts.push(part);
    }
  };
  const finish = (): ImportLine | undefined => {
    const finished =
      length > maxLineBytes
        ? { line, error: `is longer than ${maxLineBytes} bytes` }
        : readLine(line, Buffer.concat(parts));
    line += 1;
    parts = [];
    length = 0;
    return finished;
  };

  for await (const chunk of chunks) {
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end >= 0) {
      add(chunk.subarray(start, end));
      const finished = finish();
      if (finished) {
        yield finished;
      }
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    add(chunk.subarray(start));
  }
  const last = finish();
  if (last) {
    yield last;
  }
}
