import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateNamed, stateNames } from './state-names.ts';
import { STATE_CODES } from './states.ts';

test('a party is known as a State by its name in five languages, as a republic or kingdom, or by its code', () => {
  const known: [string, string][] = [
    ['Armenia', 'ARM'],
    ['Republic of Azerbaijan', 'AZE'],
    ['the Republic of Armenia', 'ARM'],
    ['République d’Arménie', 'ARM'],
    ['Azərbaycan Respublikası', 'AZE'],
    ['Հայաստանի Հանրապետություն', 'ARM'],
    ['Республика  Армения', 'ARM'],
    ['Азербайджан', 'AZE'],
    ['Kingdom of Norway', 'NOR'],
    ['The Government of Upland (NOR)', 'NOR'],
    ['NOR', 'NOR'],
    ['Russian Federation', 'RUS'],
    ['la Fédération de Russie', 'RUS'],
    ['Российская Федерация', 'RUS'],
    ['the Democratic Republic of the Congo', 'COD'],
    ['Bosnia and Herzegovina', 'BIH'],
    ['Islamic Republic of Iran', 'IRN'],
  ];
  for (const [name, code] of known) assert.equal(stateNamed(name), code, name);
});

test('nothing is guessed of a name that only holds that of a State, or that two could have', () => {
  for (const name of [
    'State A (fictional)',
    'Upland',
    'Armenian villagers of Upland',
    'Northern Ireland',
    'Republic of China',
    'Upland (XQX)',
    'nor',
    'constructor',
    '',
  ])
    assert.equal(stateNamed(name), null, name);
});

test('every code is known by its English name, and leads to no other', () => {
  const named = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const twos = new Set<string>();
  for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const name = named.of(`${first}${second}`);
      const code = name === undefined ? null : stateNamed(name);
      if (code !== null) twos.add(code);
    }
  assert.deepEqual([...twos].toSorted(), STATE_CODES.toSorted());
  for (const [name, code] of [
    ['Austria', 'AUT'],
    ['Australia', 'AUS'],
    ['Slovakia', 'SVK'],
    ['Slovenia', 'SVN'],
    ['Niger', 'NER'],
    ['Nigeria', 'NGA'],
  ] as const)
    assert.equal(stateNamed(name), code);
});

test('every code has a name in English and in the other languages, and leads back to itself', () => {
  assert.deepEqual(stateNames('ARM'), {
    en: 'Armenia',
    fr: 'Arménie',
    az: 'Ermənistan',
    hy: 'Հայաստան',
    ru: 'Армения',
  });
  for (const code of STATE_CODES) {
    const names = stateNames(code);
    assert.ok(names, code);
    assert.ok(stateNamed(names.en) === code || stateNamed(names.en) === null, code);
  }
  assert.equal(stateNames('XQX'), null);
});
