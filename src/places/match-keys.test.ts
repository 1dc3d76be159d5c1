import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchKeys } from './match-keys.ts';

// Spellings of one name, found in papers of the region and its languages.
const SAME = [
  'Həsənov Hasanov Gasanov Гасанов Hasanof',
  'Cəbrayılov Gebrayilov Gabrayilov Jabrayilov Джебраилов',
  'Çıraqov Chiragov Чирагов Çiragov',
  'Əliyev Aliyev Aliev Алиев',
  'Hüseynov Guseinov Гусейнов',
  'Quliyev Guliyev Kuliev Кулиев',
  'Cəfərov Jafarov Джафаров Dzhafarov',
  'Ağayev Aghayev Агаев',
  'Հովհաննիսյան Hovhannisyan Oganesyan Оганесян Ованнисян',
  'Խաչատրյան Khachatryan Хачатрян Xaçatryan',
  'Ղազարյան Ghazaryan Казарян Qazaryan',
  'Մկրտչյան Mkrtchyan Mkrtçyan Мкртчян',
  'Սարգսյան Sargsyan Sarkisyan Саркисян',
  'Ağdam Aghdam Agdam Агдам Աղդամ',
  'Füzuli Fuzuli Fizuli Физули Ֆիզուլի',
  'Zəngilan Zangilan Zangelan Зәнҝилан Зангелан',
  'Cəbrayıl Jabrayil Jebrail Ҹәбрајыл Джебраил',
  'Kəlbəcər Kalbajar Kelbajar Кельбаджар',
  'Xocavənd Khojavend Хоҹавәнд Ходжавенд',
].map((line) => line.split(' '));

const NOT_THE_SAME = [
  'Həsənov Hüseynov',
  'Əliyev Vəliyev',
  'Əliyev Quliyev',
  'Sargsyan Sahakyan',
  'Quliyev Qulamov',
  'Hakobyan Hovakimyan',
  'Məmmədov Məhərrəmov',
  'İsmayılov İsmayılzadə',
  'Հովհաննիսյան Օհանյան',
  'Hovhannisyan Hovakimyan',
  'Ağdam Ağdaş',
  'Martuni Martakert',
  'Goris Gavar',
  'Գորիս Գավառ',
  'Кубатлы Физули',
].map((line) => line.split(' '));

const share = (kind: 'strict' | 'loose', a: string, b: string): boolean =>
  matchKeys(a)[kind].some((key) => matchKeys(b)[kind].includes(key));

function* pairs(): Generator<[string, string]> {
  for (const group of SAME)
    for (const [at, a] of group.entries()) for (const b of group.slice(at + 1)) yield [a, b];
}

test('136 pairs that must meet: strict keys find at least 45 %, loose keys at least 84 %', () => {
  const all = [...pairs()];
  assert.equal(all.length, 136);
  // Of people 44 and 81 of 84, of places 19 and 46 of 52. To a comparison of strings hardly any are alike.
  assert.equal(all.filter(([a, b]) => share('strict', a, b)).length, 63);
  assert.equal(all.filter(([a, b]) => share('loose', a, b)).length, 127);
});

test('names that are different share no key', () => {
  for (const [a = '', b = ''] of NOT_THE_SAME) {
    assert.ok(!share('strict', a, b), `${a} ${b}, strict`);
    assert.ok(!share('loose', a, b), `${a} ${b}, loose`);
  }
});

test('what the letters do not decide is read in every way, and the language decides it', () => {
  assert.deepEqual([...matchKeys('Caferov').strict].sort(), ['jaferov', 'kaferov']);
  assert.deepEqual(matchKeys('Caferov', 'tr').strict, ['jaferov']);
  assert.deepEqual(matchKeys('Caferov', 'en').strict, ['kaferov']);
  assert.ok(share('loose', 'Caferov', 'Cəfərov'));
});

test('capitals of ı and i, hyphens, apostrophes and marks inside a word make no difference', () => {
  for (const [a, b] of [
    ['FİZULİ', 'fizuli'],
    ['ŞIXOV', 'şıxov'],
    ['Mir-Bashir', 'Mirbəşir'],
    ['K’arvacharr', 'Karvachar'],
    ['\u202EAğ\u200Bdam', 'Ağdam'],
    ['Երևան', 'Երեւան'],
  ] as const)
    assert.ok(share('strict', a, b), `${a} ${b}`);
});

test('words keep their own keys', () => {
  assert.deepEqual(
    matchKeys('Алиев Гасан').words.map(({ word, strict }) => [word, strict]),
    [
      ['алиев', ['aliyev']],
      ['гасан', ['gasan']],
    ],
  );
});

test('whatever is given: bounded keys, quick, and the same again from its own cleaned form', () => {
  assert.deepEqual(matchKeys('x'.repeat(10_000)), { strict: [], loose: [], words: [] });
  assert.deepEqual(matchKeys('\u202E\u0000'), { strict: [], loose: [], words: [] });
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...'cxqgeəıİҹдժու  \u202E\u0301’'), maxLength: 250 }),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const { strict, loose, words } = matchKeys(text);
      assert.ok(strict.length <= 16 && loose.length <= 16 && words.length <= 12);
      for (const key of [...strict, ...loose]) assert.ok(key !== '' && key.length <= 1_000);
    }),
  );
  const started = performance.now();
  for (const unit of ['a ', 'c', 'x q ', 'ͅ', 'İ', '\u0301']) matchKeys(unit.repeat(10_000 / unit.length));
  assert.ok(performance.now() - started < 5_000);
});
