import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Compile } from 'typebox/schema';
import { checkPackages } from './check-packages.ts';
import { checkLaw, loadLaw, SHIPPED_LAW } from './load-law.ts';
import { readPackages } from './read-folder.ts';
import { readYaml } from './read-yaml.ts';
import { everyValue } from './said.ts';
import { SCHEMAS, schemaText, type FileKind } from './schema.ts';
import { isStateCode, STATE_CODES } from './states.ts';

const KINDS = Object.keys(SCHEMAS) as FileKind[];
const law = loadLaw();
const files = readPackages([SHIPPED_LAW]).flatMap((one) => one.files);

/** Provisions by instrument, as they were asked for. */
const PROVISIONS: Readonly<Record<string, string>> = {
  icerd:
    '1 2.1.a 2.1.b 2.1.c 2.1.d 2.1.e 2.2 3 4.a 4.b 4.c 5.a 5.b 5.c 5.d.i 5.d.ii 5.d.iii 5.d.iv 5.d.v 5.d.vi 5.d.vii 5.d.viii 5.d.ix 5.e.i 5.e.ii 5.e.iii 5.e.iv 5.e.v 5.e.vi 5.f 6 7 9 11 12 13 14 22',
  echr: '1 2 3 4 5 8 13 14 18 33 34 35 38',
  'echr-p1': '1',
  'echr-p4': '2 3 4',
  'echr-p12': '1',
  genocide: '1 1-prevent 1-punish 2 3.a 3.b 3.c 3.d 3.e 9',
  cat: '1 2 3 12 13 14 15 16',
  'gc-common': '3',
  'gc-iii': '13 17 21 118 122 123',
  'gc-iv': '27 31 32 33 34 42 49 53 147',
  'ap-i': '32 33 34 48 51 52 53 54 55 57 75 85 91',
  'ccw-ap-ii': '9 9-record 9-protection 9-information ta-1-a ta-1-b ta-1-c',
  'ccw-p-v': '4 ta-1',
  ottawa: '1 5 6 7',
  arsiwa: 'attribution 4 5 7 8 9 11 16 30 31 34 35 36 37 38 39',
  'state-conduct': 'authorities failure either',
};

test('what ships is sound, and every provision that was asked for is there', () => {
  assert.deepEqual(checkLaw([SHIPPED_LAW]).problems, []);
  for (const [instrument, list] of Object.entries(PROVISIONS))
    for (const one of list.split(' '))
      assert.equal(law.provision(`${instrument}.${one}`).instrument, instrument);
  assert.deepEqual(law.instruments.map(({ id }) => id).sort(), Object.keys(PROVISIONS).sort());
  for (const id of ['a', 'b', 'c', 'c.purpose', 'c.effect', 'd', 'x'])
    assert.ok(law.element(`icerd.1.${id}`));
  assert.equal(law.element('icerd.1.x').kind, 'exception');
  assert.equal(law.element('icerd.1.c').alternatives.length, 2);
});

test('charges can be proved: each duty has elements of its own or through a gate, and a text that is its own', () => {
  const duties = law.instruments
    .flatMap(({ provisions }) => provisions)
    .filter(({ kind }) => kind === 'duty');
  assert.ok(duties.length > 80);
  for (const { id, elements } of duties) assert.ok(elements.length > 0, id);
  const icerd = law.instrument('icerd').provisions.filter(({ kind }) => kind === 'duty');
  for (const { id } of icerd)
    assert.ok(
      law.gatesOf(id).some((gate) => gate.id === 'icerd.1'),
      id,
    );
  for (const { id } of law
    .instrument('echr')
    .provisions.filter(({ kind, id }) => kind === 'duty' && id !== 'echr.38'))
    assert.ok(
      law.gatesOf(id).some((gate) => gate.id === 'echr.1'),
      id,
    );
});

/** Whether a provision asks whose conduct it was: by its gates, or by each way in which an element of it is met. */
function asksWhose(id: string): boolean {
  const isRule = (one: string): boolean => law.provision(one).kind === 'attribution';
  if (law.gatesOf(id).some((gate) => isRule(gate.id))) return true;
  return law
    .provision(id)
    .elements.some(
      ({ kind, alternatives }) =>
        kind === 'required' &&
        alternatives.length > 0 &&
        alternatives.every(({ provisions }) => provisions.some(isRule)),
    );
}

