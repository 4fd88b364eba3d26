import { TimeSpan } from '../timeSpan';

/**
 * Spans in the order of their start, with the latest end up to each: what
 * overlaps a given one is found without looking at those before and after.
 */
export class SpanIndex<T extends TimeSpan> {
  #items: T[] = [];
  #latestEnds: string[] = [];
  #inOrder = true;

  add(item: T) {
    this.#items.push(item);
    this.#inOrder = false;
  }

  remove(item: T) {
    this.#items = this.#items.filter(other => other !== item);
    this.#inOrder = false;
  }

  overlapping({ start, end }: TimeSpan): T[] {
    this.#sort();
    const found: T[] = [];
    for (
      let at = this.#countBefore(end) - 1;
      at >= 0 && this.#latestEnds[at] > start;
      at -= 1
    ) {
      const item = this.#items[at];
      if (item.end > start && start < end && item.start < item.end) {
        found.push(item);
      }
    }
    return found;
  }

  /* How many start before a time. */
  #countBefore(time: string): number {
    let [low, high] = [0, this.#items.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#items[middle].start < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #sort() {
    if (this.#inOrder) {
      return;
    }
    this.#items.sort((one, other) => {
      if (one.start === other.start) {
        return 0;
      }
      return one.start < other.start ? -1 : 1;
    });
    let latest = '';
    this.#latestEnds = this.#items.map(({ end }) => {
      latest = end > latest ? end : latest;
      return latest;
    });
    this.#inOrder = true;
  }
}
