import {
  DependencyList,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

/** Something that is read from the backend. */
export interface Resource<T> {
  /** What was read last; kept while it is read again. */
  value?: T;
  /** It is being read, for the first time or again. */
  loading: boolean;
  /** Why the last reading failed, if it did. */
  error?: Error;
  /** Reads it again. */
  retry: () => void;
}

/**
 * Reads something and keeps showing it while it is read again. A change of
 * `identity` is about something else: what was read before is dropped then.
 */
export function useResource<T>(
  load: (signal: AbortSignal) => Promise<T>,
  dependencies: DependencyList,
  identity?: string,
): Resource<T> {
  const [state, setState] = useState<{
    value?: T;
    loading: boolean;
    error?: Error;
    identity?: string;
  }>({ loading: true, identity });
  const [attempt, setAttempt] = useState(0);
  const loadRef = useRef(load);
  loadRef.current = load;

  useEffect(() => {
    const controller = new AbortController();
    setState(before => ({
      value: before.identity === identity ? before.value : undefined,
      loading: true,
      identity,
    }));
    loadRef.current(controller.signal).then(
      value => {
        if (!controller.signal.aborted) {
          setState({ value, loading: false, identity });
        }
      },
      error => {
        if (!controller.signal.aborted) {
          setState(before => ({
            value: before.value,
            loading: false,
            error,
            identity,
          }));
        }
      },
    );
    return () => controller.abort();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- given by the caller
  }, [...dependencies, identity, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  const current = state.identity === identity;
  return {
    value: current ? state.value : undefined,
    loading: !current || state.loading,
    error: current ? state.error : undefined,
    retry,
  };
}
