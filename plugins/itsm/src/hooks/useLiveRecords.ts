import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  itsmSignalsChannel,
  type ItsmSignal,
} from 'backstage-plugin-itsm-common';
import { useEffect, useRef } from 'react';

/** A burst of writes, such as an import, makes a page look again once. */
const QUIET_MILLISECONDS = 250;
const LONGEST_WAIT_MILLISECONDS = 2000;

/** How long a page that is looked at may miss what no signal told of. */
const LOOK_AGAIN_MILLISECONDS = 60_000;

export interface LiveRecordsOptions {
  /**
   * Which writes matter; all of them if left out. A write to a restricted
   * record doesn't say which it was, so it always may.
   */
  matches?: (event: ItsmSignal) => boolean;
  /**
   * Called after such a write, once for those in quick succession; and now and
   * then without one.
   */
  onWrite: () => void;
}

/**
 * Tells when somebody wrote to a record, so that the page looks again. Signals
 * that are sent while the connection is down are lost and nothing tells of
 * that: so it also looks again once in a while, and when the reader is back.
 */
export function useLiveRecords(options: LiveRecordsOptions): void {
  // Every signal counts here; `useSignal` only keeps the last one it saw.
  const signals = useApiHolder().get(signalApiRef);
  const optionsRef = useRef(options);
  optionsRef.current = options;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitingSince: number | undefined;
    const subscription = signals?.subscribe<ItsmSignal>(
      itsmSignalsChannel,
      event => {
        if (
          event.number !== undefined &&
          optionsRef.current.matches?.(event) === false
        ) {
          return;
        }
        clearTimeout(timer);
        waitingSince ??= performance.now();
        const waited = performance.now() - waitingSince;
        timer = setTimeout(() => {
          waitingSince = undefined;
          optionsRef.current.onWrite();
        }, Math.max(0, Math.min(QUIET_MILLISECONDS, LONGEST_WAIT_MILLISECONDS - waited)));
      },
    );
    const lookAgain = () => {
      if (document.visibilityState === 'visible') {
        optionsRef.current.onWrite();
      }
    };
    const interval = setInterval(lookAgain, LOOK_AGAIN_MILLISECONDS);
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      clearInterval(interval);
      document.removeEventListener('visibilitychange', lookAgain);
      clearTimeout(timer);
      subscription?.unsubscribe();
    };
  }, [signals]);
}
