import { KeyboardEvent, useCallback } from 'react';

const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};

/**
 * Moves the focus among the links of a chart by the arrow keys, Home and End.
 * Only one of them has to be a stop of the tab key then.
 */
export function useArrowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(event => {
    const links = [...event.currentTarget.querySelectorAll('a')];
    const at = links.findIndex(link => link === document.activeElement);
    if (at < 0) {
      return;
    }
    const next =
      event.key === 'Home'
        ? links[0]
        : event.key === 'End'
        ? links[links.length - 1]
        : links[at + (steps[event.key] ?? 0)];
    if (next && next !== links[at]) {
      event.preventDefault();
      links.forEach(link => link.setAttribute('tabindex', '-1'));
      next.setAttribute('tabindex', '0');
      next.focus();
    }
  }, []);
}
