import { SeededRandom } from './SeededRandom';

const countries = ['Germany', 'Japan', 'Brazil', 'Canada', 'France', 'India'];

type Values = Readonly<Record<string, string>>;

/** The particulars of one occurrence, the same in all of its texts. */
export function drawValues(random: SeededRandom): Values {
  return {
    percent: String(random.integer(3, 38)),
    minutes: String(random.integer(5, 55)),
    count: String(random.integer(12, 940)),
    milliseconds: String(random.integer(8, 62) * 100),
    version: `2.${random.integer(1, 9)}.${random.integer(0, 14)}`,
    order: String(random.integer(100_000, 999_999)),
    country: random.pick(countries),
  };
}

export function fillIn(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name) => {
    const value = values[name];
    if (value === undefined) {
      throw new Error(`There is no value for ${placeholder} in: ${text}`);
    }
    return value;
  });
}
