import { ImportLine } from './ImportLine';
import { TextLine } from './readTextLines';

/** Reads lines as JSON. Empty ones are passed over. */
export async function* readJsonLines(
  lines: AsyncIterable<TextLine>,
): AsyncGenerator<ImportLine> {
  for await (const { line, text, error } of lines) {
    if (error !== undefined) {
      yield { line, error };
    } else if (text?.trim()) {
      try {
        yield { line, value: JSON.parse(text) };
      } catch (failure) {
        const { message } = failure as Error;
        yield { line, error: `is not valid JSON: ${message}` };
      }
    }
  }
}