test('each duty asks whether the conduct, or the omission, is the State’s own', () => {
  const duties = law.instruments.flatMap(({ provisions }) =>
    provisions.filter(({ kind }) => kind === 'duty'),
  );
  const without = duties.filter(({ id }) => !asksWhose(id)).map(({ id }) => id);
  // Its element of responsibility: by those whose conduct is the State’s own, or the authorities failed to protect.
  assert.deepEqual(without, ['icerd.5.b']);
  assert.deepEqual(law.element('icerd.5.b.responsibility').alternatives[0]?.provisions, [
    'arsiwa.attribution',
  ]);
  // What private persons do is not asked to be the State’s own where the duty is to act against it.
  for (const id of ['icerd.2.1.d', 'icerd.6', 'cat.12', 'echr.13', 'ottawa.5'])
    assert.deepEqual(
      law
        .gatesOf(id)
        .map((gate) => gate.id)
        .filter((gate) => /^(arsiwa|state-conduct)\./.test(gate)),
      ['state-conduct.authorities'],
      id,
    );
  assert.deepEqual(law.provision('state-conduct.either').standards, {}, 'that of what is charged');
});

test('what was assessed by an earlier version can still be read by it, word for word', () => {
  const changed = law.instruments.filter(({ version }) => version === 3).map(({ id }) => id);
  assert.equal(changed.length, 14);
  for (const id of changed) assert.deepEqual(law.versions(id), [1, 2, 3], id);
  // As it was when it shipped: what an allegation keeps of it.
  assert.equal(
    law.instrument('icerd', 1).digest,
    '21f05abaad2bbeb59ecd4ed715b1243040714863636bd9d7582e31b183f7f6c1',
  );
  assert.equal(
    law.instrument('icerd', 2).digest,
    '7af5c2215ffe8e3e19fc5df4e34584b2fee827edf3dcfaec164433066b8b2d99',
  );
  assert.deepEqual(
    law.gatesOf('icerd.6', 1).map(({ id }) => id),
    ['icerd.1'],
  );
});

test('of each duty it is said what respondents usually answer', () => {
  for (const { id, provisions } of law.instruments)
    for (const duty of provisions.filter(({ kind }) => kind === 'duty')) {
      const limbs = duty.elements
        .flatMap(({ alternatives }) => alternatives.flatMap((one) => one.provisions))
        .filter((one) => one.startsWith(`${id}.`));
      const elements = [duty, ...limbs.map((one) => law.provision(one))].flatMap((one) => one.elements);
      assert.ok(
        elements.some(({ answers }) => answers.length > 0),
        duty.id,
      );
    }
});

test('standards by forum: as B7 has them', () => {
  assert.deepEqual(law.provision('icerd.5.b').standards, { icj: 'convincing' });
  assert.deepEqual(law.provision('genocide.2').standards, { icj: 'fully-conclusive' });
  assert.deepEqual(law.provision('genocide.1').standards, { icj: 'high-certainty' });
  assert.deepEqual(law.provision('echr-p1.1').standards, { ecthr: 'beyond-reasonable-doubt' });
  assert.deepEqual(law.provision('arsiwa.4').standards, {}, 'that of what is charged');
  const [set] = law.standardSets;
  assert.deepEqual(
    set?.results.map(({ id }) => id),
    ['not-addressed', 'insufficient', 'plausible', 'convincing', 'high-certainty', 'fully-conclusive'],
  );
  assert.deepEqual(
    set?.standards.map(({ id }) => id),
    ['plausible', 'convincing', 'high-certainty', 'fully-conclusive', 'beyond-reasonable-doubt'],
  );
});

test('stages of proceedings: the merits ask for nothing of their own, and measures for plausibility before the Court', () => {
  assert.deepEqual(
    law.stages.map(({ id, asks, toCheck }) => [id, asks, toCheck]),
    [
      ['merits', {}, true],
      ['provisional-measures', { icj: 'plausible' }, true],
    ],
  );
  for (const { names } of law.stages) assert.equal(Object.keys(names).length, 5);
  assert.deepEqual(law.versions('standards'), [1, 2]);
  assert.deepEqual(law.standardSet('standards', 1).stages, []);
});

