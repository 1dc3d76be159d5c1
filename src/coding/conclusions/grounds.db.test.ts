import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { addPerson } from '#access';
import type { Identity } from '#db';
import { codedArchive } from '../../../test/db/coded.ts';
import {
  exportConclusions,
  groundsOf,
  linkClaims,
  listConclusions,
  makeConclusion,
  nameClaim,
  withdrawClaim,
  withdrawConclusion,
  type ConclusionFilter,
  type ConclusionFormat,
} from '../index.ts';

const { archive, by, caseId, compartmentId, sealed, addText, code, reads } = await codedArchive();
const { db } = archive;
const account = {
  name: 'Reader',
  email: 'reader@example.org',
  roles: ['analyst'],
  compartmentIds: [compartmentId],
} as const;
const reader = { kind: 'person', personId: await db.tx(by, (tx) => addPerson(tx, by, account)) } as const;

// Invented, as are those who speak in it: one office, a paper that retells it, somebody who counts alone, and a protected witness.
const said = async (name: string, words: string, where = compartmentId): Promise<string> => {
  const counted = { measure: 'count-killed', value: 7, as_of: '2031-01-02' } as const;
  return (await code(await addText(name, words, where), words, { ...counted, speaker: name })).claimId;
};
const office = await said('office.txt', 'Seven were counted by the office.');
const paper = await said('paper.txt', 'The office counted seven, a paper writes.');
const alone = await said('alone.txt', 'Seven were counted by somebody else.');
const witness = await said('witness.txt', 'A witness who must not be known counted none.', sealed);
const gone = await said('gone.txt', 'This was read wrongly.');
const make = (statement: string, claimId?: string): Promise<string> =>
  db.tx(by, (tx) =>
    makeConclusion(tx, by, {
      caseId,
      compartmentId,
      facts: { statement },
      ...(claimId === undefined ? {} : { claimId }),
    }),
  );
const counted = await make('=SUM(1) is 100% of what was counted in the fictional valley.', office);
const bare = await make('Nothing was named for this.');
await db.tx(by, async (tx) => {
  await linkClaims(tx, by, paper, {
    otherId: office,
    relation: 'same-origin',
    reason: 'it retells the office',
  });
  for (const [claimId, stance] of [
    [paper, 'supports'],
    [alone, 'supports'],
    [gone, 'supports'],
    [witness, 'contradicts'],
  ] as const)
    await nameClaim(tx, by, counted, { claimId, stance, note: claimId === alone ? 'counted alone' : null });
  await withdrawClaim(tx, by, gone, 'read wrongly');
});

const seen = (who: Identity) => db.tx(who, (tx) => groundsOf(tx, { caseId, conclusionIds: [counted, bare] }));
const ids = (of: Awaited<ReturnType<typeof seen>>, id: string, side: 'supporting' | 'contradicting') =>
  of.get(id)?.[side].map(({ grounds }) => grounds.map(({ claim }) => claim.id));

test('claims are grouped by independent origin, and origins are counted, not claims', async () => {
  const of = await seen(by);
  assert.deepEqual(ids(of, counted, 'supporting'), [[office, paper], [alone]]);
  assert.deepEqual(ids(of, counted, 'contradicting'), [[witness]]);
  assert.match(of.get(counted)?.supporting[0]?.why[0]?.text ?? '', /it retells the office/);
  assert.deepEqual(of.get(counted)?.supporting[1]?.why, []);
  assert.equal(of.get(counted)?.supporting[1]?.grounds[0]?.note, 'counted alone');
  assert.equal(of.get(counted)?.withdrawn, 1, 'what was withdrawn is told, and not counted');
  assert.deepEqual(of.get(bare), { supporting: [], contradicting: [], withdrawn: 0, hasMore: false });
});

