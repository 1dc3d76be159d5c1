import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPackages } from './check-packages.ts';
import { lawOf } from './law.ts';
import type { Law } from './model.ts';

const HEAD = `format: muniment-law/1
kind: package
id: ours
version: 1
title: { en: Ours }
licence: Apache-2.0
sources:
  Found1: { address: somewhere, text: { en: Something read } }
`;
const STANDARDS = `format: muniment-law/1
kind: standards
id: scale
version: 1
names: { en: Scale }
forums: [{ id: court, names: { en: A court } }]
standards:
  - { id: sure, names: { en: Sure }, text: { en: Sure }, provenBy: [{ best: 1 }], basis: knowledge }
results:
  - { id: nothing, names: { en: Nothing } }
  - { id: little, names: { en: Little } }
  - { id: sure, names: { en: Sure }, standard: sure }
`;
const PROVISIONS = `provisions:
  - id: pact.1
    kind: gate
    label: { en: Art. 1 }
    text: { en: What is meant }
    basis: knowledge
    elements:
      - { id: pact.1.a, text: { en: Something was done }, basis: found, source: Found1 }
  - id: pact.2
    kind: duty
    label: { en: Art. 2 }
    text: { en: It is not done }
    gate: [pact.1]
    basis: knowledge
`;
const PACT = `format: muniment-law/1
kind: instrument
id: pact
version: 1
names: { en: A fictional pact }
citation: nowhere
basis: knowledge
adopted: { date: 2000-01-01, basis: knowledge }
inForce: { date: 2001-01-01, basis: knowledge }
forumBasis: [{ forum: court, kind: jurisdictional, by: pact.2, basis: knowledge }]
standards: { court: sure }
parties:
  - { state: ARM, inForce: 2002-02-02, basis: found, source: Found1 }
  - { state: AZE, inForce: 2003-03-03, basis: found, source: Found1 }
${PROVISIONS}`;
const SOUND = { 'package.yaml': HEAD, 'pact.yaml': PACT, 'scale.yaml': STANDARDS };

type Texts = Readonly<Record<string, string>>;

function check(...packages: readonly Texts[]): { codes: string[]; messages: string[]; law: Law | null } {
  const found = packages.map((texts, index) => ({
    folder: `p${index}`,
    problems: [],
    files: Object.entries(texts).map(([name, text]) => ({
      name,
      file: index === 0 ? name : `${index}/${name}`,
      text,
    })),
  }));
  const { packages: checked, problems } = checkPackages(found);
  return {
    codes: problems.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`),
    messages: problems.map(({ message }) => message),
    law: problems.length === 0 ? lawOf(checked) : null,
  };
}

const codesOf = (told: readonly string[]): string[] => told.map((one) => one.split(' ')[0] ?? '').sort();

/** The sound package with one text replaced. */
function changed(from: string, to: string, file: keyof typeof SOUND = 'pact.yaml'): Texts {
  const text = SOUND[file];
  assert.ok(text.includes(from), from);
  return { ...SOUND, [file]: text.replace(from, to) };
}

test('a sound package becomes a library in which every statement says what it rests on', () => {
  const { codes, law } = check(SOUND);
  assert.deepEqual(codes, []);
  assert.ok(law);
  const element = law.element('pact.1.a');
  assert.deepEqual(
    [element.basis, element.source?.key, element.toCheck, element.provision],
    ['found', 'Found1', false, 'pact.1'],
  );
  assert.deepEqual(
    [law.provision('pact.2').toCheck, law.provision('pact.2').standards],
    [true, { court: 'sure' }],
  );
  assert.deepEqual(
    law.gatesOf('pact.2').map(({ id }) => id),
    ['pact.1'],
  );
  assert.deepEqual(law.count('pact'), { all: 9, toCheck: 6 });
  assert.deepEqual(law.between('pact', 'AZE', 'ARM'), {
    inForce: '2003-03-03',
    stated: null,
    ended: null,
  });
  assert.equal(law.between('pact', 'AZE', 'FRA'), null);
  assert.match(law.instrument('pact').digest, /^[0-9a-f]{64}$/);
  assert.equal(law.instrument('pact').file, 'ours/pact.yaml');
});

test('nothing in the library can be changed', () => {
  const { law } = check(SOUND);
  assert.ok(law);
  const loose: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(path);
    for (const [name, inner] of Object.entries(value)) walk(inner, `${path}.${name}`);
  };
  walk(Object.freeze([law, law.packages, ...law.instruments, ...law.standardSets, law.count('pact')]), 'law');
  assert.deepEqual(loose, []);
});

test('the digest is that of what is said, and not of how it is laid out', () => {
  const digest = (texts: Texts): string | undefined => check(texts).law?.instrument('pact').digest;
  const spaced = {
    ...SOUND,
    'pact.yaml': `# a remark\n${PACT.replace('id: pact\nversion: 1', 'version: 1\nid: "pact"')}\n`,
  };
  assert.equal(digest(spaced), digest(SOUND));
  assert.notEqual(digest(changed('It is not done', 'It is done')), digest(SOUND));
});

