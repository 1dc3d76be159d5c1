import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadLaw } from '#law';
import { checklistLines, instrumentLines, provisionLines, rubricLines, standardsLines } from './law-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'muniment-law-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function muniment(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const main = join(import.meta.dirname, '../../main.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'law', ...args],
    // No archive is there, and none is made.
    { encoding: 'utf8', cwd: folder, env: { ...process.env, MUNIMENT_ARCHIVE: join(folder, 'no-archive') } },
  );
  return { status, stdout, stderr };
}

function write(name: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
  return join(folder, name);
}

const OWN = {
  'package.yaml':
    'format: muniment-law/1\nkind: package\nid: ours\nversion: 1\ntitle: { en: Ours }\nlicence: CC0-1.0\n',
  'village.yaml': `format: muniment-law/1
kind: instrument
id: village
version: 1
names: { en: A fictional agreement on wells }
citation: nowhere
basis: knowledge
forumBasis: [{ forum: icj, kind: none, basis: knowledge }]
provisions:
  - id: village.1
    kind: duty
    label: { en: Art. 1 }
    text: { en: No well is poisoned }
    gate: [arsiwa.attribution]
    basis: knowledge
    elements:
      - { id: village.1.well, text: { en: A well was poisoned }, prompts: [{ en: "Samples" }], basis: knowledge }
`,
};

test('list counts what there is, and what a lawyer has to check', () => {
  const { status, stdout } = muniment('list', '--law', write('ours', OWN), '--json');
  assert.equal(status, 0);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const own = rows.find(({ id }) => id === 'village');
  assert.deepEqual(
    [
      own?.['provisions'],
      own?.['elements'],
      own?.['statements'],
      own?.['toCheck'],
      own?.['package'],
      own?.['version'],
    ],
    [1, 1, 4, 4, 'ours', 1],
  );
  const icerd = rows.find(({ id }) => id === 'icerd');
  assert.ok(Number(icerd?.['toCheck']) < Number(icerd?.['statements']));
  assert.deepEqual(
    new Set(rows.map(({ kind }) => kind)),
    new Set(['instrument', 'standards', 'rubric', 'checklist', 'profile']),
  );
});

test('show takes an element for its provision, and refuses what nobody has', () => {
  const shown = JSON.parse(muniment('show', 'icerd.1.c.effect', '--json').stdout) as {
    kind: string;
    provision: { id: string; elements: readonly { toCheck: boolean }[] };
  };
  assert.deepEqual([shown.kind, shown.provision.id], ['provision', 'icerd.1']);
  assert.ok(shown.provision.elements.every(({ toCheck }) => toCheck));
  const { status, stderr } = muniment('show', 'constructor.1');
  assert.equal(status, 2);
  assert.match(stderr, /LAW_UNKNOWN/);
});

test('what is shown tells elements, prompts, answers, standards and authorities, each with its basis', () => {
  const law = loadLaw();
  const provision = provisionLines(law.provision('icerd.2.1.a'), law.gatesOf('icerd.2.1.a')).join('\n');
  for (const part of [
    'Must be proved with it',
    'icerd.1  Art. 1(1)',
    'Standard of proof: icj: convincing',
    '[found: UKR24]',
  ])
    assert.ok(provision.includes(part), part);
  const gate = provisionLines(law.provision('icerd.1'), []).join('\n');
  for (const part of [
    'icerd.1.b',
    'May be shown by',
    'What respondents usually answer',
    'One of these suffices',
    'icerd.1.c.effect',
    'Qatar v. United Arab Emirates (2021) §105',
    'An exception',
    'Burden: on the respondent',
    '[to be checked by a lawyer]',
  ])
    assert.ok(gate.includes(part), part);
  const instrument = instrumentLines(law.instrument('icerd'), ({ id }) => law.gatesOf(id)).join('\n');
  for (const part of [
    'ARM from 1993-07-23 [found: AzA24]',
    'icj: jurisdictional by icerd.22',
    'icerd.5.d.ii.denial',
  ])
    assert.ok(instrument.includes(part), part);
  assert.match(checklistLines(law.checklist('icj-icerd-22')).join('\n'), /J1 .*\[found: AzA24\]/);
  assert.match(
    checklistLines(law.checklist('ecthr-admissibility')).join('\n'),
    /at most 4 months \(from 2022-02-01\)/,
  );
  assert.match(rubricLines(law.rubric('b7')).join('\n'), /F5 [\s\S]*yes: adjust \+2; floor 3/);
  assert.match(standardsLines(law.standardSet('standards')).join('\n'), /beyond-reasonable-doubt/);
});

