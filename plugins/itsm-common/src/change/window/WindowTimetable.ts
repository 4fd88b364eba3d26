import { EntityFacts } from '../changeFacts';
import { mergeSpans, overlap, TimeSpan } from '../timeSpan';
import { occurrences } from './occurrences';
import { WindowCoverage, WindowTimes } from './window';
import { coveredThrough } from './windowsOver';

/**
 * Windows, asked again and again: remembers which of them cover an entity, and
 * when they are, a month at a time.
 */
export class WindowTimetable<TWindow extends WindowTimes & WindowCoverage> {
  readonly all: readonly TWindow[];
  readonly #entities: ReadonlyMap<string, EntityFacts>;
  readonly #covering = new Map<
    string,
    { window: TWindow; through: string }[]
  >();
  readonly #months = new Map<TWindow, Map<string, TimeSpan[]>>();

  constructor(
    windows: readonly TWindow[],
    entities: ReadonlyMap<string, EntityFacts>,
  ) {
    this.all = windows;
    this.#entities = entities;
  }

  /**
   * The windows that cover an entity at some time, each with the entity or
   * what it is inside of and covered through.
   */
  covering(
    entityRef: string,
    environment?: string,
  ): readonly { window: TWindow; through: string }[] {
    const key = `${entityRef} ${environment ?? ''}`;
    let covering = this.#covering.get(key);
    if (!covering) {
      const entity = this.#entities.get(entityRef) ?? {
        entityRef,
        kind: entityRef.split(':')[0],
      };
      covering = this.all.flatMap(window => {
        const through = coveredThrough(window, entity, environment);
        return through ? [{ window, through }] : [];
      });
      this.#covering.set(key, covering);
    }
    return covering;
  }

  /** When a window is, as far as that touches a span; merged. */
  times(window: TWindow, span: TimeSpan): TimeSpan[] {
    const all: TimeSpan[] = [];
    let month = span.start.slice(0, 7);
    while (month < span.end) {
      const start = `${month}-01T00:00:00.000Z`;
      const next = new Date(start);
      next.setUTCMonth(next.getUTCMonth() + 1);
      all.push(...this.#inMonth(window, start, next.toISOString()));
      month = next.toISOString().slice(0, 7);
    }
    return mergeSpans(all).filter(each => overlap(each, span));
  }

  #inMonth(window: TWindow, start: string, end: string): TimeSpan[] {
    let months = this.#months.get(window);
    if (!months) {
      months = new Map();
      this.#months.set(window, months);
    }
    let times = months.get(start);
    if (!times) {
      times = occurrences(window, start, end);
      months.set(start, times);
    }
    return times;
  }
}