test('the checklists and the rubric hold what was asked for', () => {
  const ids = (id: string): string =>
    law
      .checklist(id)
      .tests.map((one) => one.id)
      .join(' ');
  assert.equal(ids('icj-icerd-22'), 'J1 J2 J3 J4 J5 J6 J7 J8');
  assert.equal(ids('icj-provisional-measures'), 'PM1 PM2 PM3 PM4 PM5 PM6');
  assert.equal(ids('icj-genocide-ix'), 'G1 G2 G3 G4 G5');
  assert.equal(ids('icj-cat-30'), 'C1 C2 C3 C4 C5 C6');
  assert.equal(ids('cerd-interstate'), 'S1 S2 S3 S4 S5 S6 S7');
  assert.equal(ids('icj-pleadings'), 'P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11 P12 P13 P14');
  assert.equal(ids('ecthr-rule-46'), 'a b c d e f g');
  assert.equal(
    ids('ecthr-admissibility'),
    'jurisdiction exhaustion time practice-repetition practice-tolerance',
  );
  const time = law.checklist('ecthr-admissibility').tests.find(({ id }) => id === 'time');
  assert.deepEqual(
    time?.limits.map(({ atMost, from, until }) => [atMost, from, until]),
    [
      [6, null, '2022-01-31'],
      [4, '2022-02-01', null],
    ],
  );
  const b7 = law.rubric('b7', 1);
  assert.deepEqual(
    b7.factors.map(({ id }) => id),
    Array.from({ length: 18 }, (_, i) => `F${i + 1}`),
  );
  assert.deepEqual([b7.calibration, b7.corroborationFrom, b7.bands.length], ['starting', 2, 6]);
});

test('what a limit of time runs from is named, where it is known', () => {
  const limits = [
    ...law.instruments.flatMap(({ provisions }) => provisions),
    ...law.checklists.flatMap(({ id, tests }) => tests.map((one) => ({ ...one, id: `${id} ${one.id}` }))),
  ].flatMap(({ id, limits: all }) =>
    all
      .filter(({ unit }) => unit !== 'pages')
      .map(({ atMost, unit, after, isWaiting }) => [id, atMost, unit, after, isWaiting]),
  );
  assert.deepEqual(limits, [
    ['icerd.11', 3, 'months', 'communication', false],
    ['icerd.11', 6, 'months', 'communication', true],
    ['icerd.12', 3, 'months', null, false],
    ['icerd.13', 3, 'months', 'commission-report', false],
    ['icerd.14', 6, 'months', 'domestic-decision', false],
    ['ecthr-admissibility time', 6, 'months', 'domestic-decision', false],
    ['ecthr-admissibility time', 4, 'months', 'domestic-decision', false],
    ['icj-cat-30 C5', 6, 'months', 'arbitration-request', true],
    ['icj-pleadings P12', 3, 'months', 'memorial', false],
  ]);
});

test('what no source of the package carries is general knowledge, and says so: the checklists of these three clauses too', () => {
  for (const id of ['icj-genocide-ix', 'icj-cat-30', 'cerd-interstate'])
    assert.ok(
      law.checklist(id).tests.every(({ toCheck }) => toCheck),
      id,
    );
});

/** Fields that hold an object with a text or an id, and are no statement of law: labels, options, aids for work, our own scale; a section rests on its test. */
const NO_STATEMENT =
  /^(names|title|listTitle|signedBy|label|question|text|for|prompts|answers|evidence|options|bands|lists|results|forums|limits|history|rule|cases|when|effects|alert|provenBy|standards|asks|states|gate|provisions|note|skeletons|sections|heading)$/;