test('what is wrong is named with its place', () => {
  const cases: readonly (readonly [from: string, to: string, wanted: string, file?: keyof typeof SOUND])[] = [
    ['muniment-law/1', 'muniment-law/2', 'LAW_FORMAT_UNKNOWN pact.yaml:1:9'],
    ['kind: instrument', 'kind: treaty', 'LAW_FORMAT_UNKNOWN pact.yaml:2:7'],
    ['citation: nowhere\n', '', 'LAW_FIELD_MISSING pact.yaml:1:1'],
    ['citation: nowhere', 'cite: nowhere\ncitation: x', 'LAW_FIELD_UNKNOWN pact.yaml:6:1'],
    ['citation: nowhere', 'citation: 12', 'LAW_FIELD_WRONG pact.yaml:6:11'],
    ['citation: nowhere', 'citation: ""', 'LAW_FIELD_WRONG pact.yaml:6:11'],
    ['en: It is not done', 'en: "  "', 'LAW_FIELD_WRONG pact.yaml:26:17'],
    ['kind: gate', 'kind: door', 'LAW_FIELD_WRONG pact.yaml:17:11'],
    [', source: Found1 }\n  - id: pact.2', ' }\n  - id: pact.2', 'LAW_SOURCE_MISSING pact.yaml:22:59'],
    [
      'by: pact.2, basis: knowledge',
      'by: pact.2, basis: knowledge, source: Found1',
      'LAW_SOURCE_NEEDLESS pact.yaml:10:82',
    ],
    ['Found1 }\n  - id: pact.2', 'Found2 }\n  - id: pact.2', 'LAW_SOURCE_UNKNOWN pact.yaml:22:81'],
    ['gate: [pact.1]', 'gate: [pact.9]', 'LAW_ID_UNKNOWN pact.yaml:27:12'],
    ['by: pact.2', 'by: other.2', 'LAW_ID_UNKNOWN pact.yaml:10:56'],
    ['standards: { court: sure }', 'standards: { court: unsure }', 'LAW_ID_UNKNOWN pact.yaml:11:21'],
    ['standards: { court: sure }', 'standards: { elsewhere: sure }', 'LAW_ID_UNKNOWN pact.yaml:11:25'],
    ['id: pact.1.a', 'id: pact.2', 'LAW_ID_TWICE pact.yaml:23:9'],
    ['id: pact.1.a', 'id: pact.3.a', 'LAW_ID_PREFIX pact.yaml:22:15'],
    ['id: pact.2\n', 'id: treaty.2\n', 'LAW_ID_UNKNOWN pact.yaml:10:56'],
    ['gate: [pact.1]', 'gate: [pact.2]', 'LAW_GATE_CYCLE pact.yaml:27:12'],
    ['2002-02-02', '2002-02-30', 'LAW_DATE_IMPOSSIBLE pact.yaml:13:28'],
    ['2001-01-01', '1999-01-01', 'LAW_DATE_IMPOSSIBLE pact.yaml:9:18'],
    ['2002-02-02', '2000-06-01', 'LAW_DATE_IMPOSSIBLE pact.yaml:13:28'],
    [
      'inForce: 2002-02-02,',
      'inForce: 2002-02-02, ended: { date: 2002-02-02, basis: knowledge },',
      'LAW_DATE_IMPOSSIBLE pact.yaml:13:55',
    ],
    ['state: AZE', 'state: AZX', 'LAW_STATE_UNKNOWN pact.yaml:14:14'],
    ['state: AZE', 'state: ARM', 'LAW_ID_TWICE pact.yaml:14:14'],
    ['by: pact.2, ', '', 'LAW_FIELD_MISSING pact.yaml:10:14'],
    ['en: Sure }, text', 'en: "Su\\u200Bre" }, text', 'LAW_CONTROL_CHARACTER scale.yaml:8:30', 'scale.yaml'],
    ['standard: sure }', 'standard: other }', 'LAW_ID_UNKNOWN scale.yaml:12:48', 'scale.yaml'],
    [
      'little, names: { en: Little } }',
      'little, names: { en: Little }, standard: sure }',
      'LAW_SCALE_WRONG scale.yaml:11:5',
      'scale.yaml',
    ],
    ['kind: package', 'kind: standards', 'LAW_FIELD_MISSING package.yaml:1:1', 'package.yaml'],
  ];
  const missed = cases.flatMap(([from, to, wanted, file]) => {
    const { codes } = check(changed(from, to, file));
    return codes.includes(wanted) ? [] : [`${from} → ${to}: ${wanted}, not ${codes.join(', ')}`];
  });
  assert.deepEqual(missed, []);
});

