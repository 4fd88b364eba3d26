import {
  ChangeTemplate,
  ChangeTemplatePage,
  DecideTemplateRequest,
  ProposeTemplateRequest,
  TemplateListRequest,
  UpdateTemplateRequest,
} from '../change/changeTemplates';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * What can be asked of standard change templates. A change is made from one by
 * naming its id as `template`.
 * @public
 */
export interface ChangeTemplatesApi {
  /** The last version of each, and the one in use if that is another. */
  list(
    request?: TemplateListRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeTemplatePage>;
  /** All versions of one, the newest first. */
  versions(
    id: string,
    options?: ItsmRequestOptions,
  ): Promise<{ items: ChangeTemplate[] }>;
  /** Proposes one from a change that was closed successfully. */
  propose(
    request: ProposeTemplateRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeTemplate>;
  /** Proposes its next version. */
  update(
    id: string,
    request: UpdateTemplateRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeTemplate>;
  /** Approves or declines what is proposed, or retires the template. */
  decide(
    id: string,
    request: DecideTemplateRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeTemplate>;
}

/**
 * Standard change templates, over HTTP.
 * @public
 */
export class ChangeTemplatesClient implements ChangeTemplatesApi {
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    this.#http = http;
  }

  #of(id: string, rest = '') {
    return `/change-templates/${encodeURIComponent(id)}${rest}`;
  }

  list(
    request: TemplateListRequest = {},
    options?: ItsmRequestOptions,
  ): Promise<ChangeTemplatePage> {
    const path = '/change-templates';
    return this.#http.call('GET', path, { query: request }, options);
  }

  versions(
    id: string,
    options?: ItsmRequestOptions,
  ): Promise<{ items: ChangeTemplate[] }> {
    return this.#http.call('GET', this.#of(id), {}, options);
  }

  propose(
    request: ProposeTemplateRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeTemplate> {
    const path = '/change-templates';
    return this.#http.call('POST', path, { body: request }, options);
  }

  update(
    id: string,
    request: UpdateTemplateRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeTemplate> {
    return this.#http.call('PATCH', this.#of(id), { body: request }, options);
  }

  decide(
    id: string,
    request: DecideTemplateRequest,
    options?: ItsmRequestOptions,
  ): Promise<ChangeTemplate> {
    const path = this.#of(id, '/decision');
    return this.#http.call('POST', path, { body: request }, options);
  }
}
