import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  itsmSignalsChannel,
  type ItsmEvent,
} from 'backstage-plugin-itsm-common';
import { useEffect, useRef } from 'react';

/** A burst of writes, such as an import, makes a page look again once. */
const QUIET_MILLISECONDS = 250;
const LONGEST_WAIT_MILLISECONDS = 2000;

export interface LiveRecordsOptions {
  /** Which writes matter; all of them if left out. */
  matches?: (event: ItsmEvent) => boolean;
  /** Called after such a write, once for those in quick succession. */
  onWrite: (event: ItsmEvent) => void;
}

/** Tells when somebody wrote to a record, so that the page looks again. */
export function useLiveRecords(options: LiveRecordsOptions): void {
  // Every signal counts here; `useSignal` only keeps the last one it saw.
  const signals = useApiHolder().get(signalApiRef);
  const optionsRef = useRef(options);
  optionsRef.current = options;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitingSince: number | undefined;
    const subscription = signals?.subscribe<ItsmEvent>(
      itsmSignalsChannel,
      event => {
        if (optionsRef.current.matches?.(event) === false) {
          return;
        }
        clearTimeout(timer);
        waitingSince ??= performance.now();
        const waited = performance.now() - waitingSince;
        timer = setTimeout(() => {
          waitingSince = undefined;
          optionsRef.current.onWrite(event);
        }, Math.max(0, Math.min(QUIET_MILLISECONDS, LONGEST_WAIT_MILLISECONDS - waited)));
      },
    );
    return () => {
      clearTimeout(timer);
      subscription?.unsubscribe();
    };
  }, [signals]);
}
