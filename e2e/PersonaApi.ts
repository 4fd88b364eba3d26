import { Persona } from './personas';
import { portalUrl } from './portal';

export type ApiAnswer<TBody> = {
  status: number;
  /** The JSON of the answer, of the shape that the journey expects. */
  body: TBody;
};

/** Calls the plugin's HTTP API as one of the personas. */
export class PersonaApi {
  readonly #token: string;

  private constructor(token: string) {
    this.#token = token;
  }

  static async create(persona: Persona): Promise<PersonaApi> {
    const response = await fetch(`${portalUrl}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': persona },
    });
    if (!response.ok) {
      throw new Error(
        `${persona} can't sign in: ${response.status} ${await response.text()}`,
      );
    }
    const { backstageIdentity } = await response.json();
    return new PersonaApi(backstageIdentity.token);
  }

  get<TBody = unknown>(path: string) {
    return this.request<TBody>('GET', path);
  }

  post<TBody = unknown>(path: string, body: unknown) {
    return this.request<TBody>('POST', path, body);
  }

  patch<TBody = unknown>(path: string, body: unknown) {
    return this.request<TBody>('PATCH', path, body);
  }

  /** `path` is below `/api/itsm`. */
  async request<TBody = unknown>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<ApiAnswer<TBody>> {
    const response = await fetch(`${portalUrl}/api/itsm${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
    };
  }
}
