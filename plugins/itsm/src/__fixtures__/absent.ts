/** A part of the API that nothing stands for yet: it says so when it is used. */
export function absent<T extends object>(name: string): T {
  return new Proxy({} as T, {
    get(_, member) {
      throw new Error(
        `${name}.${String(member)} isn't there without a backend`,
      );
    },
  });
}