test('every statement has a basis, each “found” a source that the package names, and no text is empty', () => {
  let statements = 0;
  const [own] = law.packages;
  const keys = new Set(own?.sources.map(({ key }) => key));
  for (const { file, text } of files.filter(({ name }) => name !== 'package.yaml')) {
    const { read } = readYaml(file, text);
    assert.ok(read);
    for (const { path, value } of everyValue(read.value)) {
      const where = `${file} ${path.join('.')}`;
      if (path.at(-1) === 'en') assert.ok(typeof value === 'string' && value.trim() !== '', where);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      const said = value as Readonly<Record<string, unknown>>;
      const field = path.findLast((part) => typeof part === 'string') ?? '';
      const isElementList = field === 'provisions' || (field === 'standards' && 'provenBy' in said);
      if (path.length > 0 && (!NO_STATEMENT.test(field) || isElementList)) {
        assert.ok(said['basis'] === 'found' || said['basis'] === 'knowledge', where);
        statements += 1;
      }
      if (said['basis'] === 'found') assert.ok(keys.has(String(said['source'])), where);
      if (said['basis'] === 'knowledge') assert.equal(said['source'], undefined, where);
    }
  }
  assert.ok(statements > 600, `only ${statements} were seen`);
});

test('each source that the package names is used, and each is said to be read somewhere', () => {
  const [own] = law.packages;
  const used = files.flatMap(({ text }) => [...text.matchAll(/source: (\w+)/g)].map((match) => match[1]));
  assert.deepEqual(
    own?.sources.map(({ key }) => key).filter((key) => !used.includes(key)),
    [],
  );
});

test('law/schema is what the code checks, in draft 2020-12, and takes what ships', () => {
  assert.deepEqual(
    readdirSync(join(SHIPPED_LAW, 'schema')).sort(),
    // That of calibration is written by the room matrix, which runs what it describes.
    [...KINDS, 'calibration'].map((kind) => `${kind}.json`).sort(),
  );
  for (const kind of KINDS)
    assert.equal(
      readFileSync(join(SHIPPED_LAW, `schema/${kind}.json`), 'utf8'),
      schemaText(kind),
      `run scripts/gen-law-schema.ts`,
    );
  for (const { file, name, text } of files) {
    const value = readYaml(file, text).read?.value as { kind: FileKind };
    const schema = JSON.parse(schemaText(value.kind)) as object;
    const [isGood, errors] = Compile(schema).Errors(value);
    assert.ok(isGood, `${file}: ${JSON.stringify(errors.slice(0, 3))}`);
    const up = '../'.repeat(name.split('/').length);
    assert.ok(text.startsWith(`# yaml-language-server: $schema=${up}schema/${value.kind}.json\n`), file);
  }
});

test('a schema says by itself that what is found has a source and what is known has none', () => {
  const schema = Compile(JSON.parse(schemaText('instrument')) as object);
  const isGood = (value: object): boolean => schema.Errors(value)[0];
  const file = files.find(({ name }) => name === 'ottawa.yaml');
  const value = readYaml('ottawa.yaml', file?.text ?? '').read?.value as Record<string, unknown>;
  assert.ok(isGood(value));
  assert.ok(!isGood({ ...value, basis: 'found' }));
  assert.ok(!isGood({ ...value, source: 'CIHL' }));
  assert.ok(isGood({ ...value, basis: 'found', source: 'CIHL' }));
});

test('codes of States are those of ISO 3166-1', () => {
  assert.equal(new Set(STATE_CODES).size, 249);
  for (const code of ['ARM', 'AZE', 'FRA', 'NOR', 'PSE']) assert.ok(isStateCode(code));
  for (const code of ['EUR', 'ARZ', 'arm', 'AR']) assert.ok(!isStateCode(code));
});

test('the examples of docs/formats/law.md are a sound package', () => {
  const doc = readFileSync(join(SHIPPED_LAW, '../docs/formats/law.md'), 'utf8');
  const [head = '', instrument = ''] = [...doc.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(
    (match) => match[1] ?? '',
  );
  const example = {
    folder: 'doc',
    problems: [],
    files: [
      { name: 'package.yaml', file: 'package.yaml', text: head },
      { name: 'wells.yaml', file: 'wells.yaml', text: instrument },
    ],
  };
  const { problems } = checkPackages([...readPackages([SHIPPED_LAW]), example]);
  assert.deepEqual(problems, []);
});
