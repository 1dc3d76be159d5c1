import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { getItem } from '#catalogue';
import { withdrawQuote } from '#coding';
import { createDatabase, openDatabase } from '#db';
import { buildDossier, fileDossier, findDossier, reopenFiling, setExhibits } from '#dossier';
import { publishText } from '#editions';
import { asSha256Hex } from '#kernel';
import { outlineOf } from '#law';
import { rebuild, tableDigests } from '#ledger';
import { draftedArchive } from '../../test/db/drafted.ts';
import {
  changePleading,
  findingsOf,
  listPleadings,
  makePleading,
  pleadingOf,
  renumberCites,
  withdrawPleading,
  writePleading,
  type Part,
} from './index.ts';

const { archive, by, caseId, compartmentId, folder, addText, code, ...scene } = await draftedArchive();
const { refusal, reader, serials, itemIds, quoteId, section, paragraph, cite, WHOLE } = scene;
const { drafted, shown, found, codes, write, file, bring } = scene;
const { db } = archive;

test('a cite without text is called by its exhibit; a sentence of fact without a cite and an exhibit that is not cited are told', async () => {
  const { id } = await drafted(WHOLE);
  const { parts } = await shown(id);
  assert.deepEqual(
    parts.map(({ number, kind }) => [number, kind]),
    [
      ['I.', 'section'],
      ['1.', 'paragraph'],
      ['II.', 'section'],
      ['2.', 'paragraph'],
    ],
  );
  const run = parts[1]?.runs.find(({ to }) => to === 'exhibit');
  assert.deepEqual([run?.text, run?.serial, run?.page], ['Annex 1, p. 1', serials.bridge, 1]);
  const findings = await found(id);
  assert.deepEqual(
    findings.map((one) => [one.code, one.section, one.paragraph, one.sentence, one.instead]),
    [
      ['no-cite', 'I. The river', 1, 2, ''],
      ['uncited', null, null, null, 'Annex 2'],
    ],
  );
  assert.equal(findings[0]?.text, 'The road was open.');
});

test('a cite of facts names a page or a quote of its exhibit; of law it need not', async () => {
  const { id } = await drafted([
    section('The river'),
    paragraph(`It fell. ${cite('bridge')} It was long. ${cite('bridge', '?page=1')}`),
    section('The law', 'law'),
    paragraph(`A rule is pleaded. ${cite('bridge')}`),
  ]);
  const pins = (await found(id)).filter(({ code }) => code === 'no-pin');
  assert.deepEqual(
    pins.map(({ severity, paragraph: at, sentence, text }) => [severity, at, sentence, text]),
    [['warning', 1, 1, 'Annex 1']],
  );
});

test('law that lawyers of the archive published is law that a pleading can cite', async () => {
  const { id } = await drafted([
    section('The law', 'law'),
    paragraph('[Art. 1](law:fictional-pact.1.a) is pleaded.'),
  ]);
  assert.ok((await codes(id)).includes('law-unknown'));
  const text = outlineOf('instrument', 'fictional-pact', 'Fictional Pact').replaceAll('""', '"fictional"');
  await db.tx(by, (tx) =>
    publishText(tx, by, archive.paths.root, {
      file: 'fictional-pact',
      text,
      base: null,
      reason: 'for a test',
    }),
  );
  assert.ok(!(await codes(id)).includes('law-unknown'));
});

test('every save is a version in which only what changed is written; a second writer is refused', async () => {
  const { id } = await drafted(WHOLE);
  const entries = () =>
    db.tx(by, (tx) =>
      tx
        .selectFrom('ledger_entry')
        .select(['kind', 'body'])
        .where('subject_id', '=', id)
        .orderBy('seq')
        .execute(),
    );
  const row = await write(id, (parts) =>
    parts.toSpliced(2, 0, paragraph(`The road is told of. ${cite('road')}`)),
  );
  assert.equal(row.version, 2);
  const last = (await entries()).at(-1);
  assert.equal(last?.kind, 'pleading-changed');
  const tables = (JSON.parse(last?.body ?? '{}') as { rows: { table: string }[] }).rows.map(
    ({ table }) => table,
  );
  assert.deepEqual(tables, ['pleading', 'pleading_part']);
  await assert.rejects(
    db.tx(by, (tx) => writePleading(tx, by, id, { version: '1', parts: [] })),
    refusal('CONFLICT'),
  );
  await assert.rejects(
    db.tx(by, (tx) => changePleading(tx, by, id, { version: '1', facts: { title: 'x' } })),
    refusal('CONFLICT'),
  );
  const same = await write(id, (parts) => parts);
  assert.equal(same.version, 2, 'nothing changed, nothing written');
  assert.equal((await entries()).length, 2);
  const split = await write(id, (parts) =>
    parts.map((part) =>
      part.kind === 'paragraph' ? { ...part, body: part.body.replace('. ', '.\n\n') } : part,
    ),
  );
  assert.equal(split.version, 3);
  assert.ok((await shown(id)).parts.length > 5, 'an empty line parts a paragraph');
});

