import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import './errors.ts';
import { readYaml } from './read-yaml.ts';

/** Codes with line and column, as `CODE 3:5`. */
function told(text: string): string[] {
  return readYaml('a.yaml', text).problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
}

test('plain maps, lists, texts and numbers come out as YAML 1.2 has them, with their places', () => {
  const { read, problems } = readYaml(
    'a.yaml',
    'a: no\nb:\n  - c: 2021-09-01\n    d: "*x"\n  - [1, true]\ne: >-\n  two\n  lines\nf:\n',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(read?.value, {
    a: 'no',
    b: [{ c: '2021-09-01', d: '*x' }, [1, true]],
    e: 'two lines',
    f: null,
  });
  assert.deepEqual(read?.at(['b', 0, 'd']), { file: 'a.yaml', line: 4, column: 8 });
  assert.deepEqual(read?.atKey(['b', 0, 'd']), { file: 'a.yaml', line: 4, column: 5 });
  assert.deepEqual(
    read?.at(['b', 7, 'x']),
    { file: 'a.yaml', line: 3, column: 3 },
    'the nearest that is there',
  );
});

test('texts are brought into one spelling', () => {
  assert.deepEqual(readYaml('a.yaml', 'a: "  e\u0301  "').read?.value, { a: '\u00e9' });
});

test('an alias bomb is refused before anything is composed', () => {
  const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}*l${i}]`);
  const started = performance.now();
  const codes = told(`l0: &l0 [x]\n${levels.join('\n')}\n`);
  assert.ok(performance.now() - started < 1000);
  assert.equal(codes[0], 'LAW_YAML_REFUSED 1:5');
  assert.equal(codes.length, 100, 'no more is listed than somebody reads');
});

test('what YAML has beyond plain values is refused where it stands', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['a: &x 1', 'LAW_YAML_REFUSED 1:4'],
    ['a: *x', 'LAW_YAML_REFUSED 1:4'],
    ['a: !!str 1', 'LAW_YAML_REFUSED 1:4'],
    ['a: !own {b: 1}', 'LAW_YAML_REFUSED 1:4'],
    ['%YAML 1.1\n---\na: 1', 'LAW_YAML_REFUSED 1:1'],
    ['a: 1\n---\nb: 1', 'LAW_YAML_REFUSED 2:1'],
    ['a:\n  <<: {b: 1}', 'LAW_YAML_REFUSED 2:3'],
    ['__proto__: {a: 1}', 'LAW_YAML_REFUSED 1:1'],
    ['? [a]\n: 1', 'LAW_YAML_REFUSED 1:3'],
    ['1: x', 'LAW_YAML_REFUSED 1:1'],
    ['a: .inf', 'LAW_YAML_REFUSED 1:4'],
    ['a: 1\nb:\n  c: 1\n  c: 2', 'LAW_KEY_TWICE 4:3'],
    ['', 'LAW_YAML_BROKEN 1:1'],
    ['# only a remark', 'LAW_YAML_BROKEN 1:1'],
    ['a: [1\nb: 2', 'LAW_YAML_BROKEN 2:1'],
    ['a: b: c', 'LAW_YAML_BROKEN 1:4'],
    ['['.repeat(5000), 'LAW_YAML_REFUSED 1:25'],
    [`${'- '.repeat(5000)}x`, 'LAW_YAML_REFUSED 1:48'],
  ];
  for (const [text, wanted] of cases) assert.deepEqual(told(text).slice(0, 1), [wanted], text.slice(0, 40));
});

test('every key that is given twice is named, not only the first', () => {
  assert.deepEqual(told('a: 1\na: 2\nb: {c: 1, c: 2}\n'), ['LAW_KEY_TWICE 2:1', 'LAW_KEY_TWICE 3:11']);
});

test('signs that hide or turn text are refused, in remarks and written as escapes too', () => {
  assert.deepEqual(told('a: x\u202ey\n# \u0007\n'), [
    'LAW_CONTROL_CHARACTER 1:5',
    'LAW_CONTROL_CHARACTER 2:3',
  ]);
  assert.deepEqual(told('b: 1\na: "x\\u202Ey"'), ['LAW_CONTROL_CHARACTER 2:4']);
  assert.deepEqual(told('a: "\\0"'), ['LAW_CONTROL_CHARACTER 1:4']);
  assert.deepEqual(told('a: x\r\nb: y\r\n'), [], 'lines may end as in Windows');
});

test('files of nothing but signs end soon', () => {
  for (const sign of [
    '"',
    "'",
    '{',
    '[',
    '- ',
    '? ',
    ': ',
    '&a ',
    '! ',
    '* ',
    '%\n',
    '\n',
    '---\n',
    '- a\n',
    'a: {b\n',
    '|\n',
  ]) {
    const text = sign.repeat((256 * 1024) / sign.length);
    const started = performance.now();
    readYaml('a.yaml', text);
    const tookMs = performance.now() - started;
    assert.ok(tookMs < 8000, `${JSON.stringify(sign)} took ${tookMs} ms`);
  }
});

test('whatever the text, there is a value or a problem, and never an exception', () => {
  const bits = fc.constantFrom(
    'a',
    ': ',
    '\n',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '&x ',
    '*x',
    '!t ',
    '|',
    '>',
    '#',
    '?',
    '%',
    '<<',
    '\t',
    '\u0000',
    '\ud800',
    'é',
    '---\n',
    '1',
    '~',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 60 }), (parts) => {
      const { read, problems } = readYaml('a.yaml', parts.join(''));
      assert.equal(read === null, problems.length > 0);
      for (const { line, column } of problems) assert.ok(line >= 1 && column >= 1);
    }),
    { numRuns: 2000 },
  );
});
