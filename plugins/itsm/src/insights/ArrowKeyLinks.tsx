import { KeyboardEvent, ReactNode, useEffect, useRef } from 'react';

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

/** Where a link is in a grid, as the element around it says. */
function placeOf(link: HTMLAnchorElement) {
  const { row, column } =
    link.closest<HTMLElement>('[data-row]')?.dataset ?? {};
  return row === undefined
    ? undefined
    : { row: Number(row), column: Number(column) };
}

/** The nearest link in the next row that has any, up or down. */
function linkInNextRow(
  links: HTMLAnchorElement[],
  from: HTMLAnchorElement,
  step: number,
): HTMLAnchorElement | undefined {
  const place = placeOf(from);
  const distances = links.flatMap(link => {
    const other = placeOf(link);
    const rows = place && other ? (other.row - place.row) * step : 0;
    return rows > 0
      ? { link, rows, columns: Math.abs(other!.column - place!.column) }
      : [];
  });
  distances.sort(
    (one, other) => one.rows - other.rows || one.columns - other.columns,
  );
  return distances[0]?.link;
}

export interface ArrowKeyLinksProps {
  className: string;
  label: string;
  children: ReactNode;
}

/**
 * The links of a chart: the arrow keys, Home and End move the focus among them,
 * so that the tab key passes all of them in one step. The last one comes first.
 * In a grid, whose links are in elements with `data-row` and `data-column`, up
 * and down lead to another row.
 */
export function ArrowKeyLinks(props: ArrowKeyLinksProps) {
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
    if (at < 0) {
      return;
    }
    const { key } = event;
    const ends: Record<string, number> = { Home: 0, End: links.length - 1 };
    const step = steps[key] ?? 0;
    const isVertical = key === 'ArrowUp' || key === 'ArrowDown';
    const next =
      isVertical && placeOf(links[at])
        ? linkInNextRow(links, links[at], step)
        : links[ends[key] ?? at + step];
    if (next && next !== links[at]) {
      event.preventDefault();
      makeStop(links, next);
      next.focus();
    }
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are pressed on the links in it
    <div
      ref={ref}
      className={props.className}
      role="group"
      aria-label={props.label}
      onKeyDown={onKeyDown}
    >
      {props.children}
    </div>
  );
}