test('a save that is too much for one entry is several, and all of it or nothing', async () => {
  const long = 'Ճանապարհը բաց էր։ '.repeat(600);
  const { id } = await drafted([section('Facts')]);
  await write(id, (parts) => [...parts, ...Array.from({ length: 12 }, () => paragraph(long))]);
  assert.equal((await shown(id)).parts.length, 13);
  const entries = await db.tx(by, (tx) =>
    tx.selectFrom('ledger_entry').select('kind').where('subject_id', '=', id).execute(),
  );
  assert.ok(entries.length > 2, String(entries.length));
});

test('what is no part of it, stands twice or is too much is refused', async () => {
  const { id } = await drafted(WHOLE);
  const one = (await shown(id)).parts[1];
  assert.ok(one);
  const { id: own, kind, partOf, level, body } = one;
  const part = { id: own, kind, partOf, level, body };
  const save = (parts: readonly Part[]) =>
    db.tx(by, (tx) => writePleading(tx, by, id, { version: '1', parts }));
  for (const parts of [
    [part, part],
    [{ ...part, id: itemIds.road }],
    [{ ...part, body: '' }],
    [{ ...part, body: 'x'.repeat(20_001) }],
    [{ ...part, level: 1 }],
    [{ ...section('x'), level: 4 }],
  ])
    await assert.rejects(save(parts), refusal('INVALID_INPUT'));
  await assert.rejects(save([paragraph(`x [a](cite:${caseId})`)]), refusal('NOT_FOUND'));
});

test('a cite whose exhibit left, whose quote was withdrawn, whose page is not there or whose number is another is told', async () => {
  const text = `It is so. ${cite('bridge', `/${quoteId}?page=1`)} It is. ${cite('road', '?page=9', 'Annex 7, p. 9')} [x](https://example.org/)`;
  const { id, dossierId } = await drafted([section('Facts'), paragraph(text)]);
  const before = await codes(id);
  assert.ok(before.includes('text-differs') && before.includes('link-other'), before.join(' '));
  const exhibits = (names: readonly (keyof typeof serials)[]) =>
    db.tx(by, async (tx) => {
      const dossier = await findDossier(tx, { id: dossierId });
      assert.ok(dossier);
      await setExhibits(
        tx,
        by,
        dossier,
        names.map((one) => ({ itemId: itemIds[one] })),
      );
    });
  await exhibits(['road', 'bridge']);
  const moved = (await found(id)).filter((one) => one.code === 'text-differs').map(({ instead }) => instead);
  assert.deepEqual(moved, ['Annex 2, p. 1', 'Annex 1, p. 9']);
  const version = String((await shown(id)).pleading.version);
  assert.equal(await db.tx(by, (tx) => renumberCites(tx, by, id, version)), 2);
  assert.ok(!(await codes(id)).includes('text-differs'));
  await exhibits(['road']);
  assert.ok((await codes(id)).includes('exhibit-gone'));
  await exhibits(['road', 'bridge']);
  const { quoteId: other } = await code(serials.bridge, 'Nobody crossed it.');
  await write(id, (parts) => [...parts, paragraph(`Nobody did. ${cite('bridge', `/${other}?page=3`)}`)]);
  assert.ok((await codes(id)).includes('page-of-quote'));
  const free = await code(serials.road, 'The road was open');
  await write(id, (parts) => [...parts, paragraph(`Open. ${cite('bridge', `/${free.quoteId}`)}`)]);
  assert.ok((await codes(id)).includes('quote-elsewhere'));
  await assert.rejects(
    db.tx(by, (tx) => withdrawQuote(tx, by, free.quoteId, 'x')),
    refusal('CODING_IN_USE'),
  );
});

