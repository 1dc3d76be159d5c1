import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { AppError } from '#kernel';
import { formatQuery, parseQuery, type ParsedQuery } from './query-language.ts';

const word = (text: string) => ({ op: 'word', text });

void test('words, phrases, operators, brackets, prefixes, fuzzy words and fields are read with their precedence', () => {
  assert.deepEqual(parseQuery('mines "handed over" -draft').node, {
    op: 'and',
    of: [word('mines'), { op: 'phrase', text: 'handed over' }, { op: 'not', of: word('draft') }],
  });
  assert.deepEqual(parseQuery('a OR b c').node, {
    op: 'or',
    of: [word('a'), { op: 'and', of: [word('b'), word('c')] }],
  });
  assert.deepEqual(parseQuery('(a OR b) AND NOT c').node, {
    op: 'and',
    of: [
      { op: 'or', of: [word('a'), word('b')] },
      { op: 'not', of: word('c') },
    ],
  });
  assert.deepEqual(parseQuery('min* x~ y~2').node, {
    op: 'and',
    of: [
      { op: 'prefix', text: 'min' },
      { op: 'fuzzy', text: 'x', distance: 1 },
      { op: 'fuzzy', text: 'y', distance: 2 },
    ],
  });
  const { node, fields, notes } = parseQuery(
    'source:"Ministry X" type:image,video after:2020-10 -lang:ru мины',
  );
  assert.deepEqual(node, word('мины'));
  assert.deepEqual(notes, []);
  assert.deepEqual(
    fields.map(({ name, values, isNot, position }) => [name, values, isNot, position]),
    [
      ['source', ['Ministry X'], false, 1],
      ['type', ['image', 'video'], false, 21],
      ['after', ['2020-10'], false, 38],
      ['lang', ['ru'], true, 53],
    ],
  );
  assert.deepEqual(parseQuery('http://a.b/c 12:30').node, {
    op: 'and',
    of: [word('http://a.b/c'), word('12:30')],
  });
  assert.deepEqual(parseQuery('«Шуша и Лачын» „x y”').node, {
    op: 'and',
    of: [
      { op: 'phrase', text: 'Шуша и Лачын' },
      { op: 'phrase', text: 'x y' },
    ],
  });
});

void test('odd input is taken in the likeliest sense and noted', () => {
  for (const [text, node] of [
    ['"handed over', { op: 'phrase', text: 'handed over' }],
    ['"', null],
    ['mines)', word('mines')],
    ['(mines', word('mines')],
    ['NOT', null],
    ['mines OR', word('mines')],
    ['type: mines', word('mines')],
  ] as const) {
    const parsed = parseQuery(text);
    assert.deepEqual(parsed.node, node, text);
    assert.equal(parsed.notes.length, 1, text);
  }
  for (const text of ['', '   ', '()', 'AND']) assert.equal(parseQuery(text).node, null);
  assert.deepEqual(parseQuery('a - b').node, { op: 'and', of: [word('a'), word('-'), word('b')] });
});

void test('what cannot be meant is refused with its position', () => {
  for (const [text, position] of [
    ['a OR type:image', 6],
    ['type:image OR a', 1],
    ['NOT (a type:image)', 8],
    ['('.repeat(60), 42],
    ['-'.repeat(2_001), 2_001],
  ] as const)
    assert.throws(
      () => parseQuery(text),
      (error: unknown) =>
        error instanceof AppError &&
        error.code === 'SEARCH_BAD_QUERY' &&
        error.detail['position'] === position,
      text.slice(0, 20),
    );
});

const strip = ({ node, fields }: ParsedQuery) => ({
  node,
  fields: fields.map(({ name, values, isNot }) => ({ name, values, isNot })),
});

void test('nothing but SEARCH_BAD_QUERY is ever thrown, and what was read is read again from its own writing', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '"',
      '-',
      ' ',
      'OR',
      ' AND ',
      'NOT ',
      '*',
      '~',
      '~2',
      ':',
      'in:',
      'type:',
      '«',
      '„',
      ',',
      ';',
    ),
    fc.constantFrom('mines', 'Şuşə', 'мины', 'քարտեզ', '2020-10', "l'armée"),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const query = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(query, (text) => {
      let parsed: ParsedQuery;
      try {
        parsed = parseQuery(text);
      } catch (error) {
        assert.ok(error instanceof AppError && error.code === 'SEARCH_BAD_QUERY');
        return;
      }
      const written = formatQuery(parsed);
      if (written.length <= 2_000) assert.deepEqual(strip(parseQuery(written)), strip(parsed), written);
    }),
    { numRuns: 3_000 },
  );
});
