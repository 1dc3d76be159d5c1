type Table = Readonly<Record<string, string>>;

const tableOf = (pairs: string): Table =>
  Object.fromEntries(pairs.split(' ').map((pair) => pair.split(':') as [string, string]));

const GEORGIAN = tableOf(
  'ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:gh ყ:k შ:sh ჩ:ch ც:ts ძ:dz წ:ts ჭ:ch ხ:kh ჯ:j ჰ:h',
);

const GREEK = tableOf(
  'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:t ι:i κ:k λ:l μ:m ν:n ξ:ks ο:o π:p ρ:r σ:s ς:s τ:t υ:i φ:f χ:kh ψ:ps ω:o',
);

// One sound in two letters, of those that Greek has no letter for.
const GREEK_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/μπ/g, 'b'],
  [/ντ/g, 'd'],
  [/γ[κγ]/g, 'g'],
  [/ου/g, 'u'],
  [/[εου]ι/g, 'i'],
  [/αι/g, 'e'],
  [/αυ/g, 'av'],
  [/ευ/g, 'ev'],
];

const withTable = (word: string, table: Table): string =>
  Array.from(word, (letter) => table[letter] ?? letter).join('');

/** Letters of one form: case and marks make no difference. */
const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}\u0640]/gu, '');

/**
 * A word in Georgian or Greek letters in those of Latin, in each way in which it may have to be read: with and without the ending that the
 * language adds to names, and, of sounds for which it has no letter, with each that its letter may stand for. Empty for words in other letters.
 */
export function latinReadings(word: string): string[] {
  if (/\p{Script=Georgian}/u.test(word)) {
    const latin = withTable(plain(word), GEORGIAN);
    const readings = [latin, latin.replaceAll('p', 'f')];
    return [...new Set(readings.flatMap((one) => [one, one.replace(/([^aeiou])i$/, '$1')]))];
  }
  if (!/\p{Script=Greek}/u.test(word)) return [];
  const letters = GREEK_PAIRS.reduce((all, [pair, sound]) => all.replaceAll(pair, sound), plain(word));
  const readings = [
    ['τσ', 'τζ', 'σ'],
    ['ch', 'j', 's'],
    ['ch', 'j', 'sh'],
    ['ts', 'dz', 's'],
  ].map(([ts = '', dz = '', s = '']) =>
    withTable(letters.replaceAll('τσ', ts).replaceAll('τζ', dz).replaceAll('σ', s), GREEK),
  );
  // χ is kh and h.
  const both = readings.flatMap((one) => [one, one.replaceAll('kh', 'h')]);
  return [...new Set(both.flatMap((one) => [one, one.replace(/s$/, ''), one.replace(/[oia]s$/, '')]))];
}

/** What an Arabic letter may stand for in the bones of a word; most stand for one thing. */
const ARABIC: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'ب:B پ:B ت:T ط:T د:T ث:S س:S ص:S ز:S ذ:S ض:S ظ:S ح:K خ:K ه:K ہ:K ق:K ك:K ک:K گ:K غ:K ش:X چ:C ژ:J ر:r ل:l م:m ن:n ف:V ڤ:V ا: آ: أ: إ: ئ: ؤ: ء: ع: ى: ی: ي: ې: ة:'
      .split(' ')
      .map((pair) => [pair.slice(0, 1), [pair.slice(2)]]),
  ),
  ج: ['J', 'K'],
  و: ['V', ''],
};
const ARABIC_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/دز|تس/g, 'س'],
  [/دج|دژ/g, 'ج'],
  [/تش/g, 'چ'],
];
/** “And”, “in”, “to” and the article are written as one with the word that follows. */
const WITH_WORD = /^(?:[وبل]ال|[وبل]|ال)(?=.{2})/u;
const BEGINS_OPEN = /^[اآأإعیيى]/u;
const ENDS_OPEN = /[اآىیيهةو]$/u;
const MOST_BONES = 16;

function arabicBones(letters: string): string[] {
  const isOpen = ENDS_OPEN.test(letters);
  // The last letter of a word that ends in a vowel is that vowel.
  const body = isOpen ? letters.slice(0, -1) : letters;
  let all = [''];
  for (const letter of body.slice(BEGINS_OPEN.test(body) ? 1 : 0))
    all = all.flatMap((start) => (ARABIC[letter] ?? ['']).map((one) => start + one)).slice(0, MOST_BONES);
  const made = all.map((one) => `${BEGINS_OPEN.test(letters) ? 'A' : ''}${one}${isOpen ? 'A' : ''}`);
  return made.map((one) => one.replace(/(.)\1+/g, '$1'));
}

function latinBones(strict: string): string {
  const body = strict
    .replace(/shch|sh/g, 'X')
    .replaceAll('ch', 'C')
    .replaceAll('zh', 'J')
    .replace(/kh|gh|[hgkqxc]/g, 'K')
    .replace(/ts|dz|[zs]/g, 'S')
    .replaceAll('j', 'J')
    .replace(/[pb]/g, 'B')
    .replace(/[td]/g, 'T')
    .replace(/[vwf]/g, 'V');
  return body
    .replace(/^[aeiouy]+/, 'A')
    .replace(/[aeiouy]+$/, 'A')
    .replace(/[aeiouy]+/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** Whether a word is written in Arabic or Persian letters, which leave most vowels out. */
export const isUnvowelled = (word: string): boolean => /\p{Script=Arabic}/u.test(word);

/**
 * What stays of a word when its vowels go but for the place of one at its beginning and end, and consonants that are taken for each other are one:
 * all by which a name in Arabic or Persian letters meets the same in others. `strict`: the strict keys of a word in other letters. Many words have the
 * same bones: they say something only for all the words of a name together. Sixty-four at most.
 */
export function bonesOf(word: string, strict: readonly string[]): string[] {
  if (!isUnvowelled(word)) return [...new Set(strict.map(latinBones))];
  const letters = plain(word);
  const joined = [letters, letters.replace(WITH_WORD, '')];
  // Two letters that stand for one sound may also be two.
  const paired = joined.map((one) => ARABIC_PAIRS.reduce((all, [pair, by]) => all.replaceAll(pair, by), one));
  return [...new Set([...joined, ...paired].flatMap((one) => (one === '' ? [] : arabicBones(one))))];
}
