import type { ImportFormat, ImportReport } from 'backstage-plugin-itsm-common';
import { pickLines } from './readFile';

function toText(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : String(value ?? '');
}

/** The refused lines of a file with their reasons, as the rows of a table. */
export async function refusedLines(
  file: File,
  format: ImportFormat,
  { errors }: ImportReport,
): Promise<string[][]> {
  const reasons = new Map<number, string[]>();
  for (const { line, field, message } of errors) {
    const reason = field ? `${field}: ${message}` : message;
    reasons.set(line, [...(reasons.get(line) ?? []), reason]);
  }
  const picked = await pickLines(file, format, new Set(reasons.keys()));
  const columns = [
    ...new Set([...picked.values()].flatMap(line => Object.keys(line))),
  ];
  return [
    ['line', 'reasons', ...columns],
    ...[...reasons].map(([line, own]) => [
      String(line),
      own.join('; '),
      ...columns.map(column => toText(picked.get(line)?.[column])),
    ]),
  ];
}