test('check takes a sound package together with what ships', () => {
  const { status, stdout } = muniment('check', write('sound', OWN));
  assert.deepEqual([status, stdout.trim()], [0, 'Sound: muniment version 1, ours version 1.']);
});

test('check names every problem with file, line and column, and what to do; nothing in a file drives the terminal', () => {
  const wrong = write('wrong', {
    ...OWN,
    'village.yaml': OWN['village.yaml'].replace('gate: [arsiwa.attribution]', 'gate: [village.1]'),
    'second.yaml': 'format: "\u001b[2Jx"\nb: &b\n',
  });
  const { status, stdout } = muniment('check', wrong);
  assert.equal(status, 1);
  assert.match(stdout, /^wrong\/second\.yaml:2:4: an anchor/m);
  assert.match(
    stdout,
    /^wrong\/village\.yaml:14:12: the gates go in a circle: village\.1 → village\.1\.\n  Take one/m,
  );
  assert.ok(!stdout.includes('\u001b'));
  const json = muniment('check', wrong, '--json');
  const { sound, problems } = JSON.parse(json.stdout) as {
    sound: boolean;
    problems: readonly Readonly<Record<string, string | number>>[];
  };
  assert.deepEqual([json.status, sound], [1, false]);
  assert.deepEqual(
    problems.map(({ code, file, line, column }) => [code, file, line, column]),
    [
      ['LAW_CONTROL_CHARACTER', 'wrong/second.yaml', 1, 10],
      ['LAW_YAML_REFUSED', 'wrong/second.yaml', 2, 4],
      ['LAW_GATE_CYCLE', 'wrong/village.yaml', 14, 12],
    ],
  );
  assert.ok(problems.every(({ help }) => String(help).length > 20));
});

test('a folder without a package is told apart from one in which something is wrong', () => {
  mkdirSync(join(folder, 'empty'));
  const { status, stderr } = muniment('check', join(folder, 'empty'));
  assert.equal(status, 3);
  assert.match(stderr, /LAW_NOT_THERE/);
});

test('check tells what comes out of decided cases beside what was held, and what a case names that is not there', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(
    readFileSync(join(import.meta.dirname, '../../../docs/formats/calibration.md'), 'utf8'),
  )?.[1];
  assert.ok(example);
  write('decided/ours', OWN);
  const sound = join(folder, 'decided');
  write('decided/calibration', { 'our-cases.yaml': example });
  const { status, stdout } = muniment('check', sound);
  assert.equal(status, 0, stdout);
  assert.match(
    stdout,
    /^State A v\. State B \(fictional\) \(1999\): That people could not return; icerd\.5\.d\.ii \[to be/m,
  );
  assert.match(
    stdout,
    /icerd\.5\.d\.ii\.denial: held met, comes out met, fully-conclusive\n {2}whole: held not met, comes out not met/,
  );
  write('decided/calibration', { 'our-cases.yaml': example.replace('held: met', 'held: not-met') });
  const differs = muniment('check', sound);
  assert.equal(differs.status, 0, 'that something differs is no problem of the file');
  assert.match(differs.stdout, /comes out met, fully-conclusive DIFFERS: nobody has said why/);
  const { calibration } = JSON.parse(muniment('check', sound, '--json').stdout) as {
    calibration: { elements: { agrees: boolean }[] }[];
  };
  assert.deepEqual(
    calibration[0]?.elements.map(({ agrees }) => agrees),
    [false],
  );
  write('decided/calibration', {
    'our-cases.yaml': example.replace('kind: state-own-claim', 'kind: gossip'),
  });
  const wrong = muniment('check', sound);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stdout, /our-cases\.yaml:23:\d+: there is no kind of evidence “gossip”/);
});
