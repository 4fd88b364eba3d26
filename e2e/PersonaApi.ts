import { Persona } from './personas';
import { portalUrl } from './portal';

export type ApiAnswer = {
  status: number;
  /** The JSON of the answer, to be looked at by the journey that asked. */
  body: unknown;
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

  get(path: string) {
    return this.request('GET', path);
  }

  post(path: string, body: unknown) {
    return this.request('POST', path, body);
  }

  patch(path: string, body: unknown) {
    return this.request('PATCH', path, body);
  }

  /** `path` is below `/api/itsm`. */
  async request(method: string, path: string, body?: unknown) {
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
