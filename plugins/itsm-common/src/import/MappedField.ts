import { ImportField } from './fieldKinds';
import { InstantReader } from './InstantReader';
import { itemsOf, ItemParts } from './items';
import { FieldMapping } from './mappingSchema';
import { fillFor, parseTemplates, Reading, readValue } from './readField';
import { isColumn, SourceLine, Template, textsOf, valueAt } from './template';

type Value = string | number | boolean;

/* What separates the values of a list in one cell, unless it is own. */
const SEPARATORS = /[,|]/;

interface Options {
  reading: Reading;
  timeZone: string;
  timeFormats: readonly string[];
}

/**
 * One field of a mapping, ready to be read from lines.
 *
 * @internal
 */
export class MappedField {
  readonly #field: ImportField;
  readonly #reading: Reading;
  readonly #templates: Template[];
  readonly #parts: ItemParts;
  readonly #match?: RegExp;
  readonly #values?: Map<string, Value>;
  readonly #default?: Value;

  static create(own: FieldMapping, as: ImportField, options: Options) {
    return new MappedField(own, as, options);
  }

  private constructor(own: FieldMapping, as: ImportField, options: Options) {
    const { timeZone, timeFormats } = own;
    this.#field = as;
    this.#reading =
      timeZone || timeFormats
        ? {
            ...options.reading,
            instants: new InstantReader({
              timeZone: timeZone ?? options.timeZone,
              timeFormats: timeFormats ?? options.timeFormats,
            }),
          }
        : options.reading;
    this.#templates = parseTemplates(own.from);
    this.#parts = { each: own.each, split: own.split };
    this.#match = own.match === undefined ? undefined : RegExp(own.match, 'iu');
    this.#values =
      own.values &&
      new Map(
        Object.entries(own.values).map(([text, value]) => [
          text.toLowerCase(),
          value,
        ]),
      );
    this.#default = own.default;
  }

  /** What a line says of the field; undefined if it says nothing. */
  of(line: SourceLine): Value | Value[] | undefined {
    if (!this.#field.list) {
      return this.#one(line) ?? this.#default;
    }
    const items = this.#items(line)
      .map(item => this.#one(item))
      .filter((value): value is Value => value !== undefined && value !== '');
    const otherwise = this.#default === undefined ? [] : [this.#default];
    const values = items.length > 0 ? items : otherwise;
    return values.length > 0 ? [...new Set(values)] : undefined;
  }

  #items(line: SourceLine): SourceLine[] {
    const { missing } = this.#reading;
    if (this.#parts.each !== undefined) {
      return itemsOf(line, this.#parts, missing);
    }
    const template = this.#templates.find(each =>
      each.columns.every(
        column => textsOf(valueAt(line, column), missing).length > 0,
      ),
    );
    if (!template || !isColumn(template)) {
      return [line];
    }
    // A column by itself is all that stands in it.
    const [column] = template.columns;
    return textsOf(valueAt(line, column), missing)
      .flatMap(text => text.split(this.#parts.split ?? SEPARATORS))
      .flatMap(text => textsOf(text, missing))
      .map(text => ({ [column]: text }));
  }

  #one(line: SourceLine): Value | undefined {
    for (const template of this.#templates) {
      const kind = this.#values || this.#match ? 'text' : this.#field.kind;
      const text = this.#matched(fillFor(kind, template, line, this.#reading));
      if (text !== undefined) {
        return this.#valueOf(text);
      }
    }
    return undefined;
  }

  #matched(text: string | undefined): string | undefined {
    if (text === undefined || !this.#match) {
      return text;
    }
    const found = this.#match.exec(text);
    return (found?.[1] ?? found?.[0]) || undefined;
  }

  #valueOf(text: string): Value | undefined {
    const value = this.#values
      ? this.#values.get(text.toLowerCase()) ?? this.#values.get('*') ?? text
      : text;
    if (value === '') {
      return undefined;
    }
    return typeof value === 'string'
      ? readValue(this.#field, value, this.#reading)
      : value;
  }
}
