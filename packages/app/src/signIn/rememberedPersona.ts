const KEY = 'astronomy-shop.persona';

/**
 * The persona chosen last in this browser, so that a reload keeps a visitor
 * signed in. Without storage (a browser may refuse it) nothing is remembered.
 */
export const rememberedPersona = {
  get(): string | undefined {
    return withStorage(storage => storage.getItem(KEY) ?? undefined);
  },
  set(persona: string) {
    withStorage(storage => storage.setItem(KEY, persona));
  },
  clear() {
    withStorage(storage => storage.removeItem(KEY));
  },
};

function withStorage<T>(access: (storage: Storage) => T): T | undefined {
  try {
    return access(window.localStorage);
  } catch {
    return undefined;
  }
}
