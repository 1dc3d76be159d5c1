import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { checkedStatements, confirmedLaw, confirmStatement } from '#confirmations';
import { checkLaw, SHIPPED_LAW } from '#law';
import { createDatabase, openDatabase } from '#db';
import { fsck, rebuild, tableDigests } from '#ledger';
import { makeAllegation, restingOn } from '#pleading';
import { testArchive } from '../../test/db/archive.ts';
import {
  beginDraft,
  changeDraft,
  checkText,
  currentLaw,
  discardDraft,
  draftsNow,
  exportedFiles,
  followNewest,
  lawFiles,
  myDraft,
  publishDraft,
  publishText,
  versionsOf,
  versionText,
  writeDraft,
  type Draft,
} from './index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const root = archive.paths.root;
const tx = archive.db.tx.bind(archive.db);
const person = async (name: string, role: 'lawyer' | 'analyst') => ({
  kind: 'person' as const,
  personId: await tx(by, (one) =>
    addPerson(one, by, {
      name,
      email: `${name.toLowerCase().replaceAll(/\W/g, '.')}@example.org`,
      roles: [role],
      compartmentIds: [compartmentId],
    }),
  ),
});
const lawyer = await person('A Lawyer', 'lawyer');
const analyst = await person('An Analyst', 'analyst');
const ELEMENT = ['provisions', 0, 'elements', 0, 'text', 'en'];
const NEW = 'A distinction was made that others would not meet';

const begin = (who: typeof by, file: string, version?: number): Promise<Draft> =>
  tx(who, (one) => beginDraft(one, who, root, version === undefined ? { file } : { file, version }));
const amend = async (who: typeof by, text: string): Promise<Draft> => {
  const draft = await begin(who, 'icerd');
  return tx(who, (one) =>
    changeDraft(one, who, 'icerd', {
      changes: [{ path: ELEMENT, value: text }],
      version: String(draft.version),
    }),
  );
};
const publish = (who: typeof by, draft: Draft, reason = 'a fictional judgment') =>
  tx(who, (one) =>
    publishDraft(one, who, root, { file: draft.file, version: String(draft.version), reason }),
  );
const element = async () => (await tx(by, (one) => currentLaw(one, root))).element('icerd.1.a');

