import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keysOfName, nameQuestion, scriptOf } from './name-keys.ts';

const shared = (one: string, other: string, sort: string): string[] => {
  const keys = new Set(keysOfName(one));
  return keysOfName(other).filter((key) => key.startsWith(sort) && keys.has(key));
};

test('spellings of one name share a key whatever the order of their words; other names do not', () => {
  assert.ok(shared('Hovhannes Petrosyan', 'Петросян Оганес', 'p').length > 0);
  assert.ok(shared('Оганес Петросян', 'Օհանես Պետրոսյան', 'p').length > 0);
  assert.ok(shared('Elçin Məmmədov', 'Мамедов Эльчин', 'p').length > 0);
  assert.ok(shared('Ivan Ivanov', 'Ivanov Ivan', 's').length > 0);
  // A patronymic more: two words of it are alike, the whole is not.
  assert.ok(shared('Hovhannes Petrosyan', 'Оганес Арамович Петросян', 'p').length > 0);
  assert.deepEqual(shared('Hovhannes Petrosyan', 'Оганес Арамович Петросян', 'n'), []);
  // A brother has the surname alone.
  assert.deepEqual(shared('Hovhannes Petrosyan', 'Aram Petrosyan', 'p'), []);
});

test('whatever is given has few keys, made in little time', () => {
  const hostile = [
    'c'.repeat(200),
    'ı '.repeat(100),
    'je '.repeat(60),
    '\u202e'.repeat(5000),
    "'; drop --",
    '💣 \\',
    'ʼ'.repeat(100),
  ];
  const start = performance.now();
  for (const name of hostile) {
    const keys = keysOfName(name);
    assert.ok(keys.length <= 12 * 4 + 4 * 16, `${keys.length} keys of ${name.slice(0, 20)}`);
    for (const key of keys) assert.match(key, /^[wnps][\p{L}\p{M}\p{N}.]+$/u);
  }
  assert.ok(performance.now() - start < 1000);
});

test('a question is made of words alone, and of nothing when there are none', () => {
  for (const nothing of ['', '***', "' & | ! :*", '💣']) assert.equal(nameQuestion(nothing), null, nothing);
  const asked = nameQuestion("O'Hara & (x | y) :* <-> 'z'") ?? '';
  // Between the quotation marks stand letters and digits only: nothing of the question is an operator.
  assert.doesNotMatch(asked.replaceAll(/'[\p{L}\p{M}\p{N}]+'(:\*)?/gu, ''), /[^ |&()]/);
});

test('a script is named when all letters are in one', () => {
  assert.deepEqual(['Ann', 'Анна', 'Աննա', 'Ann Анна', '123'].map(scriptOf), [
    'Latn',
    'Cyrl',
    'Armn',
    null,
    null,
  ]);
});
