import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stemsOf } from './stem.ts';
import { indexedText, tokens } from './tokens.ts';

/** Words of one row share a stem; the languages are those of their pages. */
const families: Readonly<Record<string, readonly (readonly string[])[]>> = {
  az: [
    ['mina', 'minalar', 'minanın', 'minalarda', 'minalarından', 'minaları', 'MİNALAR', 'minalarin'],
    ['xəritə', 'xəritələr', 'xəritəsi', 'xəritəsində', 'xəritənin', 'xəritələrin', 'xeriteler'],
    ['kənd', 'kəndə', 'kəndlər', 'kənddə', 'kəndində', 'kəndlərimiz'],
    ['torpaq', 'torpağı', 'torpaqlar'],
    ['Zəngilan', 'Zəngilanda', 'Zəngilanın'],
    ['Bakı', 'Bakıda', 'Bakının', 'Bakıdan'],
  ],
  hy: [
    ['քարտեզ', 'քարտեզները', 'քարտեզը', 'քարտեզներ'],
    ['Երևանում', 'Երևանից', 'ԵՐԵՎԱՆՈՒՄ'],
  ],
  ru: [
    ['карта', 'карты', 'картами', 'КАРТ'],
    ['передана', 'переданы', 'передан'],
  ],
  tr: [
    ['mayınlar', 'mayınları', 'MAYINLAR'],
    ['köy', 'köyden', 'köyler'],
  ],
  fr: [
    ['mine', 'mines'],
    ['déplacé', 'déplacés', 'deplaces', 'déplacées'],
  ],
  en: [
    ['map', 'maps', 'MAPS'],
    ['hand', 'handed', 'handing'],
  ],
};

void test('forms of one word share a stem of their language', () => {
  for (const [lang, rows] of Object.entries(families))
    for (const row of rows) {
      const stems = row.map((word) => stemsOf(word, lang).join(' '));
      assert.equal(new Set(stems).size, 1, `${lang}: ${row.join(' ')} → ${stems.join(' ')}`);
      assert.match(stems[0] ?? '', new RegExp(`^${lang}:\\S+$`));
    }
});

void test('different words keep different stems', () => {
  for (const [lang, one, other] of [
    ['az', 'mina', 'məktəb'],
    ['az', 'şəhər', 'şəhid'],
    ['az', 'Zəngilan', 'Cəbrayıl'],
    ['ru', 'мина', 'минута'],
    ['en', 'mine', 'mint'],
  ] as const)
    assert.notDeepEqual(stemsOf(one, lang), stemsOf(other, lang), `${one} ${other}`);
});

void test('a word is stemmed by its script where it is foreign, and in all of them where nothing is known', () => {
  assert.deepEqual(stemsOf('карты', 'en'), ['ru:карт']);
  assert.deepEqual(stemsOf('maps', 'ru'), ['en:map']);
  assert.deepEqual(stemsOf('maps', 'de'), []);
  assert.deepEqual(stemsOf('мапи', 'uk'), []);
  assert.deepEqual(
    stemsOf('maps', null).map((stem) => stem.slice(0, 3)),
    ['en:', 'fr:', 'tr:', 'az:'],
  );
  assert.deepEqual(stemsOf('97', null), []);
  assert.deepEqual(stemsOf('IMG20201110', null), []);
});

void test('words written together are found apart and joined', () => {
  const { exact, forms, vocabulary } = indexedText(
    'Step’anakert: 97,000 mines, mine-\n  field of l’armée',
    'en',
  );
  assert.equal(exact, 'step anakert 97 000 mines mine field of l armee');
  for (const form of ['=stepanakert', '=97000', '=minefield', '=larmee', '=armée', 'en:mine'])
    assert.ok(forms.split(' ').includes(form), form);
  assert.ok(vocabulary.has('=stepanakert') && vocabulary.has('anakert') && !vocabulary.has('stepanakert'));
  assert.doesNotMatch(forms, /=000mines|=minesmine/);
});

void test('tokens give back the places of the original text', () => {
  const text = '  «Ո՞ւր է» Şuşə’nin 12.03.2021\u00ADa!';
  const found = [...tokens(text)];
  assert.deepEqual(
    found.map(({ start, end, raw }) => [text.slice(start, end), raw]),
    found.map(({ raw }) => [raw, raw]),
  );
  assert.deepEqual(
    found.map(({ word }) => word),
    ['ուր', 'է', 'suse', 'nin', '12', '03', '2021a'],
  );
});