test('a lawyer amends an element: nothing changes until it is published, and then everything uses it', async () => {
  const before = await tx(by, (one) => currentLaw(one, root));
  const said = before.element('icerd.1.a').text.en;
  const draft = await amend(lawyer, NEW);
  assert.match(draft.text, /^version: 4$/m);
  assert.match(draft.text, /^# From the depositary’s list as a public programme copied it/m);
  assert.equal((await element()).text.en, said);
  // The same person in another window, and another person, begin nothing over it.
  await assert.rejects(begin(lawyer, 'icerd'), { code: 'LAW_DRAFT_THERE' });
  const edition = await publish(lawyer, draft);
  assert.equal(edition.version, 4);
  assert.equal((await element()).text.en, NEW);
  const law = await tx(by, (one) => currentLaw(one, root));
  assert.deepEqual(law.versions('icerd'), [1, 2, 3, 4]);
  // What was assessed by the first is still there to be read.
  assert.equal(law.instrument('icerd', 3).digest, before.instrument('icerd').digest);
  assert.equal(law.instrument('icerd', 3).provisions[0]?.elements[0]?.text.en, said);
  const { versions } = await tx(by, (one) => versionsOf(one, root, 'icerd'));
  assert.deepEqual(
    versions.map(({ version, state, published }) => [version, state, published?.by, published?.reason]),
    [
      [4, 'in-force', 'A Lawyer', 'a fictional judgment'],
      [3, 'earlier', undefined, undefined],
      [2, 'earlier', undefined, undefined],
      [1, 'earlier', undefined, undefined],
    ],
  );
  await assert.rejects(
    tx(lawyer, (one) => myDraft(one, lawyer, 'icerd')),
    { code: 'NOT_FOUND' },
  );
  // The sources came with it, so that what was found stays found.
  assert.equal(law.instrument('icerd').between[0]?.source?.key, 'AzA24');
  const files = await tx(by, (one) => lawFiles(one, root));
  assert.deepEqual(
    files.at(-1)?.versions.map(({ version, state }) => [version, state]),
    [[1, 'in-force']],
  );
});

test('a problem keeps it from being published, with the place where it stands', async () => {
  const draft = await begin(by, 'genocide');
  const broken = await tx(by, (one) =>
    writeDraft(one, by, 'genocide', {
      text: draft.text.replace(/^basis: knowledge$/m, 'basis: found'),
      version: '1',
    }),
  );
  const { problems } = await tx(by, (one) => checkText(one, root, 'genocide', broken.text));
  const line = broken.text.split('\n').indexOf('basis: found') + 1;
  assert.deepEqual(
    problems.map((one) => [one.code, one.file, one.line]),
    [['LAW_SOURCE_MISSING', 'genocide.yaml', line]],
  );
  await assert.rejects(publish(by, broken), { code: 'LAW_DRAFT_UNSOUND' });
  const same = await tx(by, (one) =>
    writeDraft(one, by, 'genocide', { text: `${draft.text}# a remark\n`, version: '2' }),
  );
  await assert.rejects(publish(by, same), { code: 'LAW_DRAFT_SAME' });
  await assert.rejects(publish(by, same, '  '), { code: 'INVALID_INPUT' });
  await tx(by, (one) => discardDraft(one, by, 'genocide'));
});

test('numbers only go up, ids and kinds stay, and gates go in no circle', async () => {
  const codes = async (file: string, change: (text: string) => string): Promise<string[]> => {
    const { text } = await tx(by, (one) => versionText(one, root, file));
    const { problems } = await tx(by, (one) => checkText(one, root, file, change(text)));
    return [...new Set(problems.map(({ code }) => code))];
  };
  const next = (text: string): string => text.replace(/^version: \d+$/m, 'version: 9');
  assert.deepEqual(await codes('echr', next), []);
  assert.deepEqual(await codes('echr', (text) => text), ['LAW_VERSION_BACKWARDS']);
  assert.ok(
    (await codes('echr', (text) => next(text).replace(/^id: echr$/m, 'id: other'))).includes(
      'LAW_FIELD_WRONG',
    ),
  );
  assert.ok(
    (
      await codes('icerd', (text) =>
        next(text).replace(/kind: gate\n/, 'kind: gate\n    gate: [icerd.2.1.a]\n'),
      )
    ).includes('LAW_GATE_CYCLE'),
  );
  // Another file refers to what is taken away: said with that file.
  const gone = await tx(by, (one) => versionText(one, root, 'arsiwa'));
  const { problems } = await tx(by, (one) =>
    checkText(one, root, 'arsiwa', next(gone.text).replaceAll('arsiwa.attribution', 'arsiwa.other')),
  );
  assert.ok(problems.some(({ file, code }) => code === 'LAW_ID_UNKNOWN' && file !== 'arsiwa.yaml'));
});

test('hostile texts are refused in time, here as in a folder', async () => {
  const look = async (text: string) =>
    (await tx(by, (one) => checkText(one, root, 'echr', text))).problems[0]?.code;
  const started = performance.now();
  assert.equal(await look('a: &a [x]\nb: [*a, *a]\n'), 'LAW_YAML_REFUSED');
  assert.equal(await look(`a: ${'['.repeat(5000)}`), 'LAW_YAML_REFUSED');
  assert.equal(await look('x'.repeat(5_000_000)), 'LAW_FILE_UNREADABLE');
  assert.equal(await look('a: !!js/function x\n'), 'LAW_YAML_REFUSED');
  assert.ok(performance.now() - started < 10_000);
  const draft = await begin(by, 'echr');
  for (const text of ['x'.repeat(300_000), 'a\0b'])
    await assert.rejects(
      tx(by, (one) => writeDraft(one, by, 'echr', { text, version: String(draft.version) })),
      { code: 'INVALID_INPUT' },
    );
  await tx(by, (one) => discardDraft(one, by, 'echr'));
});

test('two who write on one file are told of each other, and the second follows knowingly', async () => {
  const mine = await amend(by, 'What one of them wrote');
  const theirs = await amend(lawyer, 'What the other wrote');
  const drafts = await tx(by, (one) => draftsNow(one));
  assert.deepEqual(drafts.map(({ file, by: who }) => [file, who].join(' ')).toSorted(), [
    'icerd A Lawyer',
    'icerd A. Archivist',
  ]);
  assert.equal((await publish(lawyer, theirs)).version, 5);
  await assert.rejects(publish(by, mine), { code: 'LAW_MOVED_ON' });
  const followed = await tx(by, (one) => followNewest(one, by, root, 'icerd', String(mine.version)));
  assert.match(followed.text, /^version: 6$/m);
  assert.equal((await publish(by, followed)).version, 6);
  // Two windows of one person do not write over each other either.
  const draft = await begin(by, 'icerd');
  await tx(by, (one) => writeDraft(one, by, 'icerd', { text: `${draft.text}# one\n`, version: '1' }));
  await assert.rejects(
    tx(by, (one) => writeDraft(one, by, 'icerd', { text: `${draft.text}# other\n`, version: '1' })),
    { code: 'LAW_DRAFT_CHANGED' },
  );
  await tx(by, (one) => discardDraft(one, by, 'icerd'));
});

test('an older version is taken up again as a new one', async () => {
  const draft = await begin(by, 'icerd', 4);
  assert.match(draft.text, /^version: 7$/m);
  assert.equal((await publish(by, draft, 'the judgment was set aside')).version, 7);
  assert.equal((await element()).text.en, NEW);
});

test('a confirmation holds for its words: it stays where they are the same, and goes with a change', async () => {
  const digest = async (id: string) =>
    (await tx(by, (one) => checkedStatements(one, root, 'icerd'))).statements.find((one) => one.id === id)
      ?.digest ?? assert.fail(id);
  for (const statement of ['icerd.1.a', 'icerd.1.b'])
    await tx(by, async (one) =>
      confirmStatement(one, by, {
        root,
        file: 'icerd',
        statement,
        digest: await digest(statement),
        foundIn: 'p. 7',
      }),
    );
  await publish(by, await amend(by, 'Other words again'));
  const law = await tx(by, (one) => confirmedLaw(one, root));
  assert.equal(law.element('icerd.1.a').toCheck, true);
  assert.equal(law.element('icerd.1.b').toCheck, false);
});

test('an allegation keeps the version that it was made by', async () => {
  const law = await tx(by, (one) => currentLaw(one, root));
  const facts = {
    title: 'A charge (fictional)',
    party: 'Upland',
    respondent: 'Lowland',
    forum: 'icj',
    provision: 'icerd.5.b',
  };
  const rest = { standard: null, attribution: null, facts: null, period: null, place: null };
  const id = await tx(by, (one) =>
    makeAllegation(one, by, { law, caseId, compartmentId, facts: { ...facts, ...rest } }),
  );
  const version = law.instrument('icerd').version;
  await publish(by, await amend(by, 'And again other words'));
  const { allegations } = await tx(by, (one) => restingOn(one, by, { caseId, file: 'icerd' }));
  assert.deepEqual(
    allegations.map((one) => [one.id, one.version]),
    [[id, version]],
  );
  const now = await tx(by, (one) => currentLaw(one, root));
  assert.equal(now.instrument('icerd', version).digest, allegations[0]?.digest);
  assert.notEqual(now.instrument('icerd').digest, allegations[0]?.digest);
});

test('a new file begins with an outline in which all that is empty is told', async () => {
  const made = await tx(by, (one) =>
    beginDraft(one, by, root, {
      file: 'wells',
      outline: 'instrument',
      name: 'A fictional agreement on wells',
    }),
  );
  const { problems } = await tx(by, (one) => checkText(one, root, 'wells', made.text));
  assert.ok(problems.length >= 4);
  assert.ok(problems.every(({ code }) => code === 'LAW_FIELD_WRONG'));
  const draft = await tx(by, (one) =>
    changeDraft(one, by, 'wells', {
      version: '1',
      changes: [
        { path: ['citation'], value: 'nowhere' },
        { path: ['provisions', 0, 'label', 'en'], value: 'Art. 1' },
        { path: ['provisions', 0, 'text', 'en'], value: 'No well is poisoned' },
        { path: ['provisions', 0, 'elements', 0, 'text', 'en'], value: 'A well was poisoned' },
      ],
    }),
  );
  await publish(by, draft, 'a first version');
  const law = await tx(by, (one) => currentLaw(one, root));
  assert.equal(law.element('wells.1.a').toCheck, true);
  for (const file of ['wells', 'package', 'No Slug'])
    await assert.rejects(
      tx(by, (one) => beginDraft(one, by, root, { file, outline: 'checklist', name: 'x' })),
      { code: 'INVALID_INPUT' },
    );
});

test('what was published lies in a folder as a package that holds, and a folder with a higher version does not change what is in force', async () => {
  const files = await tx(by, (one) => exportedFiles(one, root));
  const out = join(folder, 'our-law');
  for (const [name, text] of files) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), text);
  }
  const { law, problems } = checkLaw([SHIPPED_LAW, out]);
  assert.deepEqual(problems, []);
  assert.equal(
    law?.instrument('icerd').version,
    (await tx(by, (one) => currentLaw(one, root))).instrument('icerd').version,
  );
});

