/** A line of a file: its text, or why it has none. */
export interface TextLine {
  /** From 1. */
  line: number;
  text?: string;
  error?: string;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) {
    return parts[0];
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Reads text line by line as it comes in. Never holds more than a line and a
 * chunk, and asks for the next chunk only when the lines of the last one are
 * done with.
 * @param options - `maxLineBytes`: a longer line is passed over and told of;
 * `encoding`: in which ASCII is as it is, UTF-8 if left out
 */
export async function* readTextLines(
  chunks: AsyncIterable<Uint8Array>,
  options: { maxLineBytes: number; encoding?: string },
): AsyncGenerator<TextLine> {
  const { maxLineBytes, encoding = 'utf-8' } = options;
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  let parts: Uint8Array[] = [];
  let length = 0;

  const add = (part: Uint8Array) => {
    length += part.length;
    if (length > maxLineBytes) {
      parts = [];
    } else {
      parts.push(part);
    }
  };
  const finish = (): TextLine => {
    const number = line;
    const bytes = length > maxLineBytes ? undefined : joined(parts, length);
    line += 1;
    parts = [];
    length = 0;
    if (!bytes) {
      return { line: number, error: `is longer than ${maxLineBytes} bytes` };
    }
    const end = bytes[bytes.length - 1] === RETURN ? -1 : undefined;
    try {
      return { line: number, text: decoder.decode(bytes.subarray(0, end)) };
    } catch {
      return {
        line: number,
        error: `is not text in ${encoding.toUpperCase()}`,
      };
    }
  };

  for await (const chunk of chunks) {
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end >= 0) {
      add(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    add(chunk.subarray(start));
  }
  if (length > 0) {
    yield finish();
  }
}
