/** Remembers values for a while, the newest ones of them. */
export class ExpiringCache<T> {
  readonly #entries = new Map<string, { value: T; expires: number }>();
  readonly #timeToLive: number;
  readonly #maxEntries: number;
  readonly #now: () => number;

  /**
   * @param options - `timeToLive` in milliseconds, `now` the clock in
   * milliseconds
   */
  constructor(options: {
    timeToLive: number;
    maxEntries: number;
    now?: () => number;
  }) {
    this.#timeToLive = options.timeToLive;
    this.#maxEntries = options.maxEntries;
    this.#now = options.now ?? Date.now;
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expires > this.#now() ? entry.value : undefined;
  }

  set(key: string, value: T) {
    // A map keeps the order of insertion: the first key is the oldest one.
    this.#entries.delete(key);
    if (this.#entries.size >= this.#maxEntries) {
      this.#entries.delete(this.#entries.keys().next().value!);
    }
    this.#entries.set(key, { value, expires: this.#now() + this.#timeToLive });
  }

  delete(key: string) {
    this.#entries.delete(key);
  }
}