test('what the exhibit does not say any more is told', async () => {
  const serial = await addText('altered.txt', 'The gate was shut at noon.', compartmentId);
  const made = await code(serial, 'The gate was shut');
  const { id, dossierId } = await drafted([section('Facts')]);
  const itemId = await db.tx(by, async (tx) => {
    const item = await getItem(tx, { serial });
    const dossier = await findDossier(tx, { id: dossierId });
    assert.ok(dossier);
    await setExhibits(tx, by, dossier, [{ itemId: item.id }]);
    return item.id;
  });
  await write(id, (parts) => [
    ...parts,
    paragraph(`The gate was shut. [](cite:${itemId}/${made.quoteId}?page=1)`),
  ]);
  assert.deepEqual(await codes(id), []);
  const { target_sha256: sha256 } = await db.tx(by, (tx) =>
    tx.selectFrom('quote').select('target_sha256').where('id', '=', made.quoteId).executeTakeFirstOrThrow(),
  );
  const path = await archive.blobs.localPath(asSha256Hex(sha256));
  await chmod(path, 0o644);
  await writeFile(path, '{}');
  assert.deepEqual(
    (await found(id)).map((one) => one.code),
    ['quote-differs'],
  );
});

test('a file comes back unchanged, in Markdown and in DOCX', async () => {
  const { id } = await drafted(WHOLE);
  for (const format of ['md', 'docx'] as const) {
    const { report } = await bring(id, await file(id, format), { isDry: true });
    assert.deepEqual(
      [report.same, report.parts, report.cites, report.notes, report.keptCites],
      [4, [], [], [], 2],
      format,
    );
  }
});

test('a file that somebody edited is told, sentence by sentence and cite by cite, and taken', async () => {
  const { id } = await drafted(WHOLE);
  const text = (await file(id, 'md')).toString();
  const edited = text
    .replace('[Annex 1, p. 1]', '[Annex 4, p. 1]')
    .replace('The road was open.', 'The road was open. Nobody was there.')
    .replace(/\[Art\. 5\(b\)\]\([^)]*\)/, 'Art. 5(b)')
    .concat('\nA new paragraph.\n');
  const dry = await bring(id, Buffer.from(edited), { isDry: true });
  assert.equal((await shown(id)).pleading.version, 1, 'nothing was changed');
  const told = dry.report.cites.map(({ before, after }) => [before, after]);
  assert.deepEqual(told, [
    ['Annex 1, p. 1', 'Annex 4, p. 1'],
    ['Art. 5(b)', null],
  ]);
  assert.deepEqual(
    dry.report.parts.map(({ number, before }) => [number, before === null]),
    [
      ['1.', false],
      ['2.', false],
      ['3.', true],
    ],
  );
  const row = await db.tx(by, (tx) => pleadingOf(tx, id));
  const proposed = (await findingsOf(archive, by, row, dry.parts)).map((one) => one.code);
  assert.deepEqual(proposed, ['no-cite', 'no-cite', 'text-differs', 'uncited']);
  await bring(id, Buffer.from(edited));
  assert.equal((await shown(id)).pleading.version, 2);
  assert.deepEqual(await codes(id), proposed);
  await assert.rejects(bring(id, Buffer.from(edited)), refusal('PLEADING_FILE_OLD'));
  const other = await drafted(WHOLE);
  await assert.rejects(bring(other.id, Buffer.from(edited)), refusal('PLEADING_FILE_OF_OTHER'));
  await bring(other.id, Buffer.from(edited), { isAnyway: true });
});

