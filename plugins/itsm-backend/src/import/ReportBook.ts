import {
  ImportReport,
  MAX_IMPORT_ERRORS,
  RequirementIssue,
} from 'backstage-plugin-itsm-common';

/** What became of a line. */
export type Landing = 'created' | 'updated' | 'unchanged';

/* One of them is enough to know; a few help to mend a line at once. */
const MOST_PER_LINE = 5;

/** Keeps the counts of an import, and what is wrong with which line. */
export class ReportBook {
  readonly #report: ImportReport = {
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    errors: [],
  };

  read() {
    this.#report.read += 1;
  }

  skip() {
    this.#report.skipped = (this.#report.skipped ?? 0) + 1;
  }

  count(landing: Landing) {
    this.#report[landing] += 1;
  }

  refuse(line: number, issues: readonly RequirementIssue[]) {
    this.#report.refused += 1;
    const { errors } = this.#report;
    for (const { field, message } of issues.slice(0, MOST_PER_LINE)) {
      if (errors.length === MAX_IMPORT_ERRORS) {
        this.#report.errorsTruncated = true;
        return;
      }
      errors.push({ line, ...(field ? { field } : {}), message });
    }
  }

  /** The report, with what is wrong in the order of the lines. */
  close(): ImportReport {
    this.#report.errors.sort((one, other) => one.line - other.line);
    return this.#report;
  }
}
