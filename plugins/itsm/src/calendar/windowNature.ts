import type { ChangeWindow } from 'backstage-plugin-itsm-common';

/** What a window means for changes. */
export type WindowNature = 'hard' | 'soft' | 'maintenance';

export const windowNatures: readonly WindowNature[] = [
  'hard',
  'soft',
  'maintenance',
];

export function natureOf(
  window: Pick<ChangeWindow, 'kind' | 'effect'>,
): WindowNature {
  return window.kind === 'maintenance'
    ? 'maintenance'
    : window.effect ?? 'hard';
}
