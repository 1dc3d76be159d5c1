import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCase } from '#access';
import { makeHandover } from '#mines';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, by, caseId, code, compartmentId, folder, sealed } = await codedArchive();
const serial = await addText('decree.txt', 'The decree names who may not return.', compartmentId);
const { claimId } = await code(serial, 'names who may not return');
const { serial: batch } = await archive.db.tx(by, (tx) =>
  makeHandover(tx, by, {
    caseId,
    facts: {
      title: 'Sheets of the river line (fictional)',
      givenBy: null,
      receivedBy: null,
      through: [],
      dated: null,
      inExchange: null,
      custodian: null,
    },
  }),
);
const CHARGE = {
  title: 'That return was refused (fictional)',
  party: 'State A (fictional)',
  respondent: 'State B (fictional)',
  forum: 'icj',
  provision: 'icerd.5.d.ii',
};
const LAID = { slot: 'icerd.1.b', stance: 'for', claimId };
const file = join(folder, 'allegation.json');
const add = async (given: unknown, ...args: readonly string[]) => {
  await writeFile(file, JSON.stringify(given));
  return muniment(archive, 'allegations', 'add', file, ...args);
};
const listed = async () => {
  const { stdout } = await muniment(archive, 'allegations', 'list', '--json');
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};
interface Made {
  id: string;
  evidence: string[];
  remarks: { code: string; toCheck: boolean }[];
}

test('what is wrong with a file is said with its place and its code, and nothing of it is kept', async () => {
  const nobody = '019ac0de-0000-7000-8000-000000000001';
  for (const [given, words, facts] of [
    [{ ...CHARGE, verdict: 'guilty' }, /allegation\.json/, {}],
    [{ ...CHARGE, compartmentId: nobody }, /no compartment.*NOT_FOUND/s, {}],
    [{ ...CHARGE, provision: 'gc-iii.13' }, /no basis before.*ALLEGATION_FORUM_NONE/s, {}],
    [{ ...CHARGE, evidence: [{ ...LAID, claimId: 'x' }] }, /evidence › 1 › claimId/, {}],
    [
      { ...CHARGE, evidence: [LAID, { ...LAID, slot: 'icerd.99' }] },
      /no element of what is charged.*Cause: what the file has at evidence › 2/s,
      { at: '/evidence/1' },
    ],
    [
      { ...CHARGE, evidence: [LAID, LAID] },
      /Cause: what the file has at evidence › 2.*CODING_LINKED_ALREADY/s,
      { at: '/evidence/1' },
    ],
    [{ ...CHARGE, evidence: [{ ...LAID, record: batch }] }, /one claim, one conclusion/, {}],
    [{ ...CHARGE, evidence: [{ slot: 'icerd.1.b', stance: 'for', record: 'none' }] }, /no record “none”/, {}],
    [{ ...CHARGE, evidence: [{ ...LAID, answer: 'It was lawful.' }] }, /only what speaks against/, {}],
  ] as const) {
    const { code: status, stdout, stderr } = await add(given, '--json');
    assert.equal(status, 2, stderr);
    assert.match(stderr, words);
    const { error } = JSON.parse(stdout) as { error: { facts: Record<string, unknown> } };
    assert.deepEqual({ ...error.facts, ...facts }, error.facts);
  }
  assert.deepEqual(await listed(), []);
});

test('one is added from a file with what is laid to its elements, which is what the matrix shows', async () => {
  const {
    code: status,
    stdout,
    stderr,
  } = await add(
    {
      ...CHARGE,
      attribution: 'arsiwa.4',
      period: '2031-05',
      evidence: [
        { ...LAID, note: 'the words of the decree' },
        { slot: 'icerd.1.x', stance: 'against', claimId, answer: 'It spoke of all.' },
        { slot: 'icerd.1.a', stance: 'for', record: batch.toLowerCase() },
      ],
    },
    '--json',
  );
  assert.equal(status, 0, stderr);
  const made = JSON.parse(stdout) as Made;
  assert.deepEqual([made.evidence.length, made.remarks], [3, []]);
  const [row, ...others] = await listed();
  assert.equal(others.length, 0);
  assert.deepEqual(
    [row?.['id'], row?.['attribution'], row?.['period'], row?.['standard']],
    [made.id, 'arsiwa.4', '2031-05', null],
  );
  const matrix = await muniment(archive, 'allegations', 'matrix', made.id, '--json');
  const { laid } = JSON.parse(matrix.stdout) as { laid: Record<string, unknown>[] };
  assert.deepEqual(
    laid
      .map((one) => [one['id'], one['slot'], one['stance'], one['answer']])
      .toSorted(([, one], [, other]) => (String(one) < String(other) ? -1 : 1)),
    [
      [made.evidence[0], 'icerd.1.b', 'for', null],
      [made.evidence[1], 'icerd.1.x', 'against', 'It spoke of all.'],
    ],
  );
  const { stdout: words } = await muniment(archive, 'allegations', 'matrix', made.id);
  assert.match(words, /laid to icerd\.1\.a and brings no claim: the record “Sheets of the river line/);
});

