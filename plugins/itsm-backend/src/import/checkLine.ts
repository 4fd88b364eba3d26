import {
  historySchemas,
  RecordHistory,
  recordTypes,
  RequirementIssue,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { FieldValues } from '../records/fieldRules';

/** The organisation's own values, by which lines are checked. */
export interface ImportValues extends FieldValues {
  changes: { models: Readonly<Record<string, unknown>> };
}

const typeSchema = z.looseObject({ type: z.enum(recordTypes) });
const MOST_SHOWN = 60;

/** What the line says there, where that helps to find the mistake. */
function shown(value: unknown, path: readonly PropertyKey[]): string {
  let found = value;
  for (const key of path) {
    found = (found as Record<PropertyKey, unknown> | undefined)?.[key];
  }
  return (typeof found === 'string' || typeof found === 'number') &&
    String(found).length <= MOST_SHOWN &&
    found !== ''
    ? ` (it says '${found}')`
    : '';
}

function issuesOf(error: z.ZodError, value: unknown): RequirementIssue[] {
  return error.issues.map(issue => {
    const path = [
      ...issue.path,
      ...(issue.code === 'unrecognized_keys' ? issue.keys : []),
    ];
    return {
      field: path.join('.'),
      message: `${issue.message}${shown(value, path)}`,
    };
  });
}

function configuredIssues(
  history: RecordHistory,
  values: ImportValues,
): RequirementIssue[] {
  const { impactLevels, urgencyLevels } = values.priority;
  const fields: [string, string | undefined, readonly string[]][] = [
    ['impact', history.impact, impactLevels],
    ['urgency', history.urgency, urgencyLevels],
  ];
  if (history.type === 'change') {
    fields.push(['model', history.model, Object.keys(values.changes.models)]);
  }
  return fields
    .filter(([, value, allowed]) => value && !allowed.includes(value))
    .map(([field, value, allowed]) => ({
      field,
      message: `must be one of ${allowed.join(', ')} (it says '${value}')`,
    }));
}

/** What a line says, or all that is wrong with it. */
export function checkLine(
  value: unknown,
  values: ImportValues,
): { history: RecordHistory } | { issues: RequirementIssue[] } {
  const typed = typeSchema.safeParse(value);
  if (!typed.success) {
    return { issues: issuesOf(typed.error, value) };
  }
  const parsed = historySchemas[typed.data.type].safeParse(value);
  if (!parsed.success) {
    return { issues: issuesOf(parsed.error, value) };
  }
  const issues = configuredIssues(parsed.data, values);
  return issues.length > 0 ? { issues } : { history: parsed.data };
}
