import { DateTime, IANAZone } from 'luxon';

/* Reading a time takes its time, and files repeat theirs. */
const MOST_REMEMBERED = 20_000;
const LOCALE = 'en-US';

/**
 * Reads times as other tools write them.
 *
 * @internal
 */
export class InstantReader {
  readonly #zone: IANAZone;
  readonly #parsers: ReturnType<typeof DateTime.buildFormatParser>[];
  readonly #known = new Map<string, string>();

  constructor(options: { timeZone: string; timeFormats: readonly string[] }) {
    this.#zone = IANAZone.create(options.timeZone);
    this.#parsers = options.timeFormats.map(format =>
      DateTime.buildFormatParser(format, { locale: LOCALE }),
    );
  }

  /** The instant in ISO 8601; the text itself if it is none. */
  read(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) {
      return known;
    }
    if (this.#known.size >= MOST_REMEMBERED) {
      this.#known.clear();
    }
    const instant = this.#parse(text) ?? text;
    this.#known.set(text, instant);
    return instant;
  }

  #parse(text: string): string | undefined {
    const zone = this.#zone;
    for (const parser of this.#parsers) {
      const time = DateTime.fromFormatParser(text, parser, {
        zone,
        locale: LOCALE,
      });
      if (time.isValid) {
        return time.toUTC().toISO();
      }
    }
    // Not of the day alone, nor of a year: luxon would fill in the rest.
    const isDated = /^\d{4}-\d{2}-\d{2}/.test(text);
    for (const read of isDated ? [DateTime.fromISO, DateTime.fromSQL] : []) {
      const time = read(text, { zone });
      if (time.isValid) {
        return time.toUTC().toISO();
      }
    }
    return undefined;
  }
}
