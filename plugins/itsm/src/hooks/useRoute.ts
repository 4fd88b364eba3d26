import {
  type RouteRef,
  type SubRouteRef,
  useRouteRef,
} from '@backstage/core-plugin-api';

type Parameters = { [name in string]: string } | undefined;

/** Makes the way to a place out of its parameters. */
export type Route<T extends Parameters> = T extends undefined
  ? () => string
  : (parameters: T) => string;

/**
 * The way to a place, in both frontend systems; nothing if the portal has left
 * the place out.
 */
export function useRoute<T extends Parameters>(
  reference: RouteRef<T> | SubRouteRef<T>,
): Route<T> | undefined {
  try {
    return useRouteRef(reference) as unknown as Route<T>;
  } catch {
    return undefined;
  }
}
