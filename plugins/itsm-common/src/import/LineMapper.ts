import { LinkRelation } from '../record/links';
import { RecordType, recordTypes } from '../record/recordType';
import { FieldKind, importFields } from './fieldKinds';
import { InstantReader } from './InstantReader';
import { itemsOf, ItemParts, parseItemParts } from './items';
import { ImportMapping } from './mappingSchema';
import { MappedField } from './MappedField';
import { fillFor, parseTemplates, Reading, readValue } from './readField';
import { SourceLine, Template } from './template';

const MOST_TITLE = 200;

interface MappedLink {
  parts: ItemParts;
  relation: LinkRelation;
  source?: Template[];
  id: Template[];
}

interface MappedComment {
  parts: ItemParts;
  at: Template[];
  by: Template[];
  body: Template[];
  internal?: boolean;
}

interface Condition {
  when: Template[];
  values: ReadonlySet<string>;
  negated: boolean;
}

function isRecordType(value: unknown): value is RecordType {
  return recordTypes.includes(value as RecordType);
}

/** Puts a value where a path says, which has one step or two. */
function put(
  target: Record<string, unknown>,
  [first, second]: readonly string[],
  value: unknown,
) {
  if (second === undefined) {
    target[first] = value;
  } else {
    const inner = (target[first] ??= {}) as Record<string, unknown>;
    inner[second] = value;
  }
}

function shortened(title: unknown): unknown {
  if (typeof title !== 'string') {
    return title;
  }
  const characters = [...title.replace(/\s+/g, ' ')];
  return characters.length > MOST_TITLE
    ? `${characters.slice(0, MOST_TITLE - 1).join('')}…`
    : characters.join('');
}

/**
 * Makes the lines of another tool's export into lines of an import, as a
 * mapping says. What a line then says is still to be checked.
 * @public
 */
export class LineMapper {
  readonly #reading: Reading;
  readonly #type: MappedField;
  readonly #fields: Record<RecordType, [path: string[], field: MappedField][]>;
  readonly #skip: Condition[];
  readonly #links: MappedLink[];
  readonly #comments: MappedComment[];

  /** @param options - `keepTimes`: leave them as they are written */
  static create(
    mapping: ImportMapping,
    options: { keepTimes?: boolean } = {},
  ): LineMapper {
    return new LineMapper(mapping, options);
  }

  private constructor(
    mapping: ImportMapping,
    { keepTimes = false }: { keepTimes?: boolean },
  ) {
    const { timeZone = 'UTC', timeFormats = [] } = mapping;
    const { type = { from: 'incident' } } = mapping;
    const reading: Reading = {
      missing: new Set(mapping.missing?.map(text => text.toLowerCase())),
      decimalComma: mapping.decimalComma ?? false,
      instants: keepTimes
        ? undefined
        : new InstantReader({ timeZone, timeFormats }),
    };
    const options = { reading, timeZone, timeFormats };
    this.#reading = reading;
    const text = { kind: 'text', list: false } as const;
    this.#type = MappedField.create(type, text, options);
    this.#fields = Object.fromEntries(
      recordTypes.map(each => [
        each,
        Object.entries(mapping.fields ?? {}).flatMap(([name, own]) => {
          // What the type doesn't have is for lines of another type.
          const as = importFields[each].get(name);
          return as
            ? [[name.split('.'), MappedField.create(own, as, options)]]
            : [];
        }),
      ]),
    ) as Record<RecordType, [path: string[], field: MappedField][]>;
    this.#skip = (mapping.skip ?? []).map(({ when, is, isNot = [] }) => ({
      when: parseTemplates(when),
      values: new Set((is ?? isNot).map(value => value.toLowerCase())),
      negated: is === undefined,
    }));
    this.#links = (mapping.links ?? []).map(own => ({
      parts: parseItemParts(own),
      relation: own.relation,
      source: own.source === undefined ? undefined : parseTemplates(own.source),
      id: parseTemplates(own.id),
    }));
    this.#comments = (mapping.comments ?? []).map(own => ({
      parts: parseItemParts(own),
      at: parseTemplates(own.at),
      by: parseTemplates(own.by),
      body: parseTemplates(own.body),
      internal: own.internal,
    }));
  }

  /** The line of an import; undefined if the mapping passes it over. */
  map(line: SourceLine): Record<string, unknown> | undefined {
    if (this.#skips(line)) {
      return undefined;
    }
    const type = this.#type.of(line);
    const mapped: Record<string, unknown> = { type };
    const fields = isRecordType(type) ? this.#fields[type] : [];
    for (const [path, field] of fields) {
      const value = field.of(line);
      if (value !== undefined) {
        put(mapped, path, value);
      }
    }
    if (mapped.title !== undefined) {
      mapped.title = shortened(mapped.title);
    }
    const { source } = (mapped.externalRef ?? {}) as { source?: unknown };
    const links = this.#linksOf(line, source);
    const comments = this.#commentsOf(line);
    return {
      ...mapped,
      ...(links.length > 0 ? { links } : {}),
      ...(comments.length > 0 ? { comments } : {}),
    };
  }

  #skips(line: SourceLine): boolean {
    return this.#skip.some(({ when, values, negated }) => {
      const text = this.#first(when, line) ?? '';
      return values.has(text.toLowerCase()) !== negated;
    });
  }

  #first(
    templates: readonly Template[],
    line: SourceLine,
    kind: FieldKind = 'text',
  ): string | undefined {
    for (const template of templates) {
      const text = fillFor(kind, template, line, this.#reading);
      if (text !== undefined) {
        return text;
      }
    }
    return undefined;
  }

  #linksOf(line: SourceLine, own: unknown) {
    const { missing } = this.#reading;
    return this.#links.flatMap(({ parts, relation, ...templates }) =>
      itemsOf(line, parts, missing).flatMap(item => {
        const id = this.#first(templates.id, item);
        const source = templates.source
          ? this.#first(templates.source, item)
          : own;
        return id === undefined || source === undefined
          ? []
          : [{ relation, target: { source, id } }];
      }),
    );
  }

  #commentsOf(line: SourceLine) {
    const { missing } = this.#reading;
    return this.#comments.flatMap(({ parts, internal, ...templates }) =>
      itemsOf(line, parts, missing).flatMap(item => {
        const body = this.#first(templates.body, item);
        const at = this.#first(templates.at, item);
        return body === undefined
          ? []
          : [
              {
                at: at && readValue({ kind: 'time' }, at, this.#reading),
                by: this.#first(templates.by, item, 'user'),
                body,
                ...(internal === undefined ? {} : { internal }),
              },
            ];
      }),
    );
  }
}
