import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeFormat } from './format.ts';
import { languages, makeTranslate, type Catalogue } from './translate.ts';

const SOURCE = join(import.meta.dirname, '..');

const read = (language: string): Record<string, string | Record<string, string>> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${language}.json`), 'utf8')) as Record<string, string>;

const code = globSync('**/*.{ts,tsx}', { cwd: SOURCE })
  .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.gen.ts'))
  .map((file) => ({ file, text: readFileSync(join(SOURCE, file), 'utf8') }));

const placesIn = (text: string): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted().join(' ');
const formsOf = (message: string | Record<string, string>): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

test('every catalogue has the same keys, none empty, with the same places', () => {
  const english = read('en');
  for (const language of languages) {
    const catalogue = read(language);
    assert.deepEqual(Object.keys(catalogue), Object.keys(english), language);
    for (const [key, message] of Object.entries(catalogue)) {
      const wanted = placesIn(formsOf(english[key] ?? '').join(' '));
      assert.equal(typeof message, typeof english[key], `${language} ${key}`);
      for (const form of formsOf(message)) {
        assert.notEqual(form.trim(), '', `${language} ${key}`);
        assert.equal(placesIn(form), wanted, `${language} ${key}: ${form}`);
      }
    }
  }
});

test('no language but English is left in English', () => {
  const english = read('en');
  for (const language of languages.filter((one) => one !== 'en')) {
    const catalogue = read(language);
    const same = Object.keys(english).filter(
      (key) => JSON.stringify(catalogue[key]) === JSON.stringify(english[key]),
    );
    // Words that are spelt alike in two languages, one in fifty; more would be a catalogue that was not translated.
    assert.ok(same.length <= Object.keys(english).length / 50, `${language}: ${same.join(' ')}`);
  }
});

test('messages with forms have every form that the language needs for whole numbers', () => {
  for (const language of languages) {
    const rules = new Intl.PluralRules(language);
    const needed = new Set(Array.from({ length: 200 }, (_, n) => rules.select(n)));
    for (const [key, message] of Object.entries(read(language)))
      if (typeof message !== 'string')
        for (const form of [...needed, 'other'])
          assert.ok(Object.hasOwn(message, form), `${language} ${key}: no form “${form}”`);
  }
});

test('every key is used, and every key that is used exists', () => {
  const english = read('en');
  const text = code.map((one) => one.text).join('\n');
  assert.ok(code.length > 40, 'the source files were not found');
  const used = new Set([...text.matchAll(/'([a-z]+(?:[.-][a-z-]+)+)'/g)].map((match) => match[1] ?? ''));
  const families = new Set(
    [...text.matchAll(/`([a-z]+(?:\.[a-z]+)*)\.\$\{/g)].map((match) => match[1] ?? ''),
  );
  // Keys made of two words of data: `field.${table}.${name}`.
  const twice = new Set([...text.matchAll(/`([a-z]+)\.\$\{\w+\}\.\$\{/g)].map((match) => match[1] ?? ''));
  const inFamily = (key: string): boolean => {
    const [first = '', , third, more] = key.split('.');
    return (
      families.has(key.slice(0, key.lastIndexOf('.'))) ||
      (third !== undefined && more === undefined && twice.has(first))
    );
  };
  const unused = Object.keys(english).filter((key) => !used.has(key) && !inFamily(key));
  assert.deepEqual(unused, []);
  const called = [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  assert.deepEqual(
    called.filter((key) => !Object.hasOwn(english, key)),
    [],
  );
});

test('no text for people stands in the components', () => {
  const found: string[] = [];
  for (const { file, text } of code.filter((one) => one.file.endsWith('.tsx')))
    for (const [, words = ''] of [
      ...text.matchAll(/(?<!=)>\s*([A-Za-z][^<>{}=;()]*[a-z]{2,}[^<>{}=;()]*)\s*</g),
      ...text.matchAll(/\b(?:aria-label|title|placeholder|alt|label)="([^"]*[a-z]{2,}[^"]*)"/g),
    ])
      if (words.trim() !== 'Muniment') found.push(`${file}: ${words.trim()}`);
  assert.deepEqual(found, []);
});

test('numbers choose the form, and places are filled', () => {
  const russian = makeTranslate('ru', read('ru') as unknown as Catalogue);
  assert.equal(russian('items.total', { n: 1 }), '1 материал');
  assert.equal(russian('items.total', { n: 3 }), '3 материала');
  assert.equal(russian('items.total', { n: 11 }), '11 материалов');
  const english = makeTranslate('en', read('en') as unknown as Catalogue);
  assert.equal(english('items.total', { n: 1_000_000 }), '1,000,000 items');
  assert.equal(english.of('kind.unheard-of', 'unheard-of'), 'unheard-of');
});

test('moments are UTC and say so; a date that is none comes back as it is', () => {
  for (const language of languages) {
    const format = makeFormat(language);
    assert.match(format.moment('2021-09-16T23:30:00.000Z'), /23:30.* UTC$/, language);
    assert.match(format.day('2021-09-16T23:30:00.000Z'), /16/, language);
    assert.equal(format.moment('2021-09~'), '2021-09~');
    assert.doesNotMatch(format.day('2021-01-16T00:00:00.000Z'), /M01/, language);
  }
  const english = makeFormat('en');
  assert.equal(english.bytes(999), '999 bytes');
  assert.equal(english.bytes(1_500_000), '1.5 MB');
  assert.equal(english.ago('2021-09-16T00:00:00Z', Date.parse('2021-09-16T00:03:20Z')), '3 minutes ago');
});

test('names are put in the order of the language, and numbers in them by size', () => {
  const order = (language: 'en' | 'ru' | 'hy', names: string[]): string[] =>
    makeFormat(language).ordered(names, (name) => name);
  assert.deepEqual(order('en', ['Box 10', 'box 2', 'Álava', 'Abbey']), ['Abbey', 'Álava', 'box 2', 'Box 10']);
  assert.deepEqual(order('ru', ['Яна', 'Ёлка', 'Жук', 'Емеля']), ['Ёлка', 'Емеля', 'Жук', 'Яна']);
  assert.deepEqual(order('hy', ['Բան', 'Ջուր', 'Աղբյուր']), ['Աղբյուր', 'Բան', 'Ջուր']);
});
