import { KeyboardEvent, RefObject, useEffect, useRef } from 'react';

const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};

function linksIn(element: HTMLElement | null): HTMLAnchorElement[] {
  return [...(element?.querySelectorAll('a') ?? [])];
}

/** Makes one of many links the only stop of the tab key among them. */
function makeStop(links: HTMLAnchorElement[], stop: HTMLAnchorElement) {
  links.forEach(link => {
    link.tabIndex = link === stop ? 0 : -1;
  });
}

/**
 * Moves the focus among the links of a chart by the arrow keys, Home and End,
 * so that the tab key passes all of them in one step. The last one comes first.
 */
export function useArrowKeys(): {
  ref: RefObject<HTMLDivElement>;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const links = linksIn(ref.current);
    const focused = links.find(link => link === document.activeElement);
    const stop = focused ?? links.at(-1);
    if (stop) {
      makeStop(links, stop);
    }
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const links = linksIn(ref.current);
    const at = links.findIndex(link => link === document.activeElement);
    const ends: Record<string, number> = { Home: 0, End: links.length - 1 };
    const next = links[ends[event.key] ?? at + (steps[event.key] ?? 0)];
    if (at >= 0 && next && next !== links[at]) {
      event.preventDefault();
      makeStop(links, next);
      next.focus();
    }
  };
  return { ref, onKeyDown };
}
