import type { IndexDocument } from '#search';

/** A repeatable source of numbers in [0, 1): the same seed, the same corpus. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LATIN = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ha',
  'ke',
  'li',
  'mo',
  'nu',
  'pa',
  're',
  'si',
  'to',
  'vu',
  'za',
];
const CYRILLIC = [
  'ба',
  'ве',
  'ги',
  'до',
  'жу',
  'за',
  'ке',
  'ли',
  'мо',
  'ну',
  'па',
  'ре',
  'си',
  'то',
  'фу',
  'ха',
];

/** The word of a rank (0 the commonest): three to five syllables, different for every rank below 2^20. */
export function wordOf(rank: number, isCyrillic: boolean): string {
  const syllables = isCyrillic ? CYRILLIC : LATIN;
  // Mixed, so that common words do not all begin alike; multiplying by an odd number permutes 20 bits.
  let rest = Math.imul(rank + 1, 0x9e375) & 0xfffff;
  let word = '';
  for (let n = 0; n < 5; n += 1) {
    word += syllables[rest & 15] ?? '';
    rest >>>= 4;
  }
  return word;
}

/** Shape of a synthetic corpus; the figures are those of the first feasibility runs. */
export interface CorpusShape {
  readonly documents: number;
  readonly seed: number;
  /** Different words of each of the two scripts. */
  readonly vocabulary: number;
  /** Mean words of a document; lengths lie evenly between half and one and a half of it. */
  readonly meanWords: number;
  /** Exponent of Zipf's law. */
  readonly exponent: number;
  /** Share of documents in Cyrillic. */
  readonly cyrillicShare: number;
}

/** 212 words a document, Zipf 1.07, 15 % Cyrillic. */
export function corpusShape(documents: number): CorpusShape {
  return {
    documents,
    seed: 20_201_110,
    vocabulary: 200_000,
    meanWords: 212,
    exponent: 1.07,
    cyrillicShare: 0.15,
  };
}

function zipf(size: number, exponent: number): (random: number) => number {
  const sums = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank += 1) sums[rank] = total += 1 / (rank + 1) ** exponent;
  return (random) => {
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < random * total) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function idOf(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

// Rarest last, as in archives; each of the first is met more often than all that follow.
const KINDS = ['document', 'image', 'mail', 'text', 'web', 'audio'];

/** A kind that depends on the number only, so that facets and filters have something to tell apart. */
function kindOf(number: number): string {
  const mixed = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  return KINDS[Math.min(KINDS.length - 1, Math.clz32(mixed))] ?? 'other';
}

/** Documents of one page each, one at a time; memory does not grow with their number. Every eighth is in `b`, else `a`. */
export function* corpus(shape: CorpusShape): Generator<IndexDocument> {
  const random = randomFrom(shape.seed);
  const rankOf = zipf(shape.vocabulary, shape.exponent);
  for (let number = 0; number < shape.documents; number += 1) {
    const isCyrillic = random() < shape.cyrillicShare;
    const length = Math.round(shape.meanWords * (0.5 + random()));
    const text = Array.from({ length }, () => wordOf(rankOf(random()), isCyrillic)).join(' ');
    yield {
      itemId: idOf(number),
      caseId: 'case',
      compartmentId: number % 8 === 0 ? 'b' : 'a',
      sourceId: `source-${number % 40}`,
      kind: kindOf(number),
      mediaType: 'text/plain',
      languages: [isCyrillic ? 'ru' : 'en'],
      // In the order in which they came, as in an archive that grows, over 700 days.
      receivedAt: new Date(
        Date.UTC(2021, 0, 1) + Math.floor((number / shape.documents) * 700 * 86_400) * 1_000,
      ).toISOString(),
      title: `Document ${number}`,
      serial: number.toString(32).toUpperCase().padStart(8, '0'),
      pages: [{ page: 1, text, lang: isCyrillic ? 'ru' : 'en' }],
    };
  }
}
