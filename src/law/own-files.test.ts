import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { changeText } from './change-text.ts';
import { changedStatements, checkDraft, versionIn } from './check-draft.ts';
import { checkPackages } from './check-packages.ts';
import { lawOf } from './law.ts';
import { SHIPPED_LAW } from './load-law.ts';
import { asVersion, outlineOf, OUTLINED } from './outline.ts';
import { firstHead, ownFile, packagesWith, standingFiles } from './own-files.ts';
import { readPackages, type FoundPackage } from './read-folder.ts';
import { readYaml } from './read-yaml.ts';

const shipped = readPackages([SHIPPED_LAW]);
const CAT = readFileSync(join(SHIPPED_LAW, 'muniment/cat.yaml'), 'utf8');
const valueIn = (text: string): unknown => readYaml('', text).read?.value;
const numbered = (version: number, text = CAT): string => asVersion(text, version, '2026-01-01');
const own = (version: number, text = numbered(version)) =>
  ownFile({ id: 'cat', kind: 'instrument', version, text });
const lawWith = (packages: readonly FoundPackage[], files: readonly ReturnType<typeof own>[]) => {
  const checked = checkPackages(packagesWith(packages, files).packages);
  assert.deepEqual(checked.problems, []);
  return lawOf(checked.packages);
};

/** A folder of somebody’s that brings a version of the same file. */
const folderWith = (version: number): FoundPackage => ({
  folder: '/our-law',
  problems: [],
  files: [
    { name: 'package.yaml', file: 'package.yaml', text: firstHead(shipped, 'our-law') },
    { name: 'cat.yaml', file: 'cat.yaml', text: numbered(version) },
  ],
});

test('what was published goes before what ships and before a folder, whatever numbers these have', () => {
  assert.equal(lawWith(shipped, []).instrument('cat').version, 3);
  assert.deepEqual(lawWith(shipped, [own(3), own(4)]).versions('cat'), [1, 2, 3, 4]);
  const both = [...shipped, folderWith(5)];
  assert.equal(lawWith(both, []).instrument('cat').version, 5);
  const law = lawWith(both, [own(3)]);
  assert.deepEqual(law.versions('cat'), [1, 2, 3]);
  assert.deepEqual(
    packagesWith(both, [own(3)]).leftOut.map(({ id, version, package: from }) => [id, version, from]),
    [
      ['cat', 3, 'muniment'],
      ['cat', 5, 'our-law'],
    ],
  );
  // A release that brings the very number that was published here changes nothing either.
  assert.equal(lawWith([...shipped, folderWith(3)], [own(3)]).instrument('cat').package, 'own');
});

test('an archive that published its own version of a file, before a release brought one, has law that holds', () => {
  const [one] = shipped;
  const files = (one?.files ?? []).flatMap(({ name, text }) => {
    const { id, kind, version } = valueIn(text) as { id: string; kind: 'instrument'; version: number };
    const isFirst = kind === 'instrument' && version === 1;
    return isFirst
      ? [{ name, file: ownFile({ id, kind, version: 2, text: asVersion(text, 2, '2026-01-01') }) }]
      : [];
  });
  assert.ok(files.length >= 15 && files.some(({ name }) => name.startsWith('earlier/')));
  for (const { file } of files) assert.equal(lawWith(shipped, [file]).instrument(file.id).package, 'own');
  assert.equal(
    lawWith(
      shipped,
      files.map(({ file }) => file),
    ).provision('icerd.6').gate.length,
    1,
  );
});

test('a first package.yaml knows all sources, and says what is found as it was', () => {
  const head = firstHead(shipped, 'own-1');
  const { sources } = valueIn(head) as { sources: Record<string, unknown> };
  const muniment = readYaml('', readFileSync(join(SHIPPED_LAW, 'muniment/package.yaml'), 'utf8')).read?.value;
  assert.deepEqual(sources, (muniment as { sources: object }).sources);
  const law = lawWith(shipped, [own(4)]);
  const text = (version: number) => JSON.stringify(law.instrument('cat', version).parties);
  assert.ok(text(3).includes('UNTC13'));
  assert.equal(text(4), text(3));
});

test('every version in a folder is told with its text', () => {
  const files = standingFiles(shipped);
  assert.ok(files.length >= 20);
  assert.equal(files.find(({ id }) => id === 'cat')?.text, CAT);
});

test('a draft must be the file that it was begun as, and come after all there is', () => {
  const codes = (text: string, version = 1): string[] =>
    checkDraft(shipped, [], { id: 'cat', text }, { version, kind: 'instrument' }).problems.map(
      ({ code }) => code,
    );
  assert.deepEqual(codes(numbered(2)), []);
  assert.deepEqual(codes(numbered(1)), ['LAW_VERSION_BACKWARDS']);
  assert.deepEqual(codes(numbered(2), 7), ['LAW_VERSION_BACKWARDS']);
  assert.ok(codes(outlineOf('checklist', 'cat', 'x')).includes('LAW_FIELD_WRONG'));
  // While its shape is wrong, what refers to it is not.
  const { problems } = checkDraft(
    shipped,
    [],
    { id: 'arsiwa', text: 'format: muniment-law/1\nkind: instrument\n' },
    { version: 1, kind: 'instrument' },
  );
  assert.ok(
    problems.length > 0 && problems.every(({ file }) => file === 'arsiwa.yaml'),
    JSON.stringify(problems),
  );
});

test('what differs is told statement by statement', () => {
  const law = lawWith(shipped, [
    own(4, numbered(4, CAT.replace(/^basis: knowledge$/m, 'basis: knowledge # looked at'))),
  ]);
  const [one, two] = [versionIn(law, 'cat', 3), versionIn(law, 'cat', 4)];
  assert.deepEqual(changedStatements(one ?? null, two ?? null), []);
  assert.equal(versionIn(law, 'cat', 9), undefined);
  assert.ok(changedStatements(null, one ?? null).every(({ change }) => change === 'added'));
  const { provisions } = valueIn(CAT) as { provisions: { id: string }[] };
  const first = provisions[0]?.id ?? assert.fail();
  const amended = changeText(numbered(5), { path: ['provisions', 0, 'text', 'en'], value: 'Other words' });
  const three = versionIn(lawWith(shipped, [own(4), own(5, amended)]), 'cat', 5);
  assert.deepEqual(
    changedStatements(two ?? null, three ?? null).map(({ id, change, after }) => [
      id,
      change,
      after?.text?.en,
    ]),
    [[first, 'changed', 'Other words']],
  );
  assert.deepEqual(
    changedStatements(three ?? null, null)
      .map(({ change }) => change)
      .filter((change) => change !== 'gone'),
    [],
  );
});

test('an outline of each kind is read, and what is empty in it is told', () => {
  for (const kind of OUTLINED) {
    const text = outlineOf(kind, 'wells', 'Wells: "a name"');
    assert.ok(readYaml('', text).read, kind);
    const { problems } = checkDraft(shipped, [], { id: 'wells', text }, { version: 0, kind: null });
    assert.ok(problems.length > 0, kind);
    assert.ok(
      problems.every(({ code }) => code === 'LAW_FIELD_WRONG'),
      kind,
    );
  }
});

test('a history in the file goes on with the version', () => {
  const text = numbered(1).replace(
    'version: 1\n',
    'version: 1\nhistory:\n  - { version: 1, date: 2025-01-01, text: { en: Begun } }\n',
  );
  const next = numbered(2, text);
  assert.match(next, /- \{ version: 2, date: 2026-01-01, text: \{ en: "" \} \}/);
  assert.equal(asVersion('a: *b', 2, '2026-01-01'), 'a: *b');
});