test('a sealed exhibit is not told to who may not see it, and stays when they write', async () => {
  const { id } = await drafted(
    [
      section('Facts'),
      paragraph(
        `A witness is cited. ${cite('witness', '?page=1')} So is the road. ${cite('road', '?page=1')}`,
      ),
    ],
    ['witness', 'road'],
  );
  const mine = (await shown(id)).parts[1]?.body ?? '';
  assert.match(mine, /\[Annex 1, p\. 1\]/);
  const theirs = (await shown(id, reader)).parts[1];
  assert.ok(!theirs?.body.includes('Annex 1'));
  assert.ok(theirs?.runs.some(({ isHidden, serial }) => isHidden && serial === null));
  assert.ok(!JSON.stringify(await shown(id, reader)).includes(serials.witness));
  const seen = await found(id, reader);
  assert.deepEqual(
    seen.map((one) => [one.code, one.text]),
    [['hidden', '1']],
  );
  assert.ok(!(await file(id, 'md', reader)).toString().includes('Annex 1'));
  await write(
    id,
    (parts) => parts.map((part) => ({ ...part, body: part.body.replace('So is', 'So was') })),
    reader,
  );
  assert.equal((await shown(id)).parts[1]?.body, mine.replace('So is', 'So was'));
  const entries = await db.tx(reader, (tx) =>
    tx.selectFrom('ledger_entry').select('body').where('subject_id', '=', id).execute(),
  );
  assert.ok(
    entries.every(({ body }) => !body.includes('Annex 1')),
    'what cites it is not read in the history',
  );
  const { id: open } = await drafted([section('Facts')]);
  await assert.rejects(
    write(open, (parts) => [...parts, paragraph(`x ${cite('witness')}`)], reader),
    refusal('NOT_FOUND'),
  );
  const { report } = await bring(
    open,
    Buffer.from(`## Facts\n\nx [Annex 1](cite:${itemIds.witness})\n`),
    { isDry: true },
    reader,
  );
  assert.ok(report.notes.some((one) => one.code === 'cite-unknown'));
});

test('a withdrawn pleading is listed no more and written no more', async () => {
  const { id, dossierId } = await drafted(WHOLE);
  const listed = () => db.tx(by, (tx) => listPleadings(tx, { caseId, dossierId, limit: 10 }));
  assert.deepEqual(
    (await listed()).map((one) => [one.id, one.paragraphs]),
    [[id, 2]],
  );
  await db.tx(by, (tx) => withdrawPleading(tx, by, id, 'superseded'));
  assert.deepEqual(await listed(), []);
  await assert.rejects(
    write(id, (parts) => parts),
    refusal('CODING_WITHDRAWN'),
  );
});

test('what was there when the dossier was filed is changed no more while the filing stands; what is begun later is', async () => {
  const { id, dossierId } = await drafted(WHOLE);
  const version = String((await db.tx(by, (tx) => pleadingOf(tx, id))).version);
  const dossier = await db.tx(by, (tx) => findDossier(tx, { id: dossierId }));
  assert.ok(dossier);
  await archive.ledger.publishAll();
  const parts = { ...archive, scratch: archive.paths.scratch, version: '0.0.0' };
  const { build } = await buildDossier(parts, by, dossier, { withQuotes: false });
  const filed = { buildId: build.id, filedOn: '2031-05-01', filedWith: 'Fictional court', reference: null };
  const filing = await db.tx(by, (tx) => fileDossier(tx, by, dossier, filed));
  assert.deepEqual((await shown(id)).filed, { on: '2031-05-01', with: 'Fictional court' });
  for (const change of [
    () => db.tx(by, (tx) => writePleading(tx, by, id, { version, parts: [section('Another', 'facts')] })),
    () => db.tx(by, (tx) => changePleading(tx, by, id, { version, facts: { title: 'Another' } })),
    () => db.tx(by, (tx) => renumberCites(tx, by, id, version)),
    () => db.tx(by, (tx) => withdrawPleading(tx, by, id, 'x')),
  ])
    await assert.rejects(change(), refusal('DOSSIER_FILED'));
  const facts = { kind: 'reply', title: 'A reply (fictional)', language: 'en' } as const;
  const later = await db.tx(by, (tx) => makePleading(tx, by, { caseId, dossierId, facts }));
  assert.equal((await shown(later)).filed, null);
  await db.tx(by, (tx) =>
    changePleading(tx, by, later, { version: '1', facts: { title: 'Another (fictional)' } }),
  );
  await db.tx(by, (tx) => reopenFiling(tx, by, filing, 'leave of the fictional court'));
  assert.equal((await shown(id)).filed, null);
  await db.tx(by, (tx) => changePleading(tx, by, id, { version, facts: { title: 'Corrected (fictional)' } }));
});

test('the archive alone rebuilds pleadings, also parts that were moved and taken off', async () => {
  const { id } = await drafted(WHOLE);
  await write(id, (parts) => parts.slice(1).toReversed());
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `drafting_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'drafting.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: count }) => [table, count]));
    for (const table of ['pleading', 'pleading_part']) assert.ok((rows[table] ?? 0) > 3, table);
  } finally {
    await other.close();
  }
});
