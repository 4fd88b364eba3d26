import type {
  Change,
  ChangeTemplate,
  FieldChange,
  TemplateField,
  TemplateFieldEdits,
  TemplateFields,
} from 'backstage-plugin-itsm-common';

/** How each field that a template can fix is edited, in their order. */
export const templateEditors: Record<
  TemplateField,
  'line' | 'text' | 'category' | 'level' | 'group' | 'entity' | 'entities'
> = {
  title: 'line',
  entityRef: 'entity',
  affectedEntityRefs: 'entities',
  environment: 'line',
  impact: 'level',
  urgency: 'level',
  category: 'category',
  assignmentGroup: 'group',
  justification: 'text',
  implementationPlan: 'text',
  testPlan: 'text',
  backoutPlan: 'text',
  description: 'text',
};

export const templateFields = Object.keys(templateEditors) as TemplateField[];

/** A template while it is written. */
export interface TemplateDraft {
  name: string;
  fields: TemplateFields;
  fixed: readonly TemplateField[];
}

const usuallyFixed: readonly TemplateField[] = [
  'entityRef',
  'implementationPlan',
  'testPlan',
  'backoutPlan',
];

/** Whether something is said of a field. */
export function says(fields: TemplateFields, field: TemplateField): boolean {
  return Boolean(fields[field]?.length);
}

/** The draft that a change makes: what it says, its plans fixed. */
export function draftOfChange(change: Change): TemplateDraft {
  const refs = (role: string) =>
    change.entities
      .filter(link => link.role === role)
      .map(link => link.entityRef);
  const own: Partial<Record<TemplateField, unknown>> = {
    ...change,
    entityRef: refs('primary')[0],
    affectedEntityRefs: refs('affected').sort(),
  };
  const fields: TemplateFields = Object.fromEntries(
    templateFields.map(field => [field, own[field]]),
  );
  return {
    name: change.title,
    fields,
    fixed: usuallyFixed.filter(field => says(fields, field)),
  };
}

/** The draft of a template's next version. */
export function draftOfTemplate(template: ChangeTemplate): TemplateDraft {
  const { name, fields, fixed } = template;
  return { name, fields: fields as TemplateFields, fixed };
}

const isSame = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? '') === JSON.stringify(other ?? '');

/** What is said anew of the fields. */
export function fieldEdits(
  before: TemplateFields,
  after: TemplateFields,
): TemplateFieldEdits {
  return Object.fromEntries(
    templateFields
      .filter(field => !isSame(before[field], after[field]))
      .map(field => [field, says(after, field) ? after[field] : null]),
  );
}

/** Whether the draft says anything else. */
export function isEdited(given: TemplateDraft, draft: TemplateDraft): boolean {
  const fixedIn = ({ fixed }: TemplateDraft) =>
    templateFields.filter(field => fixed.includes(field));
  return (
    draft.name !== given.name ||
    Object.keys(fieldEdits(given.fields, draft.fields)).length > 0 ||
    !isSame(fixedIn(given), fixedIn(draft))
  );
}

/** What was changed in the draft, on top of another version. */
export function rebased(
  draft: TemplateDraft,
  before: TemplateDraft,
  after: TemplateDraft,
): TemplateDraft {
  const touched = Object.keys(
    fieldEdits(before.fields, draft.fields),
  ) as TemplateField[];
  return {
    name: draft.name === before.name ? after.name : draft.name,
    fields: {
      ...after.fields,
      ...Object.fromEntries(touched.map(field => [field, draft.fields[field]])),
    },
    fixed: templateFields.filter(field => {
      const isTouched =
        draft.fixed.includes(field) !== before.fixed.includes(field);
      return (isTouched ? draft : after).fixed.includes(field);
    }),
  };
}

/**
 * How two versions differ.
 * @param nameOf - what a field is called
 */
export function differences(
  before: ChangeTemplate,
  after: ChangeTemplate,
  nameOf: (field: string) => string,
): FieldChange[] {
  const fixedIn = ({ fixed }: ChangeTemplate) =>
    templateFields.filter(field => fixed.includes(field)).map(nameOf);
  return [
    { field: 'name', from: before.name, to: after.name },
    ...templateFields.map(field => ({
      field,
      from: before.fields[field],
      to: after.fields[field],
    })),
    { field: 'fixed', from: fixedIn(before), to: fixedIn(after) },
  ].filter(({ from, to }) => !isSame(from, to));
}
