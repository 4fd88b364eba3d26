/** Filters of a list in its address, as the API has them in another list. */
export function toRelated(address: string): string {
  const asked = new URLSearchParams();
  new URLSearchParams(address).forEach((value, name) => {
    if (name !== 'show') {
      asked.append(
        name.replace(/From$/, 'After').replace(/To$/, 'Before'),
        value,
      );
    }
  });
  return asked.toString();
}

/** What the API is asked for in another list, as the address of its own. */
export function fromRelated(asked: string): string {
  const address = new URLSearchParams({ show: 'all' });
  new URLSearchParams(asked).forEach((value, name) =>
    address.append(
      name.replace(/After$/, 'From').replace(/Before$/, 'To'),
      value,
    ),
  );
  return address.toString();
}