test('who is no lawyer reads and writes nothing, whatever the server lets through', async () => {
  await assert.rejects(begin(analyst, 'echr'));
  assert.deepEqual(await tx(analyst, (one) => draftsNow(one)), []);
  const { text, version, digest } = await tx(analyst, (one) => versionText(one, root, 'icerd'));
  await assert.rejects(
    tx(analyst, (one) =>
      publishText(one, analyst, root, {
        file: 'icerd',
        text: text.replace(/^version: \d+$/m, 'version: 99').replace('And again', 'Once more'),
        base: { version, digest },
        reason: 'x',
      }),
    ),
  );
  const draft = await begin(lawyer, 'echr');
  await assert.rejects(
    tx(by, (one) => writeDraft(one, by, 'echr', { text: draft.text, version: '1' })),
    { code: 'NOT_FOUND' },
  );
});

test('the archive alone gives it back, table by table', async () => {
  await archive.ledger.publishAll();
  assert.deepEqual((await fsck(archive.ledger.files, archive.blobs)).findings, []);
  const url = await createDatabase(archive.ownerUrl, `editions_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'rebuilt.secret') });
  try {
    const { digests } = await rebuild(db, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(archive.db));
    assert.ok((digests.find(({ table }) => table === 'law_edition')?.rows ?? 0) >= 8);
  } finally {
    await db.close();
  }
});