test('two numbers of one release are one origin, whatever they say', async () => {
  const words = ['Three were injured', 'four were killed'] as const;
  const serial = await addText('release.txt', `${words[0]} and ${words[1]}.`, compartmentId);
  const one = await code(serial, words[0], { measure: 'count-injured', value: 3 });
  const other = await code(serial, words[1], { measure: 'count-killed', value: 4, polarity: 'denies' });
  const id = await make('A release gives two numbers.', one.claimId);
  await db.tx(by, async (tx) => {
    await nameClaim(tx, by, id, { claimId: other.claimId, stance: 'supports', note: null });
    const grounds = (await groundsOf(tx, { caseId, conclusionIds: [id] })).get(id);
    assert.deepEqual(
      grounds?.supporting.map((origin) => origin.grounds.length),
      [2],
    );
    await withdrawConclusion(tx, by, id, 'for this test');
  });
});

test('what a second reader may not see is neither shown nor counted', async () => {
  const of = await seen(reader);
  assert.deepEqual(ids(of, counted, 'supporting'), [[office, paper], [alone]]);
  assert.deepEqual(ids(of, counted, 'contradicting'), []);
  assert.ok(!JSON.stringify([...of]).includes('witness'));
});

test('one asks for what stands without a claim and what is spoken against, as far as one may see', async () => {
  const found = (filter: Partial<ConclusionFilter>, who: Identity = by) =>
    db.tx(who, async (tx) =>
      (await listConclusions(tx, { caseId, ...filter }, { limit: 9, cursor: null })).map(({ id }) => id),
    );
  assert.deepEqual(await found({}), [bare, counted]);
  assert.deepEqual(await found({ grounds: 'none' }), [bare]);
  assert.deepEqual(await found({ grounds: 'against' }), [counted]);
  assert.deepEqual(await found({ grounds: 'against' }, reader), []);
  assert.deepEqual(await found({ text: 'FICTIONAL valley' }), [counted]);
  assert.deepEqual(await found({ text: '100%' }), [counted], 'a per cent sign is a per cent sign');
  assert.deepEqual(await found({ text: '1_0' }), []);
});

test('a list counts the claims that stand and may be seen, and says apart how many were withdrawn', async () => {
  const counts = (who: Identity) =>
    db.tx(who, async (tx) =>
      (await listConclusions(tx, { caseId }, { limit: 9, cursor: null })).map((row) => [
        row.id,
        row.supports,
        row.contradicts,
        row.withdrawn,
      ]),
    );
  assert.deepEqual(await counts(by), [
    [bare, 0, 0, 0],
    [counted, 3, 1, 1],
  ]);
  assert.deepEqual((await counts(reader))[1], [counted, 3, 0, 1]);
});

async function out(format: ConclusionFormat, withSealed = false): Promise<string> {
  const pieces = [];
  for await (const piece of exportConclusions(db, by, { caseId, withSealed }, { format }))
    pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

test('an export leaves out what is sealed unless it is asked for, which is then an entry', async () => {
  const before = (await reads()).length;
  for (const format of ['json', 'ndjson', 'csv'] as const)
    assert.ok(!(await out(format)).includes('witness'), format);
  assert.equal((await reads()).length, before);
  const [first, second] = JSON.parse(await out('json', true)) as {
    id: string;
    supporting: { claimId: string }[][];
    contradicting: { claimId: string; source: string; quote: string }[][];
  }[];
  assert.deepEqual([first?.id, second?.id], [counted, bare]);
  assert.deepEqual(
    first?.supporting.map((origin) => origin.map(({ claimId }) => claimId)),
    [[office, paper], [alone]],
  );
  assert.equal(first?.contradicting[0]?.[0]?.quote, 'A witness who must not be known counted none.');
  const read = (await reads()).slice(before).map(({ subject_table: table }) => table);
  assert.deepEqual(read, ['claim', 'source']);
});

test('a spreadsheet program takes nothing of the CSV for a formula', async () => {
  const rows: Record<string, string>[] = parse(await out('csv'), { bom: true, columns: true });
  assert.equal(rows[0]?.['conclusion'], "'=SUM(1) is 100% of what was counted in the fictional valley.");
  assert.deepEqual([rows[0]?.['origins_for'], rows[0]?.['origins_against']], ['2', '0']);
  for (const row of rows) for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@]/);
});