test('all that is wrong in a package is listed, not only the first', () => {
  const { codes } = check({
    ...SOUND,
    'pact.yaml': PACT.replace('state: AZE', 'state: AZX')
      .replace('gate: [pact.1]', 'gate: [pact.2, pact.7]')
      .replace('2002-02-02', '2002-13-01')
      .replace('id: pact.1.a', 'id: pact.1.'),
    'scale.yaml': 'a: [',
  });
  assert.deepEqual(codesOf(codes), ['LAW_FIELD_WRONG', 'LAW_YAML_BROKEN']);
  const shaped = check({
    ...SOUND,
    'pact.yaml': PACT.replace('state: AZE', 'state: AZX')
      .replace('gate: [pact.1]', 'gate: [pact.2, pact.7]')
      .replace('2002-02-02', '2002-13-01'),
  });
  assert.deepEqual(codesOf(shaped.codes), [
    'LAW_DATE_IMPOSSIBLE',
    'LAW_GATE_CYCLE',
    'LAW_ID_UNKNOWN',
    'LAW_STATE_UNKNOWN',
  ]);
});

test('what a broken file would have brought is not called unknown elsewhere', () => {
  const { codes } = check({ ...SOUND, 'scale.yaml': STANDARDS.replace('names: { en: Scale }', 'names: {}') });
  assert.deepEqual(codes, ['LAW_FIELD_MISSING scale.yaml:5:8']);
});

test('a circle through alternatives and through another instrument is found and named whole', () => {
  const other = PACT.replaceAll('pact', 'deal').replace('gate: [deal.1]', 'gate: [pact.2]');
  const pact = PACT.replace(
    '{ id: pact.1.a, text: { en: Something was done }, basis: found, source: Found1 }',
    `id: pact.1.a
        text: { en: One of these }
        basis: knowledge
        alternatives:
          - { id: pact.1.a.x, text: { en: So }, provisions: [deal.2], basis: knowledge }
          - { id: pact.1.a.y, text: { en: Or so }, basis: knowledge }`,
  );
  const { codes, messages } = check({ ...SOUND, 'pact.yaml': pact, 'deal.yaml': other });
  assert.equal(codes.length, 1, messages.join());
  assert.match(codes[0] ?? '', /^LAW_GATE_CYCLE /);
  for (const id of ['pact.1', 'pact.2', 'deal.2']) assert.ok(messages[0]?.includes(id), messages[0]);
});

