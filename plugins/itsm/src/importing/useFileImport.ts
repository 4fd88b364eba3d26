import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ImportFormat,
  ImportMapping,
  ImportReport,
} from 'backstage-plugin-itsm-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { itsmApiRef } from '../api/itsmApiRef';
import { mapFile, type MappedFile } from './readFile';
import { rehearse, sendLines } from './sendLines';

/** What came of an import, or would come of it. */
export interface Outcome {
  dryRun: boolean;
  report: ImportReport;
  first: MappedFile['first'];
  /** Why it ended before the last line. */
  ended?: 'canceled' | Error;
}

export type ImportPhase =
  | { name: 'idle' }
  | { name: 'reading'; share: number }
  | { name: 'rehearsing' }
  | { name: 'importing'; done: number; all: number };

/** Reads a file and has it imported, or asks what would come of it. */
export function useFileImport() {
  const { imports } = useApi(itsmApiRef);
  const [phase, setPhase] = useState<ImportPhase>({ name: 'idle' });
  const [outcome, setOutcome] = useState<Outcome>();
  const [error, setError] = useState<Error>();
  const controller = useRef<AbortController>();
  useEffect(() => () => controller.current?.abort(), []);

  const reset = useCallback(() => {
    setOutcome(undefined);
    setError(undefined);
  }, []);

  const run = useCallback(
    async (
      file: File,
      options: {
        format: ImportFormat;
        mapping?: ImportMapping;
        dryRun: boolean;
      },
    ) => {
      const { signal } = (controller.current = new AbortController());
      reset();
      setPhase({ name: 'reading', share: 0 });
      try {
        const mapped = await mapFile(file, {
          ...options,
          signal,
          onProgress: share => setPhase({ name: 'reading', share }),
        });
        const { first } = mapped;
        if (options.dryRun) {
          setPhase({ name: 'rehearsing' });
          const report = await rehearse(imports, mapped, signal);
          setOutcome({ dryRun: true, report, first });
        } else {
          const all = mapped.texts.length;
          let done = 0;
          setPhase({ name: 'importing', done, all });
          const sent = await sendLines(imports, mapped, {
            signal,
            onReport: ({ read }) => {
              done = read - mapped.unreadable.length;
              setPhase({ name: 'importing', done, all });
            },
          });
          setOutcome({ dryRun: false, first, ...sent });
        }
      } catch (failure) {
        if (!signal.aborted) {
          setError(failure as Error);
        }
      } finally {
        setPhase({ name: 'idle' });
      }
    },
    [imports, reset],
  );

  const cancel = useCallback(() => controller.current?.abort(), []);
  return { phase, outcome, error, run, cancel, reset };
}
