import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Compile } from 'typebox/schema';
import { loadLaw, readYaml, SHIPPED_LAW } from '#law';
import { calibrationSchemaText, compareDecided, readCalibration, readCalibrations } from '../index.ts';

const law = loadLaw([SHIPPED_LAW]);
const PATH = join(SHIPPED_LAW, 'calibration/decided-cases.yaml');
const text = readFileSync(PATH, 'utf8');
const [read] = readCalibrations(law, SHIPPED_LAW);
const calibration = read?.calibration ?? assert.fail(read?.problems[0]?.message);
const compared = compareDecided(law, calibration);

// CALIBRATION: coded by us at the level of detail of the reference, to be checked by a lawyer.
for (const { case: name, allegation, elements, whole } of compared)
  void test(`calibration: ${name}, ${allegation.id}: each element and the whole come out as they were held, or it is said why not`, () => {
    for (const { of, agrees, why, held, isMet, result } of [...elements, whole])
      assert.equal(
        agrees,
        why === null,
        `${of}: held ${held}, comes out ${isMet ? 'met' : 'not met'}, ${result}; ${why}`,
      );
  });

test('calibration: both outcomes of the whole, of elements, of attribution and of intent are among the cases', () => {
  assert.equal(calibration.cases.length, 8);
  const outcomes = (of: (id: string) => boolean): string[] =>
    [
      ...new Set(
        compared
          .flatMap(({ elements, whole }) => [...elements, whole])
          .filter((one) => of(one.of))
          .map(({ held }) => held),
      ),
    ].toSorted();
  const both = ['met', 'not-met'];
  assert.deepEqual(
    outcomes((id) => id === 'whole'),
    both,
  );
  assert.deepEqual(
    outcomes((id) => id === 'arsiwa.attribution.rule'),
    both,
  );
  assert.deepEqual(
    outcomes((id) => id === 'genocide.2.intent'),
    both,
  );
  assert.deepEqual(
    outcomes((id) => id.startsWith('icerd.1.')),
    both,
  );
  // Nothing is known not to agree.
  assert.deepEqual(
    compared.flatMap(({ elements, whole }) => [...elements, whole]).filter(({ agrees }) => !agrees),
    [],
  );
});

test('calibration: rights for which measures were asked are plausible at that stage, and the same evidence makes out no breach on the merits', () => {
  const of = (read: typeof calibration) =>
    compareDecided(law, read).find(({ allegation }) => allegation.id === 'captured-persons') ?? assert.fail();
  const held = of(calibration);
  assert.deepEqual([held.stage, held.whole.isMet, held.whole.agrees], ['provisional-measures', true, true]);
  assert.ok(held.elements.every(({ required }) => required === 'plausible'));
  const merits = of({
    ...calibration,
    cases: calibration.cases.map((one) => ({ ...one, stage: 'merits' as const })),
  });
  assert.deepEqual([merits.whole.isMet, merits.whole.result], [false, held.whole.result]);
  // Laid to nothing that has to be plausible: mines that were laid, without a purpose or an effect.
  const mines = compared.find(({ allegation }) => allegation.id === 'landmines');
  assert.deepEqual([mines?.stage, mines?.whole.isMet], ['provisional-measures', false]);
});

test('what comes out otherwise than it was held is told with the reason that is written beside it', () => {
  const [from, to] = ['          whole: not-met\n', '          whole: met\n'];
  const reasoned = text
    .replace(from, to)
    .replace(
      '        outcome:\n',
      '        mismatches:\n          - { of: whole, why: A fictional reason }\n        outcome:\n',
    );
  const other = readCalibration(law, 'x.yaml', reasoned).calibration;
  assert.ok(other);
  const [first] = compareDecided(law, other);
  assert.deepEqual([first?.whole.agrees, first?.whole.why], [false, 'A fictional reason']);
});

test('another rubric comes out otherwise: a case is judged by what is weighed, not by what is written to it', () => {
  const lenient = text.replace(
    'kind: press, origin: one agency, answers: { F10: [consistent, concordant] }',
    'kind: final-trial-finding, answers: { F8: final-finding }',
  );
  assert.notEqual(lenient, text);
  const other = readCalibration(law, 'x.yaml', lenient).calibration;
  assert.ok(other);
  const [first] = compareDecided(law, other);
  assert.deepEqual([first?.whole.isMet, first?.whole.agrees], [true, false]);
});

test('law/schema/calibration.json is what the code checks, and takes what ships', () => {
  assert.equal(
    readFileSync(join(SHIPPED_LAW, 'schema/calibration.json'), 'utf8'),
    calibrationSchemaText(),
    'run scripts/gen-law-schema.ts',
  );
  const [isGood, errors] = Compile(JSON.parse(calibrationSchemaText()) as object).Errors(
    readYaml('x', text).read?.value,
  );
  assert.ok(isGood, JSON.stringify(errors.slice(0, 3)));
});

test('what a case names and the law has not is told with its line', () => {
  const wrong: readonly [from: string, to: string, code: string][] = [
    ['provision: gc-iv.27', 'provision: gc-iv.999', 'LAW_ID_UNKNOWN'],
    ['slot: gc-iv.27.treatment', 'slot: icerd.1.a', 'LAW_ID_UNKNOWN'],
    ['element: gc-iv.27.treatment', 'element: gc-iv.27.nothing', 'LAW_ID_UNKNOWN'],
    ['evidence: [first-paper,', 'evidence: [no-paper,', 'LAW_ID_UNKNOWN'],
    ['kind: press', 'kind: gossip', 'LAW_ID_UNKNOWN'],
    ['answers: { F10:', 'answers: { F99:', 'LAW_ID_UNKNOWN'],
    ['F10: [consistent, concordant]', 'F10: [loud]', 'LAW_FIELD_WRONG'],
    ['standard: convincing', 'standard: surely', 'LAW_ID_UNKNOWN'],
    ['forum: icj', 'forum: nowhere', 'LAW_ID_UNKNOWN'],
    ['attribution: arsiwa.8', 'attribution: icerd.1', 'LAW_ID_UNKNOWN'],
    ['rubric: b7', 'rubric: b8', 'LAW_ID_UNKNOWN'],
    [
      '        outcome:',
      '        mismatches: [{ of: icerd.1.x, why: none }]\n        outcome:',
      'LAW_ID_UNKNOWN',
    ],
    ['id: second-paper', 'id: first-paper', 'LAW_ID_TWICE'],
    ['source: SHAW', 'source: NOBODY', 'LAW_SOURCE_UNKNOWN'],
    ['basis: found\n    source: SHAW', 'basis: found', 'LAW_SOURCE_MISSING'],
    ['whole: not-met', 'whole: perhaps', 'LAW_FIELD_WRONG'],
    ['stage: merits', 'stages: merits', 'LAW_FIELD_MISSING'],
    ['format: muniment-calibration/1', 'format: muniment-calibration/2', 'LAW_FORMAT_UNKNOWN'],
    ['cases:', 'cases: &all', 'LAW_YAML_REFUSED'],
  ];
  for (const [from, to, code] of wrong) {
    const broken = text.replace(from, to);
    assert.notEqual(broken, text, from);
    const { calibration: none, problems } = readCalibration(law, 'decided.yaml', broken);
    assert.equal(none, null, to);
    const found = problems.find((one) => one.code === code);
    assert.ok(found, `${to}: ${problems.map((one) => one.message).join('; ')}`);
    assert.match(found.message, /^decided\.yaml:\d+:\d+: /);
  }
});
