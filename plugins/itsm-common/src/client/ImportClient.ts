import { NamedMappings } from '../import/mappingSchema';
import { ImportFormat, importFormats } from '../import/readImportLines';
import { ImportReport } from '../import/report';
import { ItsmRequestOptions, RequestClient } from './RequestClient';

/**
 * Bringing history in.
 * @public
 */
export interface ImportApi {
  /** The mappings by which files can be read. */
  mappings(options?: ItsmRequestOptions): Promise<NamedMappings>;
  /** Imports a file, or a part of one that has whole lines. */
  run(
    file: Blob | string,
    request: { format: ImportFormat; mapping?: string; dryRun?: boolean },
    options?: ItsmRequestOptions,
  ): Promise<ImportReport>;
}

/**
 * Bringing history in, over HTTP.
 * @public
 */
export class ImportClient implements ImportApi {
  readonly #http: RequestClient;

  constructor(http: RequestClient) {
    this.#http = http;
  }

  mappings(options?: ItsmRequestOptions): Promise<NamedMappings> {
    return this.#http.call('GET', '/import/mappings', {}, options);
  }

  run(
    file: Blob | string,
    request: { format: ImportFormat; mapping?: string; dryRun?: boolean },
    options?: ItsmRequestOptions,
  ): Promise<ImportReport> {
    const { format, ...query } = request;
    return this.#http.call(
      'POST',
      '/import',
      { query, content: { type: importFormats[format], body: file } },
      options,
    );
  }
}