test('versions: the highest is used, older ones stay, and none comes twice or goes backwards', () => {
  const second = PACT.replace('version: 1', 'version: 2').replace('It is not done', 'It is never done');
  const own = { 'package.yaml': HEAD.replace('id: ours', 'id: theirs') };
  const { law, codes } = check(SOUND, { ...own, 'pact.yaml': second });
  assert.deepEqual(codes, []);
  assert.deepEqual(law?.versions('pact'), [1, 2]);
  assert.equal(law?.provision('pact.2').text.en, 'It is never done');
  assert.equal(law?.provision('pact.2', 1).text.en, 'It is not done');
  assert.equal(law?.instruments.length, 1);
  assert.deepEqual(check(SOUND, { ...own, 'pact.yaml': PACT }).codes, ['LAW_VERSION_TWICE 1/pact.yaml:4:10']);
  assert.deepEqual(check({ ...SOUND, 'pact.yaml': second }, { ...own, 'pact.yaml': PACT }).codes, [
    'LAW_VERSION_BACKWARDS 1/pact.yaml:4:10',
  ]);
  assert.deepEqual(check(SOUND, { 'package.yaml': HEAD }).codes, ['LAW_ID_TWICE 1/package.yaml:3:5']);
});

test('a newer version that leaves out what others refer to is told at those others', () => {
  const deal = PACT.replaceAll('pact', 'deal').replace('gate: [deal.1]', 'gate: [pact.2]');
  const base = { ...SOUND, 'deal.yaml': deal };
  const second = PACT.replace('version: 1', 'version: 2').replaceAll('pact.2', 'pact.3');
  const own = { 'package.yaml': HEAD.replace('id: ours', 'id: theirs'), 'pact.yaml': second };
  assert.deepEqual(check(base).codes, []);
  assert.deepEqual(check(base, own).codes, ['LAW_ID_UNKNOWN deal.yaml:27:12']);
});

test('a chain of gates of any length is followed', () => {
  const provision = (file: number, n: number): string =>
    `  - { id: i${file}.${n}, kind: gate, label: { en: x }, text: { en: x }, ${n > 0 ? `gate: [i${file}.${n - 1}], ` : file > 0 ? `gate: [i${file - 1}.399], ` : ''}basis: knowledge }`;
  const files = Array.from({ length: 30 }, (_, file) => [
    `i${file}.yaml`,
    `format: muniment-law/1\nkind: instrument\nid: i${file}\nversion: 1\nnames: { en: x }\ncitation: x\nbasis: knowledge\nforumBasis: []\nprovisions:\n${Array.from({ length: 400 }, (_, n) => provision(file, n)).join('\n')}\n`,
  ]);
  const { law, codes } = check({ ...SOUND, ...(Object.fromEntries(files) as Texts) });
  assert.deepEqual(codes, []);
  assert.equal(law?.gatesOf('i29.399').length, 30 * 400 - 1);
  assert.equal(law?.gatesOf('i29.399')[0]?.id, 'i0.0', 'the farthest first');
});

test('a history goes up and ends with the version of the file', () => {
  const history = (text: string, version = 1): string[] =>
    check({ ...SOUND, 'pact.yaml': PACT.replace('version: 1', `version: ${version}\nhistory: [${text}]`) })
      .codes;
  const entry = (version: number, date: string): string =>
    `{version: ${version}, date: ${date}, text: {en: x}}`;
  assert.deepEqual(history(`${entry(1, '2020-01-01')}, ${entry(2, '2020-01-02')}`, 2), []);
  assert.deepEqual(history(`${entry(1, '2020-01-01')}, ${entry(2, '2020-01-02')}`, 1), [
    'LAW_VERSION_BACKWARDS pact.yaml:4:10',
  ]);
  assert.deepEqual(history(entry(1, '2020-01-01'), 2), ['LAW_FIELD_MISSING pact.yaml:4:10']);
  assert.deepEqual(history(`${entry(2, '2020-01-01')}, ${entry(2, '2020-01-02')}`, 2), [
    'LAW_VERSION_BACKWARDS pact.yaml:5:68',
  ]);
  assert.deepEqual(history(`${entry(1, '2020-01-03')}, ${entry(2, '2020-01-02')}`, 2), [
    'LAW_DATE_IMPOSSIBLE pact.yaml:5:77',
  ]);
});

