import { useCallback, useEffect, useRef, useState } from 'react';

/** Something that is done once asked for. */
export interface Action<TArguments extends unknown[], TResult> {
  /** Does it; `undefined` comes back where it failed. */
  run: (...args: TArguments) => Promise<TResult | undefined>;
  pending: boolean;
  /** Why the last attempt failed, if it did. */
  error?: Error;
  /** Forgets the failure. */
  reset: () => void;
}

/** Keeps track of whether something is being done and why it failed. */
export function useAction<TArguments extends unknown[], TResult>(
  act: (...args: TArguments) => Promise<TResult>,
): Action<TArguments, TResult> {
  const [state, setState] = useState<{ pending: boolean; error?: Error }>({
    pending: false,
  });
  const actRef = useRef(act);
  actRef.current = act;
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const run = useCallback(async (...args: TArguments) => {
    setState({ pending: true });
    try {
      const result = await actRef.current(...args);
      if (mounted.current) {
        setState({ pending: false });
      }
      return result;
    } catch (error) {
      if (mounted.current) {
        setState({ pending: false, error: error as Error });
      }
      return undefined;
    }
  }, []);

  const reset = useCallback(() => setState({ pending: false }), []);
  return { run, reset, ...state };
}
