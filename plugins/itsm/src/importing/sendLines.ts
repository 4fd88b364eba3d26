import type { ImportApi, ImportReport } from 'backstage-plugin-itsm-common';
import type { MappedFile } from './readFile';

/* Sent one after another, so that the bar moves and the way out is short. */
const PORTION = 1000;

/** What is known before anything is sent. */
function firstReport({ unreadable, skipped }: MappedFile): ImportReport {
  return {
    read: unreadable.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: unreadable.length,
    ...(skipped > 0 ? { skipped } : {}),
    errors: unreadable,
  };
}

/* What was said of the lines that were sent is about lines of the file. */
function addReport(
  total: ImportReport,
  part: ImportReport,
  lines: readonly number[],
): ImportReport {
  return {
    ...total,
    read: total.read + part.read,
    created: total.created + part.created,
    updated: total.updated + part.updated,
    unchanged: total.unchanged + part.unchanged,
    refused: total.refused + part.refused,
    errors: [
      ...total.errors,
      ...part.errors.map(error => ({ ...error, line: lines[error.line - 1] })),
    ].sort((one, other) => one.line - other.line),
    ...(part.errorsTruncated ? { errorsTruncated: true } : {}),
  };
}

/** What came of sending lines: all of them, or those before it ended. */
export interface Sent {
  report: ImportReport;
  /** Why it ended before the last line. */
  ended?: 'canceled' | Error;
}

/** Asks what an import of all lines would do. */
export async function rehearse(
  api: ImportApi,
  file: MappedFile,
  signal: AbortSignal,
): Promise<ImportReport> {
  // At once: what a line does depends on the ones before it.
  const body = new Blob(file.texts.map(text => `${text}\n`));
  const report = await api.run(
    body,
    { format: 'ndjson', dryRun: true },
    { signal },
  );
  return addReport(firstReport(file), report, file.lines);
}

/** Imports all lines, and tells how far it has come. */
export async function sendLines(
  api: ImportApi,
  file: MappedFile,
  options: { signal: AbortSignal; onReport: (report: ImportReport) => void },
): Promise<Sent> {
  const { signal, onReport } = options;
  let report = firstReport(file);
  for (let at = 0; at < file.texts.length; at += PORTION) {
    if (signal.aborted) {
      return { report, ended: 'canceled' };
    }
    const texts = file.texts.slice(at, at + PORTION);
    try {
      // Not by the signal: what was sent lands, and is to be counted.
      const part = await api.run(texts.map(text => `${text}\n`).join(''), {
        format: 'ndjson',
      });
      report = addReport(report, part, file.lines.slice(at, at + PORTION));
      onReport(report);
    } catch (error) {
      return { report, ended: error as Error };
    }
  }
  return { report };
}
