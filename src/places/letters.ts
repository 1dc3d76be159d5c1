/**
 * How a word is read. `az` is Azerbaijani and Turkish in Latin letters; `en` is every other Latin spelling, and `soft` the
 * same with the g of “gentle” at its start (Gebrayil).
 */
export type Reading = 'hy' | 'az-Cyrl' | 'ru' | 'az' | 'en' | 'soft';

type Table = Readonly<Record<string, string>>;

const ARMENIAN: Table = Object.fromEntries(
  (
    'ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:i թ:t ժ:zh ի:i լ:l խ:kh ծ:ts կ:k հ:h ձ:dz ղ:gh ճ:ch մ:m յ:y ն:n շ:sh ո:o ' +
    'չ:ch պ:p ջ:j ռ:r ս:s վ:v տ:t ր:r ց:ts ւ:v փ:p ք:k օ:o ֆ:f'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const RUSSIAN: Table = Object.fromEntries(
  (
    'а:a б:b в:v г:g д:d е:e ё:yo ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ' +
    'ш:sh щ:shch ъ: ы:i ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ў:u'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

// The alphabet of 1958 to 1991. ы is ı, and ј is y; ҹ is c, ч is ç.
const AZERBAIJANI_CYRILLIC: Table = {
  ...RUSSIAN,
  ә: 'a',
  ғ: 'gh',
  ҝ: 'g',
  ҹ: 'j',
  ј: 'y',
  ө: 'o',
  ү: 'u',
  һ: 'h',
  г: 'g',
  х: 'kh',
};

const AZERBAIJANI: Table = {
  ə: 'a',
  ä: 'a',
  ç: 'ch',
  c: 'j',
  ğ: 'gh',
  x: 'kh',
  j: 'zh',
  q: 'g',
  ş: 'sh',
  ö: 'o',
  ü: 'u',
};

function fromTable(word: string, table: Table): string {
  let latin = '';
  for (const letter of word) latin += table[letter] ?? letter;
  return latin;
}

function fromArmenian(word: string): string {
  const joined = word.replaceAll('և', 'եւ').replaceAll('եվ', 'եւ');
  // At the start of a word ե is ye and ո is vo; ու is one vowel wherever it stands.
  const started = joined
    .replace(/^ե/, 'յե')
    .replace(/^ո(?!ւ)/, 'վօ')
    .replaceAll('ու', 'U');
  return fromTable(started, ARMENIAN).replaceAll('U', 'u');
}

function fromRussian(word: string): string {
  // BGN/PCGN: е is ye at the start, after a vowel and after a sign; дж is the j of the Caucasus.
  const spoken = word.replaceAll('дж', 'j').replace(/(^|[аеёиоуыэюяйъь])е/gu, '$1йе');
  return fromTable(spoken, RUSSIAN);
}

function fromLatin(word: string): string {
  return (
    word
      .replaceAll('ə', 'a')
      .replaceAll('ß', 'ss')
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replace(/tch|tsch/g, 'ch')
      .replaceAll('sch', 'sh')
      .replace(/dzh|dj|dsch/g, 'j')
      .replaceAll('ou', 'u')
      .replaceAll('q', 'g')
      .replaceAll('x', 'kh')
      .replace(/c(?!h)/g, 'k')
      .replaceAll('w', 'v')
      // Diphthongs and hiatus as BGN/PCGN writes them.
      .replace(/([aeo])i(?=$|[^aeiouy])/g, '$1y')
      .replace(/([aei])e/g, '$1ye')
  );
}

/**
 * A folded word in the Latin letters of BGN/PCGN without diacritics, read as `reading` says. Letters of other alphabets
 * stay as they are. Linear in the length of the word.
 */
export function romanise(word: string, reading: Reading): string {
  switch (reading) {
    case 'hy':
      return fromArmenian(word);
    case 'ru':
      return fromRussian(word);
    case 'az-Cyrl':
      return fromTable(word.replaceAll('дж', 'ҹ'), AZERBAIJANI_CYRILLIC);
    case 'az':
      return fromTable(word, AZERBAIJANI)
        .normalize('NFD')
        .replace(/\p{M}+/gu, '');
    case 'en':
      return fromLatin(word);
    case 'soft':
      return fromLatin(word.replace(/^g/, 'j'));
  }
}

/**
 * The ways in which a folded word may have to be read: one where its letters decide, two (Azerbaijani and other Latin)
 * where a word without diacritics has a letter that the two read differently. `lang` is a statement of the language, or
 * null; it decides only what the letters leave open.
 */
export function readingsOf(word: string, lang: string | null): readonly Reading[] {
  if (/\p{Script=Armenian}/u.test(word)) return ['hy'];
  if (/\p{Script=Cyrillic}/u.test(word))
    return lang === 'az-Cyrl' || /[әғҝҹјөүһ]/u.test(word) ? ['az-Cyrl'] : ['ru'];
  if (/[əışçğöüä]/u.test(word)) return ['az'];
  if (lang === 'az' || lang === 'tr') return ['az'];
  const soft: readonly Reading[] = /^g[ei]/.test(word) ? ['soft'] : [];
  const azerbaijani: readonly Reading[] = lang === null && /[xqj]|c(?!h)/.test(word) ? ['az'] : [];
  return ['en', ...azerbaijani, ...soft];
}
