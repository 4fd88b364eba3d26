/*
 * A spreadsheet runs what begins like this as a formula, and a title can be
 * written by anybody.
 */
const FORMULA = /^[=+\-@\t\r]/;

function toCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * Rows as CSV (RFC 4180). The byte order mark makes spreadsheets read it as
 * UTF-8.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map(row => row.map(toCell).join(',')).join('\r\n')}\r\n`;
}
