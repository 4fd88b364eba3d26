import { CurrentEntityLink } from '../impact/schema';
import { DescribedTransition } from '../lifecycle/describe';
import {
  ActivityEntry,
  ActivityPage,
  ActivityVerification,
  CommentRequest,
} from '../record/activity';
import { EntityLink } from '../record/entityLink';
import { ListRequest, Page } from '../record/list';
import { EntityLinkRequest, WatcherRequest } from '../record/record';
import { RecordLink, RecordLinkRequest } from '../record/recordLink';
import { recordPaths, RecordType } from '../record/recordType';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * What can be asked of the records of one type. A record is named by its
 * number or its UUID.
 *
 * @remarks
 * Every call throws a `ResponseError` when the backend refuses; its
 * `body.error.issues` names each bad field.
 * @public
 */
export interface RecordsApi<
  TRecord,
  TCreate,
  TUpdate,
  TTransition,
  TList extends ListRequest = ListRequest,
> {
  create(
    request: TCreate,
    options?: ItsmRequestOptions & { idempotencyKey?: string },
  ): Promise<TRecord>;
  list(request?: TList, options?: ItsmRequestOptions): Promise<Page<TRecord>>;
  get(key: string, options?: ItsmRequestOptions): Promise<TRecord>;
  update(
    key: string,
    request: TUpdate,
    options?: ItsmRequestOptions,
  ): Promise<TRecord>;
  transitions(
    key: string,
    options?: ItsmRequestOptions,
  ): Promise<DescribedTransition[]>;
  transition(
    key: string,
    request: TTransition,
    options?: ItsmRequestOptions,
  ): Promise<TRecord>;
  activity(
    key: string,
    request?: { limit?: number; cursor?: string; order?: 'asc' | 'desc' },
    options?: ItsmRequestOptions,
  ): Promise<ActivityPage>;
  verifyActivity(
    key: string,
    options?: ItsmRequestOptions,
  ): Promise<ActivityVerification>;
  comment(
    key: string,
    request: CommentRequest,
    options?: ItsmRequestOptions,
  ): Promise<ActivityEntry>;
  links(key: string, options?: ItsmRequestOptions): Promise<RecordLink[]>;
  link(
    key: string,
    request: RecordLinkRequest,
    options?: ItsmRequestOptions,
  ): Promise<RecordLink>;
  unlink(
    key: string,
    linkId: string,
    options?: ItsmRequestOptions,
  ): Promise<void>;
  /** The entities, each as it was when it was linked and as it is now. */
  entities(
    key: string,
    options?: ItsmRequestOptions,
  ): Promise<CurrentEntityLink[]>;
  linkEntity(
    key: string,
    request: EntityLinkRequest,
    options?: ItsmRequestOptions,
  ): Promise<EntityLink[]>;
  unlinkEntity(
    key: string,
    entityRef: string,
    options?: ItsmRequestOptions,
  ): Promise<EntityLink[]>;
  watch(
    key: string,
    request?: WatcherRequest,
    options?: ItsmRequestOptions,
  ): Promise<string[]>;
  unwatch(
    key: string,
    request?: WatcherRequest,
    options?: ItsmRequestOptions,
  ): Promise<string[]>;
}

/**
 * The records of one type, over HTTP.
 * @public
 */
export class RecordsClient<
  TRecord,
  TCreate,
  TUpdate,
  TTransition,
  TList extends ListRequest = ListRequest,
