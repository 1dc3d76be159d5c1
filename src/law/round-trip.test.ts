import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { canonicalJson, isJsonObject, type Json } from '#verify';
import { changeText } from './change-text.ts';
import { SHIPPED_LAW } from './load-law.ts';
import { readYaml, type Path } from './read-yaml.ts';

const FOLDER = join(SHIPPED_LAW, 'muniment');
const FILES = readdirSync(FOLDER, { encoding: 'utf8', recursive: true })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);

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

/** Kinds of files whose entries have no ids of their own path, as provisions have. */
const SCALES = new Set(['standards', 'rubric', 'checklist', 'profile']);

test('of standards, rubrics, checklists and profiles every field can be changed alone: all else stays, sign for sign', () => {
  const seen = new Map<string, number>();
  for (const [name, text] of FILES) {
    const { read } = readYaml('', text);
    const value = said(text);
    const { kind } = value as { kind: string };
    if (read === null || !SCALES.has(kind)) continue;
    const lines = text.split('\n');
    for (const [place, { path, value: held }] of places(value)) {
      if (typeof held === 'object' && held !== null) continue;
      const changed = changeText(text, { path, value: other(held) }).split('\n');
      const { line } = read.at(path);
      // A text over several lines becomes one line; what stands before and after it is the same.
      const after = lines.length - (lines.length - changed.length) - line;
      assert.deepEqual(changed.slice(0, line - 1), lines.slice(0, line - 1), `${name} ${place}`);
      assert.deepEqual(changed.slice(line), lines.slice(lines.length - after), `${name} ${place}`);
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      if (lines.length !== changed.length) continue;
      const [was = '', is = ''] = [lines[line - 1], changed[line - 1]];
      let same = 0;
      while (was[same] === is[same]) same += 1;
      let end = 0;
      while (was.at(-1 - end) === is.at(-1 - end) && end < was.length - same) end += 1;
      const token = was.slice(same, was.length - end);
      assert.ok(JSON.stringify(held).includes(token.replaceAll(/["']/g, '')), `${name} ${place}: ${token}`);
    }
  }
  assert.deepEqual([...seen.keys()].toSorted(), [...SCALES].toSorted());
  for (const [kind, count] of seen) assert.ok(count > 15, `${kind} ${count}`);
});

/** Lists in a file that have several entries, one for each kind of place. */
function lists(of: Json): Map<string, { readonly path: Path; readonly entries: readonly Json[] }> {
  const found = new Map<string, { readonly path: Path; readonly entries: readonly Json[] }>();
  const walk = (value: Json, path: Path): void => {
    const kind = path.map((part) => (typeof part === 'number' ? '#' : part)).join('.');
    if (Array.isArray(value)) {
      const entries = value as readonly Json[];
      if (entries.length > 1 && !found.has(kind)) found.set(kind, { path, entries });
      for (const [at, inner] of entries.entries()) walk(inner, [...path, at]);
    } else if (isJsonObject(value))
      for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name]);
  };
  walk(of, []);
  return found;
}

test('an entry of any list that is moved and moved back leaves the text as it was, sign for sign', () => {
  const seen = new Set<string>();
  for (const [name, text] of FILES) {
    const value = said(text);
    const { kind } = value as { kind: string };
    for (const [place, { path: list, entries: before }] of lists(value)) {
      if (seen.has(`${kind} ${place}`)) continue;
      const last = before.length - 1;
      for (const [at, to] of [
        [0, 1],
        [last, 0],
        [0, last],
      ] as const) {
        const moved = changeText(text, { path: [...list, at], to });
        const after: readonly Json[] = before.toSpliced(at, 1).toSpliced(to, 0, before[at] as Json);
        assert.equal(
          canonicalJson(valueAt(said(moved), list) as Json),
          canonicalJson(after as Json),
          `${name} ${place}`,
        );
        assert.deepEqual(moved.split('\n').length, text.split('\n').length, `${name} ${place}`);
        assert.deepEqual(remarksOf(moved).toSorted(), remarksOf(text).toSorted(), `${name} ${place}`);
        assert.equal(changeText(moved, { path: [...list, to], to: at }), text, `${name} ${place}`);
      }
      seen.add(`${kind} ${place}`);
    }
  }
  for (const place of [
    'rubric factors',
    'rubric kinds',
    'rubric bands',
    'rubric factors.#.cases',
    'standards results',
    'standards standards',
    'checklist tests',
    'profile certificates',
    'instrument provisions',
  ])
    assert.ok(seen.has(place), place);
});

const valueAt = (value: Json, path: Path): unknown =>
  path.reduce<unknown>((one, part) => (one as Record<string, unknown>)[part], value);

const TEXT = { en: '' };
const BASIS = { basis: 'knowledge' };

/** What an entry of each list begins with in the form, and where the list stands. */
const BEGUN: Readonly<Record<string, readonly (readonly [Path, Json])[]>> = {
  instrument: [
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
  ],
  standards: [
    [['forums'], { id: 'x', names: TEXT }],
    [['standards'], { id: 'x', names: TEXT, text: TEXT, provenBy: [{ best: '' }], ...BASIS }],
    [['standards', 0, 'provenBy'], { best: '' }],
    [['standards', 0, 'authority'], { case: '', ...BASIS }],
    [['charges'], { id: 'x', forum: 'icj', text: TEXT, ...BASIS }],
    [['results'], { id: 'x', names: TEXT }],
    [['history'], { version: 9, date: '2031-05-04', text: TEXT }],
  ],
  rubric: [
    [['bands'], { band: 6, names: TEXT, text: TEXT }],
    [['kinds'], { id: 'x', names: TEXT, band: 0, ...BASIS }],
    [['lists'], { id: 'x', names: TEXT, text: TEXT }],
    [
      ['factors'],
      {
        id: 'F99',
        names: TEXT,
        question: TEXT,
        type: 'boolean',
        cases: [{ when: { is: true }, effects: [] }],
        ...BASIS,
      },
    ],
    [['factors', 0, 'cases'], { effects: [] }],
    [['factors', 0, 'cases', 0, 'effects'], { adjust: 1 }],
    [['factors', 3, 'options'], { id: 'x', names: TEXT }],
    [['factors', 3, 'authority'], { case: '', ...BASIS }],
  ],
  checklist: [
    [['tests'], { id: 'x', label: TEXT, text: TEXT, ...BASIS }],
    [['tests', 0, 'evidence'], TEXT],
    [['tests', 0, 'limits'], { unit: 'days', atMost: '', text: TEXT }],
    [['tests', 0, 'authority'], { case: '', ...BASIS }],
  ],
  profile: [
    [['limits'], { unit: 'pages', atMost: '', text: TEXT, ...BASIS }],
    [['certificates'], { id: 'x', title: TEXT, text: TEXT, signedBy: TEXT, about: 'all', ...BASIS }],
  ],
};

test('an entry that the form adds is there; taken away again, the text is as it was, sign for sign', () => {
  let count = 0;
  for (const [name, text] of FILES) {
    const value = said(text);
    if (!isJsonObject(value)) continue;
    for (const [list, entry] of BEGUN[String(value['kind'])] ?? []) {
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
