import { z } from 'zod';
import { FieldsError } from '../records/RecordDraft';

type Issue = z.core.$ZodIssue;

const withArticle = (word: string) =>
  /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;

function describe(issue: Issue, field: string) {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      field: field ? `${field}.${key}` : key,
      message: 'is not known here',
    }));
  }
  if (issue.code === 'invalid_type') {
    return [
      {
        field,
        message:
          issue.input === undefined && field
            ? 'is required'
            : `must be ${withArticle(issue.expected)}`,
      },
    ];
  }
  return [{ field, message: issue.message }];
}

/**
 * Reads what came in.
 * @throws InputError whose `issues` tell each mistake with the dotted path of
 * its field
 */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
): z.output<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) {
    return parsed.data;
  }
  throw new FieldsError(
    parsed.error.issues.flatMap(issue =>
      describe(issue, issue.path.map(String).join('.')),
    ),
  );
}
