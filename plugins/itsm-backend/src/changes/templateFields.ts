import {
  CreateChange,
  TemplateField,
  TemplateFieldEdits,
  templateFieldNames,
  TemplateFields,
} from 'backstage-plugin-itsm-common';
import { FieldsError } from '../records/RecordDraft';
import { StoredRecord } from '../records/rows';
import { changedEntities } from './changedEntities';

/** What a change says in a field that templates can fix. */
function valueOf(change: StoredRecord, field: TemplateField): unknown {
  const [primary, ...affected] = changedEntities(change);
  switch (field) {
    case 'entityRef':
      return primary;
    case 'affectedEntityRefs':
      return [...affected].sort();
    default:
      return change[field];
  }
}

/** What a change says in the fields of a template. */
export function fieldsOf(change: StoredRecord): TemplateFields {
  return Object.fromEntries(
    templateFieldNames
      .map(field => [field, valueOf(change, field)] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  ) as TemplateFields;
}

/** The fields of a template with what is said anew of them. */
export function edited(
  fields: TemplateFields,
  edits: TemplateFieldEdits = {},
): TemplateFields {
  return Object.fromEntries(
    Object.entries({ ...fields, ...edits }).filter(
      ([, value]) => value !== null && value !== '',
    ),
  );
}

function refuse(fields: readonly string[], name: string) {
  if (fields.length > 0) {
    throw new FieldsError(
      fields.map(field => ({
        field,
        message: `is fixed by the template '${name}'; request a change of another model to do it otherwise`,
      })),
    );
  }
}

function isSame(one: unknown, other: unknown): boolean {
  const inOrder = (value: unknown) =>
    Array.isArray(value) ? [...value].sort() : value;
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/**
 * A request with what its template says: the fixed fields as they are, the
 * others where the request leaves them open.
 * @throws FieldsError if it says something else of a fixed field
 */
export function fromTemplate(
  request: CreateChange,
  template: { name: string; fields: TemplateFields; fixed: TemplateField[] },
): CreateChange {
  const { name, fields, fixed } = template;
  const given = Object.entries(request).filter(
    ([, value]) => value !== undefined,
  );
  refuse(
    given
      .filter(
        ([field, value]) =>
          fixed.some(each => each === field) &&
          !isSame(value, fields[field as TemplateField]),
      )
      .map(([field]) => field),
    name,
  );
  return { ...fields, ...(Object.fromEntries(given) as CreateChange) };
}

/** Refuses an edit of what the change's template fixes. */
export function demandFixed(
  before: StoredRecord,
  after: StoredRecord,
  template: { name: string; fixed: readonly TemplateField[] },
) {
  refuse(
    template.fixed.filter(
      field => !isSame(valueOf(before, field), valueOf(after, field)),
    ),
    template.name,
  );
}