test('what is to be said of the forum is said when it is charged, with its code; a sealed compartment may be named', async () => {
  const { stdout } = await add({ ...CHARGE, provision: 'gc-iii.13', forum: 'ecthr', compartmentId: sealed });
  assert.match(stdout, /^\S{36}\n {2}this forum finds no breach.*\(FORUM_INTERPRETIVE\) \[to be checked/);
  const kept = await archive.db.tx(by, (tx) =>
    tx
      .selectFrom('allegation')
      .select('compartment_id')
      .where('id', '=', stdout.slice(0, 36))
      .executeTakeFirst(),
  );
  assert.equal(kept?.compartment_id, sealed);
  const json = await add({ ...CHARGE, provision: 'echr.3' }, '--json');
  assert.deepEqual((JSON.parse(json.stdout) as Made).remarks, [
    { code: 'FORUM_NOT_STATED', toCheck: false, parties: [] },
  ]);
});

test('one is changed in the version that was looked at; what is left out stays, and null takes away', async () => {
  const { id } = JSON.parse(
    (await add({ ...CHARGE, period: '2031', place: 'the mill' }, '--json')).stdout,
  ) as Made;
  const change = async (given: unknown, version: string, ...args: readonly string[]) => {
    await writeFile(file, JSON.stringify(given));
    return muniment(archive, 'allegations', 'change', id, file, '--of-version', version, ...args);
  };
  for (const [given, version, words] of [
    [{ title: '' }, '1', /allegation\.json: title/],
    [{}, '1', /allegation\.json.*too few/s],
    [{ verdict: 'guilty' }, '1', /verdict/],
    [{ place: 'x' }, '2', /allegation “That return was refused.*CONFLICT/s],
    [{ place: 'x' }, 'the last', /--of-version.*INVALID_INPUT/s],
    [{ provision: 'gc-iii.13' }, '1', /ALLEGATION_FORUM_NONE/],
  ] as const) {
    const { code: status, stderr } = await change(given, version);
    assert.equal(status, 2, stderr);
    assert.match(stderr, words);
  }
  const {
    code: status,
    stdout,
    stderr,
  } = await change({ place: null, facts: 'They were sent back.' }, '1', '--json');
  assert.equal(status, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), { id, version: 2, remarks: [] });
  const row = (await listed()).find((one) => one['id'] === id);
  assert.deepEqual(
    ['title', 'period', 'place', 'facts', 'version'].map((name) => row?.[name]),
    [CHARGE.title, '2031', null, 'They were sent back.', 2],
  );
  const gone = await muniment(archive, 'allegations', 'change', 'none', file, '--of-version', '1');
  assert.match(gone.stderr, /no allegation “none”.*NOT_FOUND/s);
  const asked = await muniment(archive, 'allegations', 'change', id, file);
  assert.equal(asked.code, 2);
  assert.match(asked.stderr, /--of-version/);
  assert.match(
    (await change({ forum: 'ecthr', provision: 'gc-iii.13' }, '2')).stdout,
    /version is 3.*FORUM_INTERPRETIVE/s,
  );
});

test('one is withdrawn once, with a reason, in the case that is named', async () => {
  const { id } = JSON.parse((await add(CHARGE, '--json')).stdout) as Made;
  const withdraw = (of: string, reason: string, ...args: readonly string[]) =>
    muniment(archive, 'allegations', 'withdraw', of, '--reason', reason, ...args);
  const before = (await listed()).length;
  await archive.db.tx(by, (tx) => openCase(tx, by, 'Another case'));
  for (const [refused, words] of [
    [await withdraw(id, '  '), /--reason.*empty.*INVALID_INPUT/s],
    [await withdraw(id, 'r'.repeat(2001)), /--reason.*INVALID_INPUT/s],
    [await withdraw('none', 'charged twice'), /no allegation “none”.*NOT_FOUND/s],
    [await withdraw(id, 'charged twice', '--case', 'Another case'), /no allegation.*NOT_FOUND/s],
    [await muniment(archive, 'allegations', 'withdraw', id), /--reason/],
  ] as const) {
    assert.equal(refused.code, 2, refused.stderr);
    assert.match(refused.stderr, words);
  }
  assert.equal((await listed()).length, before);
  const { code: status, stdout, stderr } = await withdraw(id, 'charged twice', '--json');
  assert.equal(status, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), { withdrawn: id });
  assert.equal((await listed()).length, before - 1);
  const entry = await archive.db.tx(by, (tx) =>
    tx.selectFrom('ledger_entry').select('kind').where('subject_id', '=', id).orderBy('id').execute(),
  );
  assert.deepEqual(
    entry.map(({ kind }) => kind),
    ['allegation-made', 'allegation-withdrawn'],
  );
  assert.match((await withdraw(id, 'again')).stderr, /CODING_WITHDRAWN/);
});
