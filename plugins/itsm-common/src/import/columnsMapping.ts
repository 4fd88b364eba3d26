import { recordTypes } from '../record/recordType';
import { importFields } from './fieldKinds';
import { FieldMapping, ImportMapping } from './mappingSchema';
import { parseTemplates } from './readField';

/**
 * The mapping of a table whose columns are called as the fields are.
 * @returns also the columns that are called otherwise
 * @public
 */
export function mappingOfColumns(columns: readonly string[]): {
  mapping: ImportMapping;
  unknown: string[];
} {
  const isField = (name: string) =>
    recordTypes.some(type => importFields[type].has(name));
  const others = columns.filter(name => name !== '' && name !== 'type');
  return {
    mapping: {
      type: { from: '{type}', default: 'incident' },
      fields: Object.fromEntries(
        others.filter(isField).map(name => [name, { from: `{${name}}` }]),
      ),
    },
    unknown: others.filter(name => !isField(name)),
  };
}

function columnsIn(from: string | string[]): string[] {
  return parseTemplates(from).flatMap(({ columns }) => columns);
}

function columnsOfField(field: FieldMapping): string[] {
  // Within a list, the names are those of the parts of an item.
  return field.each === undefined ? columnsIn(field.from) : [field.each];
}

/**
 * The columns that a mapping looks for.
 * @public
 */
export function columnsOfMapping(mapping: ImportMapping): string[] {
  const { type, fields = {}, links = [], comments = [], skip = [] } = mapping;
  return [
    ...new Set([
      ...(type === undefined ? [] : columnsOfField(type)),
      ...Object.values(fields).flatMap(columnsOfField),
      ...skip.flatMap(({ when }) => columnsIn(when)),
      ...links.flatMap(({ each, id }) =>
        each === undefined ? columnsIn(id) : [each],
      ),
      ...comments.flatMap(({ each, body }) =>
        each === undefined ? columnsIn(body) : [each],
      ),
    ]),
  ];
}
