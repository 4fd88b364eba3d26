import {
  Calendar,
  CalendarLink,
  CalendarRequest,
} from '../change/calendar/calendar';
import {
  ConflictPreview,
  ConflictPreviewRequest,
  FoundConflict,
  SlotsRequest,
} from '../change/conflict/conflictRequests';
import { TimeSpan } from '../change/timeSpan';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * What can be asked of when changes are.
 * @public
 */
export interface CalendarApi {
  get(
    request: CalendarRequest,
    options?: ItsmRequestOptions,
  ): Promise<Calendar>;
  /** An address for calendar programs; an earlier one ends. */
  createLink(options?: ItsmRequestOptions): Promise<CalendarLink>;
  /** What a change collides with. */
  conflicts(
    changeKey: string,
    options?: ItsmRequestOptions,
  ): Promise<FoundConflict[]>;
  /** The next times at which a change collides with nothing. */
  slots(
    changeKey: string,
    request?: SlotsRequest,
    options?: ItsmRequestOptions,
  ): Promise<TimeSpan[]>;
  /** What a change would collide with that is only thought of. */
  preview(
    request: ConflictPreviewRequest,
    options?: ItsmRequestOptions,
  ): Promise<ConflictPreview>;
}

/**
 * When changes are, over HTTP.
 * @public
 */
export class CalendarClient implements CalendarApi {
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    this.#http = http;
  }

  get(
    request: CalendarRequest,
    options?: ItsmRequestOptions,
  ): Promise<Calendar> {
    return this.#http.call('GET', '/calendar', { query: request }, options);
  }

  createLink(options?: ItsmRequestOptions): Promise<CalendarLink> {
    return this.#http.call('POST', '/calendar/link', { body: {} }, options);
  }

  conflicts(
    changeKey: string,
    options?: ItsmRequestOptions,
  ): Promise<FoundConflict[]> {
    const path = `/changes/${encodeURIComponent(changeKey)}/conflicts`;
    return this.#http.call('GET', path, {}, options);
  }

  slots(
    changeKey: string,
    request: SlotsRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<TimeSpan[]> {
    const path = `/changes/${encodeURIComponent(changeKey)}/slots`;
    return this.#http.call('GET', path, { query: request }, options);
  }

  preview(
    request: ConflictPreviewRequest,
    options?: ItsmRequestOptions,
  ): Promise<ConflictPreview> {
    const path = '/conflicts/preview';
    return this.#http.call('POST', path, { body: request }, options);
  }
}
