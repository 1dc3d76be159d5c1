import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { getItem } from '#catalogue';
import { openDossier, setExhibits } from '#dossier';
import { makePleading } from '#drafting';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, by, caseId, compartmentId, folder } = await codedArchive();
const serial = await addText('bridge.txt', 'The bridge was closed.', compartmentId);
const id = await archive.db.tx(by, async (tx) => {
  const dossier = await openDossier(tx, by, {
    caseId,
    compartmentId,
    name: 'annexes',
    title: 'Annexes',
    forum: null,
    numbering: 'Annex ',
  });
  const item = await getItem(tx, { serial });
  await setExhibits(tx, by, dossier, [{ itemId: item.id }]);
  return makePleading(tx, by, {
    caseId,
    dossierId: dossier.id,
    facts: { kind: 'memorial', title: 'Memorial\u001b[31m (fictional)', language: 'en' },
    parts: [
      { id: null, kind: 'section', partOf: 'facts', level: 1, body: 'Facts' },
      {
        id: null,
        kind: 'paragraph',
        partOf: null,
        level: null,
        body: `It was closed. [](cite:${item.id}?page=1) Nobody came.`,
      },
    ],
  });
});
const run = (...args: readonly string[]) => muniment(archive, 'pleading', ...args);

test('pleadings are begun and listed, and cannot drive a terminal', async () => {
  const begun = await run('new', 'annexes', '--title', 'Reply (fictional)', '--kind', 'reply');
  assert.equal(begun.code, 0, begun.stderr);
  const { stdout } = await run('list');
  assert.ok(stdout.includes(begun.stdout.trim()) && stdout.includes(id), stdout);
  assert.ok(!stdout.includes('\u001b'));
  assert.notEqual((await run('new', 'nobody', '--title', 'x')).code, 0);
});

test('a check says what to look at, and its status says so too', async () => {
  const { code, stdout } = await run('check', id);
  assert.equal(code, 1);
  assert.match(
    stdout,
    /I\. Facts, ¶ 1, sentence 2: a sentence of fact cites no exhibit\n {8}“Nobody came\.”/,
  );
  const { findings } = JSON.parse((await run('check', id, '--json')).stdout) as {
    findings: { code: string }[];
  };
  assert.deepEqual(
    findings.map((one) => one.code),
    ['no-cite'],
  );
});

test('it goes out and comes back; what a file would change is told first', async () => {
  for (const format of ['md', 'docx']) {
    const out = join(folder, `memorial.${format}`);
    const sent = await run('export', id, '--format', format, '--out', out);
    assert.equal(sent.code, 0, sent.stderr);
    assert.notEqual(
      (await run('export', id, '--format', format, '--out', out)).code,
      0,
      'nothing is written over',
    );
    const dry = await run('import', out, '--into', id, '--dry-run');
    assert.equal(dry.code, 0, dry.stderr);
    assert.match(dry.stdout, /^unchanged: 2, changed: 0, new: 0, taken off: 0, moved: 0\ncites kept: 1, /);
    assert.match(dry.stdout, /Nothing was changed\.$/m);
  }
  const edited = join(folder, 'edited.md');
  const text = await readFile(join(folder, 'memorial.md'), 'utf8');
  await writeFile(edited, text.replace('[Annex 1, p. 1]', '[Annex 3, p. 1]'));
  const brought = await run('import', edited, '--into', id);
  assert.match(brought.stdout, /cite: “Annex 1, p\. 1” → “Annex 3, p\. 1”/);
  assert.match((await run('check', id)).stdout, /names something else than Annex 1, p\. 1/);
  const old = await run('import', edited, '--into', id);
  assert.notEqual(old.code, 0);
  assert.match(old.stderr, /PLEADING_FILE_OLD/);
  assert.match((await run('renumber', id)).stdout, /^1 cites changed\.$/m);
});

test('one is begun with the sections that a forum wants; what no law has is refused, and nothing is begun', async () => {
  const contents = await run('contents');
  assert.match(
    contents.stdout,
    /^ecthr-rule-46 {2}application {2}Contents of .* \(to be checked by a lawyer\)$/m,
  );
  const count = async () => (await run('list', '--json')).stdout.trim().split('\n').length;
  const before = await count();
  const begin = (...args: readonly string[]) =>
    run('new', 'annexes', '--title', 'Application (fictional)', '--kind', 'application', ...args);
  const begun = await begin('--contents', 'ecthr-rule-46', '--json');
  assert.equal(begun.code, 0, begun.stderr);
  const { id: made, leftOut } = JSON.parse(begun.stdout) as { id: string; leftOut: object };
  assert.deepEqual(leftOut, { sealed: 0, barred: 0, hasMore: false });
  const { stdout } = await run('check', made);
  assert.match(stdout, /nothing stands under a heading\n {8}“VI\. Agents”/);
  assert.equal(await count(), before + 1);
  for (const [args, code] of [
    [['--contents', 'none'], 'LAW_UNKNOWN'],
    [['--contents', 'icj-provisional-measures'], 'INVALID_INPUT'],
    [['--contents', 'ecthr-rule-46', '--party', 'Nobody'], 'INVALID_INPUT'],
    [['--party', 'Nobody'], 'INVALID_INPUT'],
    [['--contents', 'ecthr-rule-46', '--proceeding', 'x'], 'NOT_FOUND'],
  ] as const) {
    const refused = await begin(...args);
    assert.deepEqual([refused.code, refused.stderr.includes(code)], [2, true], refused.stderr);
  }
  assert.equal(await count(), before + 1);
});
