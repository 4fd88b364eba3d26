import { toError } from '@backstage/errors';
import { Duration } from 'luxon';
import { CatalogAnswer } from './Catalog';

class LateError extends Error {}

/** Settles as the promise does, or rejects when that takes too long. */
async function within<T>(timeout: Duration, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new LateError(`no answer within ${timeout.as('seconds')} s`)),
      timeout.toMillis(),
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Makes requests to the catalog of which none takes long.
 *
 * @remarks
 * After one that was waited for in vain the catalog is left alone for as long
 * again: otherwise whoever needs two answers would wait twice, and requests
 * that nobody waits for any more would pile up.
 */
export class CatalogRequests {
  readonly #timeout: Duration;
  readonly #now: () => number;
  #pause?: { until: number; because: string };

  constructor(options: { timeout: Duration; now: () => number }) {
    this.#timeout = options.timeout;
    this.#now = options.now;
  }

  /**
   * @param options.isLarge - whether an answer would take its time even from a
   * catalog in good health
   */
  async ask<T>(
    request: () => Promise<T>,
    options: { isLarge?: boolean } = {},
  ): Promise<CatalogAnswer<T>> {
    if (this.#pause && this.#pause.until > this.#now()) {
      return { reached: false, because: this.#pause.because };
    }
    try {
      return { reached: true, value: await within(this.#timeout, request()) };
    } catch (error) {
      const because = `The software catalog can't be reached: ${
        toError(error).message
      }`;
      if (error instanceof LateError && !options.isLarge) {
        const until = this.#now() + this.#timeout.toMillis();
        this.#pause = { until, because };
      }
      return { reached: false, because };
    }
  }
}
