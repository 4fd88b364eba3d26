import type { ActivityEntry } from 'backstage-plugin-itsm-common';
import { useRef } from 'react';

/** How much others wrote to the record since the page was opened. */
export function useChangesByOthers(
  entries: readonly ActivityEntry[] | undefined,
  userRef: string | undefined,
): number {
  const opened = useRef<number>();
  opened.current ??= entries?.[0]?.sequence;
  const since = opened.current ?? Infinity;
  return (
    entries?.filter(
      ({ sequence, actor }) => sequence > since && actor !== userRef,
    ).length ?? 0
  );
}
