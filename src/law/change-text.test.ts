import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isJsonObject, type Json } from '#verify';
import { changeText, inOneLine, type TextChange } from './change-text.ts';
import { SHIPPED_LAW } from './load-law.ts';
import { readYaml } from './read-yaml.ts';

const TEXT = `# A remark at the top.
format: muniment-law/1
names: { en: Wells, fr: Puits } # beside names
citation: nowhere
gate: [a.b, c.d]
provisions:
  # Before the first.
  - id: wells.1 # its id
    text: { en: "No well is poisoned" }
    prompts:
      - { en: Samples }   # with custody
      # Between.
      - { en: Photographs }
    note: |
      Two lines
      of text.
  - id: wells.9
    kind: procedure
`;

const after = (...changes: TextChange[]): string => changes.reduce(changeText, TEXT);
const value = (text: string): Json => readYaml('', text).read?.value ?? assert.fail(text);

test('a value is put in place of another, and every other sign stays', () => {
  assert.equal(
    after({ path: ['provisions', 0, 'text', 'en'], value: 'No well is closed: never' }),
    TEXT.replace('"No well is poisoned"', '"No well is closed: never"'),
  );
  assert.equal(after({ path: ['citation'], value: '12 UNTS 1' }), TEXT.replace('nowhere', '"12 UNTS 1"'));
  assert.equal(
    after({ path: ['provisions', 0, 'note'], value: 'one line' }),
    TEXT.replace('|\n      Two lines\n      of text.', '"one line"'),
  );
});

test('fields and entries are added where they belong, in either way of writing', () => {
  assert.equal(
    after({ path: ['names', 'hy'], value: 'Ջրհորներ' }),
    TEXT.replace('fr: Puits }', 'fr: Puits, hy: "Ջրհորներ" }'),
  );
  assert.equal(
    after({ path: ['provisions', 0, 'prompts', 2], value: { en: 'A map' } }),
    TEXT.replace('Photographs }\n', 'Photographs }\n      - { en: "A map" }\n'),
  );
  assert.equal(after({ path: ['gate', 2], value: 'e.f' }), TEXT.replace('c.d]', 'c.d, e.f]'));
  assert.equal(
    after({ path: ['provisions', 1, 'elements', 0], value: { id: 'wells.9.a', text: { en: 'x y' } } }),
    TEXT.replace(
      'kind: procedure\n',
      'kind: procedure\n    elements: [{ id: wells.9.a, text: { en: "x y" } }]\n',
    ),
  );
});

test('what is taken away goes with its line, and remarks about others stay', () => {
  assert.equal(
    after({ path: ['provisions', 0, 'prompts', 0] }),
    TEXT.replace('      - { en: Samples }   # with custody\n', ''),
  );
  assert.equal(after({ path: ['gate', 0] }), TEXT.replace('[a.b, c.d]', '[c.d]'));
  assert.equal(after({ path: ['gate', 1] }), TEXT.replace('[a.b, c.d]', '[a.b]'));
  assert.equal(after({ path: ['names', 'fr'] }), TEXT.replace(', fr: Puits', ''));
  // A list of which nothing is left goes with its name.
  const none = after({ path: ['gate', 0] }, { path: ['gate', 0] });
  assert.equal(none, TEXT.replace('gate: [a.b, c.d]\n', ''));
  assert.equal(after({ path: ['nowhere', 'at', 'all'] }), TEXT);
  // The first field of an entry stands on the line of its sign.
  assert.deepEqual(
    (value(after({ path: ['provisions', 1, 'id'] })) as { provisions: Json[] }).provisions[1],
    { kind: 'procedure' },
  );
});