> implements RecordsApi<TRecord, TCreate, TUpdate, TTransition, TList>
{
  readonly #http: RequestClient;
  readonly #path: string;

  constructor(http: RequestClient, type: RecordType) {
    this.#http = http;
    this.#path = `/${recordPaths[type]}`;
  }

  #of(key: string, rest = '') {
    return `${this.#path}/${encodeURIComponent(key)}${rest}`;
  }

  create(
    request: TCreate,
    options: ItsmRequestOptions & { idempotencyKey?: string } = {},
  ): Promise<TRecord> {
    const { idempotencyKey } = options;
    return this.#http.call(
      'POST',
      this.#path,
      {
        body: request,
        headers: idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {},
      },
      options,
    );
  }

  list(request?: TList, options?: ItsmRequestOptions): Promise<Page<TRecord>> {
    const query = { ...request };
    return this.#http.call('GET', this.#path, { query }, options);
  }

  get(key: string, options?: ItsmRequestOptions): Promise<TRecord> {
    return this.#http.call('GET', this.#of(key), {}, options);
  }

  update(
    key: string,
    request: TUpdate,
    options?: ItsmRequestOptions,
  ): Promise<TRecord> {
    return this.#http.call('PATCH', this.#of(key), { body: request }, options);
  }

  transitions(
    key: string,
    options?: ItsmRequestOptions,
  ): Promise<DescribedTransition[]> {
    return this.#http.call('GET', this.#of(key, '/transitions'), {}, options);
  }

  transition(
    key: string,
    request: TTransition,
    options?: ItsmRequestOptions,
  ): Promise<TRecord> {
    return this.#http.call(
      'POST',
      this.#of(key, '/transitions'),
      { body: request },
      options,
    );
  }

  activity(
    key: string,
    request: { limit?: number; cursor?: string; order?: 'asc' | 'desc' } = {},
    options?: ItsmRequestOptions,
  ): Promise<ActivityPage> {
    return this.#http.call(
      'GET',
      this.#of(key, '/activity'),
      { query: request },
      options,
    );
  }

  verifyActivity(
    key: string,
    options?: ItsmRequestOptions,
  ): Promise<ActivityVerification> {
    return this.#http.call(
      'GET',
      this.#of(key, '/activity/verify'),
      {},
      options,
    );
  }

  comment(
    key: string,
    request: CommentRequest,
    options?: ItsmRequestOptions,
  ): Promise<ActivityEntry> {
    return this.#http.call(
      'POST',
      this.#of(key, '/comments'),
      { body: request },
      options,
    );
  }

  links(key: string, options?: ItsmRequestOptions): Promise<RecordLink[]> {
    return this.#http.call('GET', this.#of(key, '/links'), {}, options);
  }

  link(
    key: string,
    request: RecordLinkRequest,
    options?: ItsmRequestOptions,
  ): Promise<RecordLink> {
    return this.#http.call(
      'POST',
      this.#of(key, '/links'),
      { body: request },
      options,
    );
  }

  unlink(
    key: string,
    linkId: string,
    options?: ItsmRequestOptions,
  ): Promise<void> {
    const rest = `/links/${encodeURIComponent(linkId)}`;
    return this.#http.call('DELETE', this.#of(key, rest), {}, options);
  }

  entities(
    key: string,
    options?: ItsmRequestOptions,
  ): Promise<CurrentEntityLink[]> {
    return this.#http.call('GET', this.#of(key, '/entities'), {}, options);
  }

  linkEntity(
    key: string,
    request: EntityLinkRequest,
    options?: ItsmRequestOptions,
  ): Promise<EntityLink[]> {
    return this.#http.call(
      'POST',
      this.#of(key, '/entities'),
      { body: request },
      options,
    );
  }

  unlinkEntity(
    key: string,
    entityRef: string,
    options?: ItsmRequestOptions,
  ): Promise<EntityLink[]> {
    return this.#http.call(
      'DELETE',
      this.#of(key, '/entities'),
      { query: { entityRef } },
      options,
    );
  }

  watch(
    key: string,
    request: WatcherRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<string[]> {
    return this.#http.call(
      'POST',
      this.#of(key, '/watchers'),
      { body: request },
      options,
    );
  }

  unwatch(
    key: string,
    request: WatcherRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<string[]> {
    return this.#http.call(
      'DELETE',
      this.#of(key, '/watchers'),
      { query: request },
      options,
    );
  }
}
