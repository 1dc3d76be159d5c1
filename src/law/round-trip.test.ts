import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { canonicalJson, isJsonObject, type Json } from '#verify';
import { changeText } from './change-text.ts';
import { SHIPPED_LAW } from './load-law.ts';
import { readYaml, type Path } from './read-yaml.ts';

const FOLDER = join(SHIPPED_LAW, 'muniment');
const FILES = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);

const said = (text: string): Json => readYaml('', text).read?.value ?? assert.fail(text);
const remarksOf = (text: string): string[] => text.match(/(^|\s)#.*$/gm) ?? [];

interface Found {
  readonly path: Path;
  readonly value: Json;
}

/** Every value in a file that a field may hold, one for each kind of place: the numbers of entries do not change how it is written. */
function places(of: Json): Map<string, Found> {
  const found = new Map<string, Found>();
  const walk = (value: Json, path: Path): void => {
    const kind = path.map((part) => (typeof part === 'number' ? '#' : part)).join('.');
    if (path.length > 0 && !found.has(kind)) found.set(kind, { path, value });
    if (Array.isArray(value)) for (const [at, inner] of value.entries()) walk(inner as Json, [...path, at]);
    else if (isJsonObject(value))
      for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name]);
  };
  walk(of, []);
  return found;
}

/** A value that differs from another and is of the same kind. */
const other = (value: Json): Json =>
  typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : 'Another: {text} #1';

test('what the form changes and changes back says what it said, in every file that ships', () => {
  let count = 0;
  const seen = new Set<string>();
  for (const [name, text] of FILES) {
    const value = said(text);
    const before = canonicalJson(value);
    for (const [kind, { path, value: held }] of places(value)) {
      if (typeof held === 'object' && held !== null) continue;
      // Of each file each field by its name, and each kind of place once in a kind of file.
      const field = `${name} ${path.findLast((part) => typeof part === 'string')}`;
      const place = `${(value as { kind: string }).kind} ${kind}`;
      if (seen.has(field) && seen.has(place)) continue;
      seen.add(field).add(place);
      const once = changeText(text, { path, value: other(held) });
      assert.notEqual(canonicalJson(said(once)), before, `${name} ${kind}`);
      const back = changeText(once, { path, value: held });
      assert.equal(canonicalJson(said(back)), before, `${name} ${kind}`);
      assert.deepEqual(remarksOf(back), remarksOf(text), `${name} ${kind}`);
      count += 1;
    }
  }
  assert.ok(count > 300, String(count));
});

const valueAt = (value: Json, path: Path): unknown =>
  path.reduce<unknown>((one, part) => (one as Record<string, unknown>)[part], value);

/** What an entry of each list begins with in the form, and where the list stands. */
const BEGUN: readonly (readonly [Path, Json])[] = [
  [['forumBasis'], { forum: 'icj', kind: 'none', basis: 'knowledge' }],
  [['parties'], { state: '', inForce: '', basis: 'knowledge' }],
  [['parties', 0, 'reservations'], { text: { en: '' }, basis: 'knowledge' }],
  [['between'], { states: ['', ''], inForce: '', basis: 'knowledge' }],
  [['temporal'], { text: { en: '' }, basis: 'knowledge' }],
  [['history'], { version: 9, date: '2031-05-04', text: { en: '' } }],
  [['provisions'], { id: 'a.z', kind: 'duty', label: { en: '' }, text: { en: '' }, basis: 'knowledge' }],
  [['provisions', 0, 'limits'], { unit: 'days', atMost: '', text: { en: '' } }],
  [['provisions', 0, 'authority'], { case: '', basis: 'knowledge' }],
  [['provisions', 0, 'elements'], { id: 'a.z.a', text: { en: '' }, basis: 'knowledge' }],
];

test('an entry that the form adds is there; taken away again, the text is as it was, sign for sign', () => {
  let count = 0;
  for (const [name, text] of FILES) {
    const value = said(text);
    if (!isJsonObject(value) || value['kind'] !== 'instrument') continue;
    for (const [list, entry] of BEGUN) {
      if (list[0] === 'parties' && list.length > 1 && value['parties'] === undefined) continue;
      const before = valueAt(value, list);
      const path: Path = [...list, Array.isArray(before) ? before.length : 0];
      const added = changeText(text, { path, value: entry });
      assert.deepEqual(valueAt(said(added), path), entry, `${name} ${path.join('.')}`);
      assert.equal(changeText(added, { path }), text, `${name} ${path.join('.')}`);
      count += 1;
    }
  }
  assert.ok(count > 100, String(count));
});

test('an entry that is taken away from any list takes nothing else with it', () => {
  let count = 0;
  for (const [name, text] of FILES) {
    const value = said(text);
    for (const [kind, { path, value: held }] of places(value)) {
      if (typeof path.at(-1) !== 'number' || typeof held !== 'object') continue;
      const list = path.slice(0, -1);
      const before = valueAt(value, list);
      if (!Array.isArray(before) || before.length < 2) continue;
      const gone = changeText(text, { path });
      const after = valueAt(said(gone), list);
      assert.deepEqual(after, before.slice(1), `${name} ${kind}`);
      count += 1;
    }
  }
  assert.ok(count > 60, String(count));
});