test('an id that nobody has is refused by name', () => {
  const { law } = check(SOUND);
  for (const look of [
    () => law?.instrument('nope'),
    () => law?.instrument('pact', 7),
    () => law?.provision('pact.9'),
    () => law?.provision('nope.9'),
    () => law?.element('pact.1'),
    () => law?.rubric('pact'),
    () => law?.standard('unsure'),
    () => law?.count('constructor'),
  ])
    assert.throws(look, { code: 'LAW_UNKNOWN' });
});

test('whatever a field holds, there is a library or a list of problems', () => {
  const junk = fc.oneof(
    fc.string(),
    fc.constantFrom('[]', '{}', '~', '-1', '1e9', 'true', 'pact.1', '[pact.1]', '{en: x}'),
  );
  const lines = PACT.split('\n');
  fc.assert(
    fc.property(fc.nat({ max: lines.length - 1 }), junk, (at, text) => {
      const broken = lines.map((line, index) => (index === at ? line.replace(/: .*$/, `: ${text}`) : line));
      const { law, codes } = check({ ...SOUND, 'pact.yaml': broken.join('\n') });
      assert.equal(law === null, codes.length > 0);
    }),
    { numRuns: 400 },
  );
});

const RUBRIC = `format: muniment-law/1
kind: rubric
id: weights
version: 1
names: { en: Weights }
calibration: starting
bands: [{ band: 0, names: { en: No }, text: { en: No } }, { band: 1, names: { en: Yes }, text: { en: Yes } }]
corroborationFrom: 1
kinds: [{ id: paper, names: { en: Paper }, band: 1, basis: knowledge }]
lists: [{ id: shelf, names: { en: Shelf }, text: { en: Shelf } }]
factors:
  - id: X1
    names: { en: Colour }
    question: { en: Which colour? }
    type: choice
    options: [{ id: red, names: { en: Red } }, { id: blue, names: { en: Blue } }]
    appliesTo: [paper]
    cases:
      - { when: { is: red }, effects: [{ cap: 1 }] }
      - { effects: [{ list: shelf }] }
    basis: knowledge
`;

test('a rubric that a machine could not apply is refused where it is wrong', () => {
  const rubric = (from: string, to: string): string[] => {
    assert.ok(RUBRIC.includes(from), from);
    return check({ ...SOUND, 'weights.yaml': RUBRIC.replace(from, to) }).codes;
  };
  assert.deepEqual(rubric('Colour', 'Colours'), []);
  const cases: readonly (readonly [string, string, string])[] = [
    ['is: red', 'is: green', 'LAW_RUBRIC_WRONG weights.yaml:19:17'],
    ['is: red', 'is: true', 'LAW_RUBRIC_WRONG weights.yaml:19:17'],
    ['is: red', 'atLeast: 1', 'LAW_RUBRIC_WRONG weights.yaml:19:17'],
    ['when: { is: red }, ', '', 'LAW_RUBRIC_WRONG weights.yaml:19:9'],
    ['cap: 1', 'cap: 2', 'LAW_RUBRIC_WRONG weights.yaml:19:47'],
    ['cap: 1', 'cap: 1, floor: 1', 'LAW_RUBRIC_WRONG weights.yaml:19:40'],
    ['type: choice', 'type: number', 'LAW_RUBRIC_WRONG weights.yaml:15:11'],
    ['type: choice', 'type: choice\n    unit: days', 'LAW_RUBRIC_WRONG weights.yaml:15:11'],
    ['id: blue', 'id: red', 'LAW_ID_TWICE weights.yaml:16:54'],
    ['list: shelf }] }', 'list: drawer }] }', 'LAW_ID_UNKNOWN weights.yaml:20:29'],
    ['[paper]', '[stone]', 'LAW_ID_UNKNOWN weights.yaml:17:17'],
    ['{ band: 1, names', '{ band: 2, names', 'LAW_SCALE_WRONG weights.yaml:7:67'],
    ['corroborationFrom: 1', 'corroborationFrom: 2', 'LAW_SCALE_WRONG weights.yaml:8:20'],
  ];
  const missed = cases.flatMap(([from, to, wanted]) => {
    const codes = rubric(from, to);
    return codes.includes(wanted) ? [] : [`${from} → ${to}: ${wanted}, not ${codes.join(', ')}`];
  });
  assert.deepEqual(missed, []);
});