test('an entry that is moved takes its remarks with it, and what stands between entries stays there', () => {
  const FACTORS = `factors:
  - id: F1
    # Within the first.
    type: boolean # beside it
    # After its last field.

  # About the second:
  # two lines.
  - id: F2
    note: |
      Two lines
      of text.

  - { id: F3, cases: [a, b, c] }
# About what follows.
lists:
- { id: x } # of x
- { id: y }
`;
  const [first, second, third] = [
    '  - id: F1\n    # Within the first.\n    type: boolean # beside it\n    # After its last field.\n',
    '  # About the second:\n  # two lines.\n  - id: F2\n    note: |\n      Two lines\n      of text.\n',
    '  - { id: F3, cases: [a, b, c] }\n',
  ];
  const rest = FACTORS.slice(FACTORS.indexOf('# About what'));
  assert.equal(FACTORS, `factors:\n${first}\n${second}\n${third}${rest}`);
  const moved = (path: TextChange['path'], to: number): string => changeText(FACTORS, { path, to });
  assert.equal(moved(['factors', 1], 0), `factors:\n${second}\n${first}\n${third}${rest}`);
  assert.equal(moved(['factors', 0], 2), `factors:\n${second}\n${third}\n${first}${rest}`);
  assert.equal(moved(['factors', 1], 1), FACTORS);
  assert.equal(moved(['factors', 2, 'cases', 2], 0), FACTORS.replace('[a, b, c]', '[c, a, b]'));
  assert.equal(
    moved(['lists', 1], 0),
    FACTORS.replace('- { id: x } # of x\n- { id: y }\n', '- { id: y }\n- { id: x } # of x\n'),
  );
  // A last line without an end keeps to be without one.
  const cut = FACTORS.slice(0, -1);
  assert.equal(changeText(cut, { path: ['lists', 1], to: 0 }), moved(['lists', 1], 0).slice(0, -1));
});

test('a move that nobody can be sure of is refused', () => {
  const bracketed = 'gate: [ a.b, # the first\n  c.d ]\n';
  for (const [text, change] of [
    [TEXT, { path: ['gate', 2], to: 0 }],
    [TEXT, { path: ['gate', 0], to: 2 }],
    [TEXT, { path: ['names', 'en'], to: 0 }],
    [TEXT, { path: ['gate', 0], to: 1, value: 'x' }],
    [TEXT, { path: [], to: 1 }],
    [bracketed, { path: ['gate', 1], to: 0 }],
  ] as const)
    assert.throws(() => changeText(text, change), { code: 'LAW_CHANGE_IMPOSSIBLE' });
});

test('what the form does not know how to write is refused, and nothing is changed', () => {
  for (const change of [
    { path: ['provisions', 7, 'id'], value: 'x' },
    { path: ['citation', 'en'], value: 'x' },
    { path: ['names', 'en'], value: 'hidden \u202e sign' },
  ])
    assert.throws(() => changeText(TEXT, change), { code: 'LAW_CHANGE_IMPOSSIBLE' });
  assert.throws(() => changeText('a: *b', { path: ['a'], value: 'x' }), { code: 'LAW_CHANGE_IMPOSSIBLE' });
  assert.throws(() => changeText('a: 1\n', { path: ['__proto__'], value: {} }), {
    code: 'LAW_CHANGE_IMPOSSIBLE',
  });
});

/** Every text in a file, by its path. */
function* texts(of: Json, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof of === 'string' && path.length > 1) yield path;
  else if (Array.isArray(of))
    for (const [at, inner] of of.entries()) yield* texts(inner as Json, [...path, at]);
  else if (isJsonObject(of))
    for (const [name, inner] of Object.entries(of)) yield* texts(inner, [...path, name]);
}

test('every kind of place in the files that ship can be changed, and keeps every remark', () => {
  const folder = join(SHIPPED_LAW, 'muniment');
  const seen = new Set<string>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    const remarks = text.split('\n').filter((line) => line.trim().startsWith('#'));
    const said = value(text);
    for (const path of texts(said)) {
      // One of each kind of place: the numbers of entries do not change how it is written.
      const kind = `${(said as { kind: string }).kind} ${path.map((part) => (typeof part === 'number' ? '#' : part)).join('.')}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      const changed = changeText(text, { path, value: 'Another text: with “signs”, { and [' });
      assert.deepEqual(
        changed.split('\n').filter((line) => line.trim().startsWith('#')),
        remarks,
        `${name} ${kind}`,
      );
      assert.ok(changed.includes('Another text'), `${name} ${kind}`);
    }
  }
  assert.ok(seen.size > 60, String(seen.size));
});

test('a value on one line says what it was', () => {
  for (const one of [
    'true',
    'null',
    '',
    'a.b-c',
    '2001-02-03',
    ' # no remark',
    '1e3',
    'Ջուր',
    'a: b',
    "it's",
  ])
    assert.equal((value(`a: ${inOneLine(one)}`) as { a: string }).a, one.trim());
  assert.equal(inOneLine({ id: 'a.b', on: [1, true, null] }), '{ id: a.b, on: [1, true, null] }');
});
