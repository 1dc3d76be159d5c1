import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanName, foldName } from './clean-name.ts';
import { romanise, type Reading } from './letters.ts';

// Written by ICU 72.1 (uconv -x Armenian-Latin/BGN, Russian-Latin/BGN, Azerbaijani-Latin/BGN), not by us.
const BY_ICU: readonly (readonly [Reading, string])[] = [
  [
    'hy',
    'Աղդամ Aghdam Ֆիզուլի Fizuli Վարանդա Varanda Կովսական Kovsakan Ստեփանակերտ Step’anakert Մարտունի Martuni ' +
      'Հադրութ Hadrut’ Երևան Yerevan Ոսկեպար Voskepar Գյումրի Gyumri Վանաձոր Vanadzor Ջերմուկ Jermuk Խնձորեսկ ' +
      'Khndzoresk Մեծամոր Metsamor Հովհաննիսյան Hovhannisyan Մկրտչյան Mkrtch’yan Ղազարյան Ghazaryan Քարվաճառ ' +
      'K’arvacharr Շուշի Shushi Ճամբարակ Chambarak Ցովազարդ Ts’ovazard Իջևան Ijevan Օրդուբադ Ordubad Եղեգնաձոր ' +
      'Yeghegnadzor',
  ],
  [
    'ru',
    'Физули Fizuli Джебраил Dzhebrail Ходжавенд Khodzhavend Гейдаров Geydarov Ереван Yerevan Ашагы Ashagy ' +
      'Хачатрян Khachatryan Цовазард Tsovazard Щербаков Shcherbakov Шаумяновск Shaumyanovsk Эчмиадзин Echmiadzin ' +
      'Ехегнадзор Yekhegnadzor Алиев Aliyev',
  ],
  [
    'az-Cyrl',
    'Зәнҝилан Zəngilan Ҹәбрајыл Cəbrayıl Хоҹавәнд Xocavənd Ағдәрә Ağdərə Губадлы Qubadlı Һадрут Hadrut Ҝөјҝөл ' +
      'Göygöl Шуша Şuşa Бејләган Beyləqan',
  ],
];

/** What we leave out on purpose: the double ռ, and in Russian dzh for j and y for ы. */
function asOurs(reading: Reading, latin: string): string {
  if (reading === 'az-Cyrl') return romanise(latin, 'az');
  return reading === 'ru' ? latin.replace('dzh', 'j').replace(/y$/, 'i') : latin.replace('rr', 'r');
}

test('our romanisation is that of BGN/PCGN as ICU writes it', () => {
  for (const [reading, text] of BY_ICU) {
    const words = text.split(' ').map((word) => foldName(cleanName(word)));
    for (let at = 0; at < words.length; at += 2)
      assert.equal(romanise(words[at] ?? '', reading), asOurs(reading, words[at + 1] ?? ''));
  }
});

test('a plain name is cleaned by leaving it alone, as it would be on the long way', () => {
  // A zero-width space, which is taken out, sends a name on the long way.
  for (let code = 0; code < 0x3000; code += 1) {
    const letter = String.fromCodePoint(code);
    for (const name of [
      letter,
      `a${letter}b`,
      `а${letter}й`,
      `ա ${letter} բ`,
      `e${letter}`,
      ` ${letter}`,
      `${letter} `,
    ])
      assert.equal(
        cleanName(name),
        cleanName(`${name}\u200B`),
        `U+${code.toString(16)} in ${JSON.stringify(name)}`,
      );
  }
  assert.equal(cleanName('a'.repeat(200)).length, 200);
  assert.equal(cleanName('a'.repeat(201)), '');
});
