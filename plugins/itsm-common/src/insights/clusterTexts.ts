/**
 * A text and where it belongs.
 * @public
 */
export interface PlacedText {
  text: string;
  place: string;
}

/** Words with their weights; the sum of their squares is 1. */
type Vector = Map<string, number>;

/*
 * Words of three letters or more, in lower case, without the s of plurals and
 * without digits, which tell one incident from another rather than one kind
 * from another.
 */
function termsOf(text: string): string[] {
  const words = text
    .toLocaleLowerCase('en')
    .match(/\p{L}\p{M}*(?:\p{L}\p{M}*){2,}/gu);
  return (words ?? []).map(word =>
    word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word,
  );
}

/*
 * English words that only hold a sentence together; not "out", "down" or "not",
 * which say what happened. They count when texts are compared, where they weigh
 * little, but say nothing of what a cluster is about.
 */
const functionWords = new Set(
  termsOf(
    'about above after again all and any are because been before being below between both but can could did does during each few for from had has have here how into its just more most once only other our own same should some such than that the their them then there these they this those through too under until upon very was were what when where which while who why will with within would you your',
  ),
);

/*
 * TF-IDF: (1 + ln tf) × (1 + ln((1 + N) / (1 + df))), of length 1, as in the
 * usual libraries. The one is added so that words all have still count.
 */
function toVectors(documents: readonly string[][]): Vector[] {
  const inDocuments = new Map<string, number>();
  for (const terms of documents) {
    for (const term of new Set(terms)) {
      inDocuments.set(term, (inDocuments.get(term) ?? 0) + 1);
    }
  }
  return documents.map(terms => {
    const counts = new Map<string, number>();
    for (const term of terms) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    const weights = [...counts].map(([term, count]): [string, number] => [
      term,
      (1 + Math.log(count)) *
        (1 + Math.log((1 + documents.length) / (1 + inDocuments.get(term)!))),
    ]);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([term, weight]) => [term, weight / length]));
  });
}

/* Sets that grow together (union-find). */
class DisjointSets {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, at) => at);
  }

  find(at: number): number {
    let root = at;
    while (this.#parents[root] !== root) {
      this.#parents[root] = this.#parents[this.#parents[root]];
      root = this.#parents[root];
    }
    return root;
  }

  unite(one: number, other: number) {
    this.#parents[this.find(one)] = this.find(other);
  }
}

/**
 * Finds texts that are alike among those whose places are the same or next to
 * each other, by single linkage: who is like any of a cluster is in it.
 *
 * @remarks
 * Two texts are alike if the cosine of their TF-IDF vectors is at least
 * `similarity`. Texts of one place and the same words are compared once. The
 * work is bounded by the caller, who bounds the texts.
 * @param options - `neighbours`: the places next to a place
 * @returns the positions of each cluster's texts in order, and the words that
 * most of its texts have, the most telling first; without English words such
 * as "and" or "because", which tell nothing
 * @public
 */
export function clusterTexts(
  texts: readonly PlacedText[],
  options: {
    similarity: number;
    neighbours(place: string): Iterable<string>;
  },
): { members: number[]; words: string[] }[] {
  // Texts of the same place and words are one document.
  const documents = new Map<
    string,
    { place: string; terms: string[]; members: number[] }
  >();
  texts.forEach(({ text, place }, at) => {
    const terms = termsOf(text);
    const key = `${place}\n${[...terms].sort().join(' ')}`;
    const known = documents.get(key);
    if (known) {
      known.members.push(at);
    } else if (terms.length > 0) {
      documents.set(key, { place, terms, members: [at] });
    }
  });
  const distinct = [...documents.values()];
  const vectors = toVectors(distinct.map(({ terms }) => terms));
  const byPlace = new Map<string, number[]>();
  distinct.forEach(({ place }, at) => {
    byPlace.set(place, [...(byPlace.get(place) ?? []), at]);
  });

  const sets = new DisjointSets(distinct.length);
  const cosines = new Float64Array(distinct.length);
  for (const [place, own] of byPlace) {
    const around = new Set([place, ...options.neighbours(place)]);
    const postings = new Map<string, [document: number, weight: number][]>();
    for (const near of around) {
      for (const at of byPlace.get(near) ?? []) {
        for (const [term, weight] of vectors[at]) {
          const known = postings.get(term);
          if (known) {
            known.push([at, weight]);
          } else {
            postings.set(term, [[at, weight]]);
          }
        }
      }
    }
    for (const one of own) {
      cosines.fill(0);
      for (const [term, weight] of vectors[one]) {
        for (const [other, otherWeight] of postings.get(term) ?? []) {
          cosines[other] += weight * otherWeight;
        }
      }
      cosines.forEach((cosine, other) => {
        // Sums of products are off by their last digit.
        if (cosine >= options.similarity - 1e-9) {
          sets.unite(one, other);
        }
      });
    }
  }

  const clusters = new Map<number, number[]>();
  distinct.forEach((_, at) => {
    const root = sets.find(at);
    clusters.set(root, [...(clusters.get(root) ?? []), at]);
  });
  return [...clusters.values()].map(found => {
    const members = found
      .flatMap(at => distinct[at].members)
      .sort((one, other) => one - other);
    const weights = new Map<string, { weight: number; texts: number }>();
    for (const at of found) {
      for (const [term, weight] of vectors[at]) {
        const sum = weights.get(term) ?? { weight: 0, texts: 0 };
        sum.weight += weight * distinct[at].members.length;
        sum.texts += distinct[at].members.length;
        weights.set(term, sum);
      }
    }
    const words = [...weights]
      .filter(
        ([term, { texts: having }]) =>
          2 * having > members.length && !functionWords.has(term),
      )
      .sort(
        ([oneTerm, one], [otherTerm, other]) =>
          other.weight - one.weight || (oneTerm < otherTerm ? -1 : 1),
      )
      .slice(0, 6)
      .map(([term]) => term);
    return { members, words };
  });
}
