import { Knex } from 'knex';
import {
  compactVerify,
  CompactSign,
  exportJWK,
  generateKeyPair,
  importJWK,
  JWK,
  KeyLike,
} from 'jose';
import { randomUUID } from 'crypto';
import { GateKeys } from 'backstage-plugin-itsm-common';

const ALGORITHM = 'EdDSA';

/** What is signed by keys of its own. */
export type KeyUse = 'gate-receipt' | 'calendar-link';

interface Key {
  id: string;
  privateKey: KeyLike;
  publicKey: KeyLike;
  publicJwk: JWK;
}

/**
 * Signs by Ed25519. The keys are made when they are first needed and kept in
 * the database, so that all backends have the same.
 */
export class SigningKeys {
  readonly #knex: Knex;
  readonly #clock: () => Date;
  readonly #keys = new Map<KeyUse, Promise<Key>>();

  static create(options: { knex: Knex; clock: () => Date }): SigningKeys {
    return new SigningKeys(options);
  }

  private constructor(options: { knex: Knex; clock: () => Date }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
  }

  /** @returns a JWS in compact form */
  async sign(use: KeyUse, payload: object): Promise<string> {
    const { id, privateKey } = await this.#key(use);
    const bytes = new TextEncoder().encode(JSON.stringify(payload));
    return new CompactSign(bytes)
      .setProtectedHeader({ alg: ALGORITHM, kid: id, typ: use })
      .sign(privateKey);
  }

  /** @returns what was signed; nothing if it wasn't signed by us for this use */
  async verify(use: KeyUse, jws: string): Promise<unknown> {
    const { publicKey } = await this.#key(use);
    try {
      const { payload, protectedHeader } = await compactVerify(jws, publicKey, {
        algorithms: [ALGORITHM],
      });
      return protectedHeader.typ === use
        ? JSON.parse(new TextDecoder().decode(payload))
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** The public keys, for those who check by themselves. */
  async publicKeys(use: KeyUse): Promise<GateKeys> {
    const { id, publicJwk } = await this.#key(use);
    const { kty = '', crv = '', x = '' } = publicJwk;
    return { keys: [{ kty, crv, x, kid: id, alg: ALGORITHM, use: 'sig' }] };
  }

  #key(use: KeyUse): Promise<Key> {
    let key = this.#keys.get(use);
    if (!key) {
      key = this.#load(use);
      this.#keys.set(use, key);
      key.catch(() => this.#keys.delete(use));
    }
    return key;
  }

  async #load(use: KeyUse): Promise<Key> {
    const stored = await this.#stored(use);
    if (stored) {
      return stored;
    }
    const { privateKey } = await generateKeyPair(ALGORITHM, {
      extractable: true,
    });
    // Of several backends that start at once, the first one's key counts.
    await this.#knex('signing_keys')
      .insert({
        id: randomUUID(),
        use,
        private_key: JSON.stringify(await exportJWK(privateKey)),
        created_at: this.#clock().getTime(),
      })
      .onConflict('use')
      .ignore();
    return (await this.#stored(use))!;
  }

  async #stored(use: KeyUse): Promise<Key | undefined> {
    const row = await this.#knex('signing_keys').where({ use }).first();
    if (!row) {
      return undefined;
    }
    const { d, ...publicJwk } = JSON.parse(row.private_key) as JWK;
    return {
      id: row.id,
      privateKey: (await importJWK({ ...publicJwk, d }, ALGORITHM)) as KeyLike,
      publicKey: (await importJWK(publicJwk, ALGORITHM)) as KeyLike,
      publicJwk,
    };
  }
}
