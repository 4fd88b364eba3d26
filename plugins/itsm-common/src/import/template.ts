/**
 * A line as it came, by the names of its columns. A column that comes several
 * times has several values.
 * @public
 */
export type SourceLine = Readonly<Record<string, unknown>>;

/**
 * Text in which `{Column}` stands for what the column says.
 *
 * @internal
 */
export interface Template {
  /** Text and columns in turn, beginning and ending with a text. */
  texts: readonly string[];
  columns: readonly string[];
}

/** Takes a template apart. */
export function parseTemplate(text: string): Template {
  const parts = text.split(/\{([^{}]+)\}/);
  return {
    texts: parts.filter((_, at) => at % 2 === 0),
    columns: parts.filter((_, at) => at % 2 === 1).map(name => name.trim()),
  };
}

/** Whether a template is a column and nothing else. */
export function isColumn({ texts, columns }: Template): boolean {
  return columns.length === 1 && texts.every(text => text === '');
}

/**
 * What a line says in a column: by its name, or by the names of properties
 * within properties, with dots.
 */
export function valueAt(line: SourceLine, column: string): unknown {
  if (Object.hasOwn(line, column)) {
    return line[column];
  }
  let value: unknown = line;
  for (const step of column.split('.')) {
    if (
      typeof value !== 'object' ||
      value === null ||
      !Object.hasOwn(value, step)
    ) {
      return undefined;
    }
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** The texts of a value that says something, in their order. */
export function textsOf(
  value: unknown,
  missing: ReadonlySet<string>,
): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => textsOf(item, missing));
  }
  if (!['string', 'number', 'boolean', 'bigint'].includes(typeof value)) {
    return [];
  }
  const text = String(value).trim();
  return text === '' || missing.has(text.toLowerCase()) ? [] : [text];
}
