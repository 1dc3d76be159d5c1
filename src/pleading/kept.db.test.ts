import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson, changeAccess } from '#access';
import { listItems, moveItems, restoreItem, withdrawItem } from '#catalogue';
import { linkClaims, makeConclusion, codingOfItem, nameClaim, withdrawClaim } from '#coding';
import type { Identity, Tx } from '#db';
import { lawFor } from '#law';
import { codedArchive } from '../../test/db/coded.ts';
import {
  answerEvidence,
  changeAllegation,
  findAllegation,
  KeptMatrices,
  layEvidence,
  makeAllegation,
  matrixOf,
  slotsOf,
  takeBackEvidence,
  weighClaim,
  type AskedLaid,
} from './index.ts';

const { archive, by, caseId, compartmentId, sealed, addText, code, reads } = await codedArchive();
const { db } = archive;
const law = lawFor(archive.paths.root);
const reader = {
  kind: 'person',
  personId: await db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'R. Reader',
      email: null,
      roles: ['analyst'],
      compartmentIds: [compartmentId],
    }),
  ),
} as const;
const SLOT = 'icerd.1.b';
const FACTS = {
  title: 'That the people of a fictional village may not return',
  party: 'State A (fictional)',
  respondent: 'State B (fictional)',
  forum: 'icj',
  provision: 'icerd.5.d.ii',
  standard: null,
  attribution: null,
  facts: null,
  period: null,
  place: null,
};
const id = await db.tx(by, (tx) => makeAllegation(tx, by, { law, caseId, compartmentId, facts: FACTS }));
const text = (name: string, words: string, where = compartmentId) => addText(name, words, where);
const decree = await code(await text('decree.txt', 'The decree says that nobody may return.'), 'nobody may');
const paperItem = await text('paper.txt', 'A paper tells of people turned back.');
const paper = await code(paperItem, 'turned back');
const denial = await code(await text('denial.txt', 'A spokesman says all may return.'), 'all may return');
const witness = await code(await text('witness.txt', 'A witness was told to go.', sealed), 'told to go');
const other = await code(await text('other.txt', 'A letter tells of the bridge.'), 'of the bridge');

const itemNamed = async (tx: Tx, title: string): Promise<string> =>
  (await listItems(tx, { caseId, title }, 1, null))[0]?.id ?? assert.fail(title);

const matrices = new KeptMatrices(db);
const show = (who: Identity = by, of = id) => matrices.show(who, () => Promise.resolve(law), of);
const laid = (who: Identity, asked: Partial<AskedLaid> = {}, of = id) =>
  matrices.evidence(who, () => Promise.resolve(law), {
    id: of,
    asked: { slot: null, only: null, after: null, ...asked },
  });
const lay = (slot: string, claimId: string, stance: 'for' | 'against' = 'for', of: object = { claimId }) =>
  db.tx(by, (tx) => layEvidence(tx, by, id, { law, slot, stance, laid: of, note: null }));
const weigh = (claimId: string, kind: string, answers = {}) =>
  db.tx(by, (tx) => weighClaim(tx, by, claimId, { law, kind, answers, band: null, reasons: null }));

/** What is kept says what one that is read anew by the same person says. */
async function same(who: Identity, what: string): Promise<void> {
  const kept = await show(who);
  const fresh = await db.tx(who, async (tx) => {
    const row = await findAllegation(tx, id);
    assert.ok(row);
    return matrixOf(tx, law, row);
  });
  assert.deepEqual(kept.matrix, fresh.matrix, what);
  assert.deepEqual(kept.laid?.pieces, fresh.laid, what);
  assert.equal(kept.counts.unanswered, fresh.unanswered.length, what);
  assert.deepEqual(kept.withoutClaims, fresh.withoutClaims, what);
}

test('what is kept is used until something touches it, and a weighing or an answer has only its own rows worked out', async () => {
  await lay(SLOT, decree.claimId);
  const against = await lay('icerd.1.a', denial.claimId, 'against');
  await weigh(decree.claimId, 'contemporaneous-official-record');
  const first = await show();
  assert.equal((await show()).matrix, first.matrix, 'nothing came: the very same');
  // What is read, and a claim that is laid nowhere, touch nothing.
  await code(paperItem, 'A paper tells');
  await weigh(other.claimId, 'press');
  assert.equal((await show()).matrix, first.matrix, 'nothing that touches it came');
  await weigh(decree.claimId, 'contemporaneous-official-record', { F5: true });
  const second = await show();
  const rows = ({ matrix }: typeof first) => matrix.provisions.flatMap((one) => one.rows);
  assert.deepEqual(
    rows(second).flatMap((row, at) => (row === rows(first)[at] ? [] : [row.element.id])),
    [SLOT],
    'one row was worked out again',
  );
  await same(by, 'weighed');
  await db.tx(by, (tx) => answerEvidence(tx, by, against, 'Nobody returned.'));
  const third = await show();
  assert.deepEqual(
    rows(third).flatMap((row, at) => (row === rows(second)[at] ? [] : [row.element.id])),
    ['icerd.1.a'],
  );
  await same(by, 'answered');
});

test('each stage of proceedings has a matrix of its own, and what comes is put right in all of them', async () => {
  const at = (stage: string | null) => matrices.show(by, () => Promise.resolve(law), id, stage);
  const fresh = (stage: string | null) =>
    db.tx(by, async (tx) => {
      const row = await findAllegation(tx, id);
      return matrixOf(tx, law, row ?? assert.fail(), stage);
    });
  const requiredOf = async (stage: string | null) =>
    (await at(stage)).matrix.provisions.flatMap(({ rows }) => rows).find(({ element }) => element.id === SLOT)
      ?.required;
  const early = 'provisional-measures';
  assert.deepEqual([await requiredOf(null), await requiredOf(early)], ['convincing', 'plausible']);
  const before = await at(early);
  assert.equal((await at(early)).matrix, before.matrix, 'nothing came: the very same');
  await weigh(decree.claimId, 'press');
  for (const stage of [early, null]) assert.deepEqual((await at(stage)).matrix, (await fresh(stage)).matrix);
  await weigh(decree.claimId, 'contemporaneous-official-record', { F5: true });
  for (const stage of [null, early]) assert.deepEqual((await at(stage)).matrix, (await fresh(stage)).matrix);
  assert.notDeepEqual((await at(early)).matrix, (await at(null)).matrix);
  await assert.rejects(at('appeal'), { code: 'LAW_UNKNOWN' });
});

test('what stands in withdrawn items alone proves nothing, and what speaks against it still has to be answered', async () => {
  const bandsOf = async (): Promise<readonly (boolean | undefined)[]> => {
    await same(by, 'withdrawn');
    const { pieces } = await laid(by);
    return [decree, denial].map(
      ({ claimId }) => pieces.find((one) => one.claim_id === claimId)?.is_withdrawn,
    );
  };
  const withdraw = (name: string, cause: 'danger' | 'not-authentic') =>
    db.tx(by, async (tx) => withdrawItem(tx, by, await itemNamed(tx, name), { cause, reason: 'fictional' }));
  const restore = (name: string) =>
    db.tx(by, async (tx) => restoreItem(tx, by, await itemNamed(tx, name), 'fictional'));
  const before = await show();
  assert.deepEqual(await bandsOf(), [false, false]);
  for (const name of ['decree.txt', 'denial.txt']) await withdraw(name, 'danger');
  assert.deepEqual(await bandsOf(), [true, false]);
  await restore('denial.txt');
  await withdraw('denial.txt', 'not-authentic');
  assert.deepEqual(await bandsOf(), [true, true]);
  for (const name of ['decree.txt', 'denial.txt']) await restore(name);
  assert.deepEqual(await bandsOf(), [false, false]);
  assert.deepEqual((await show()).matrix, before.matrix);
});

test('whatever is recorded, what is kept says what one that is read anew says, for each reader', async () => {
  await show(reader);
  const after = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    await work();
    await same(by, what);
    await same(reader, what);
  };
  await after('laid', () => lay(SLOT, paper.claimId));
  await after('laid where the reader does not see it', () => lay(SLOT, witness.claimId));
  await after('weighed where the reader does not see it', () =>
    weigh(witness.claimId, 'firsthand-statement'),
  );
  await after('weighed', () => weigh(paper.claimId, 'press', { F4: 'direct' }));
  await after('of one origin', () =>
    db.tx(by, (tx) =>
      linkClaims(tx, by, paper.claimId, {
        otherId: decree.claimId,
        relation: 'same-origin',
        reason: 'the paper prints the decree',
      }),
    ),
  );
  let conclusionId = '';
  await after('a conclusion that brings nothing', async () => {
    conclusionId = await db.tx(by, (tx) =>
      makeConclusion(tx, by, { caseId, compartmentId, facts: { statement: 'Return was refused.' } }),
    );
    await lay('icerd.1.c', '', 'for', { conclusionId });
  });
  await after('it brings a claim', () =>
    db.tx(by, (tx) =>
      nameClaim(tx, by, conclusionId, { claimId: other.claimId, stance: 'supports', note: null }),
    ),
  );
  await after('the claim that it brings is withdrawn', () =>
    db.tx(by, (tx) => withdrawClaim(tx, by, other.claimId, 'read wrongly')),
  );
  const again = await lay('icerd.1.d', decree.claimId);
  await after('taken back', () => db.tx(by, (tx) => takeBackEvidence(tx, by, again, 'of another village')));
  await after('another standard', () =>
    db.tx(by, (tx) =>
      changeAllegation(tx, by, id, { law, version: '1', facts: { standard: 'fully-conclusive' } }),
    ),
  );
});

test('an entry that was drawn before others and is committed after them is not missed', async () => {
  const before = await show();
  let drawn = (): void => undefined;
  let commit = (): void => undefined;
  const isDrawn = new Promise<void>((resolve) => (drawn = resolve));
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  const slow = db.tx(by, async (tx) => {
    await weighClaim(tx, by, decree.claimId, { law, kind: 'press', answers: {}, band: null, reasons: null });
    drawn();
    await mayCommit;
  });
  await isDrawn;
  await weigh(paper.claimId, 'press', { F4: 'hearsay-1' });
  await archive.ledger.publishAll();
  const between = await show();
  const bestOf = ({ matrix }: typeof before) =>
    matrix.provisions.flatMap(({ rows }) => rows).find(({ element }) => element.id === SLOT)?.judgement.best;
  assert.equal(bestOf(between), bestOf(before), 'not committed: not told');
  commit();
  await slow;
  await archive.ledger.publishAll();
  assert.notEqual(bestOf(await show()), bestOf(before));
  await same(by, 'after both');
});

test('what somebody may no longer see is gone from what was kept for them at the next question', async () => {
  const seen = async (): Promise<(string | undefined)[]> =>
    (await laid(reader)).pieces.map(({ claim_id: claim }) => claim);
  assert.ok((await seen()).includes(paper.claimId));
  assert.ok(!(await seen()).includes(witness.claimId));
  const item = await db.tx(by, (tx) =>
    tx.selectFrom('item').select('id').where('serial', '=', paperItem).executeTakeFirstOrThrow(),
  );
  await db.tx(by, (tx) =>
    moveItems(tx, by, archive.jobs, [item.id], {
      compartmentId: sealed,
      reason: 'it names a witness',
      alongside: codingOfItem,
    }),
  );
  assert.ok(!(await seen()).includes(paper.claimId), 'moved where they see nothing');
  await same(reader, 'moved');
  await db.tx(by, (tx) =>
    changeAccess(tx, by, reader.personId, {
      what: 'membership',
      compartmentId: sealed,
      granted: true,
      reason: 'for this test',
    }),
  );
  assert.ok((await seen()).includes(witness.claimId), 'given');
  await db.tx(by, (tx) =>
    changeAccess(tx, by, reader.personId, {
      what: 'membership',
      compartmentId: sealed,
      granted: false,
      reason: 'for this test',
    }),
  );
  assert.ok(!(await seen()).includes(witness.claimId), 'taken');
  await same(reader, 'taken');
});

test('each sealed claim that is shown is recorded as read, also where the matrix was kept', async () => {
  const count = async (): Promise<number> =>
    (await reads()).filter(({ subject_id: subject }) => subject === witness.claimId).length;
  const before = await count();
  await show();
  await laid(by, { slot: SLOT });
  await laid(by, { slot: 'icerd.1.a' });
  assert.equal(await count(), before + 2, 'shown twice, and not on a page of another element');
});

test('where much is laid none of it is told at first, and all of it a page at a time, each once', async () => {
  const slots = slotsOf(law, 'icerd.2.1.a');
  const much = await db.tx(by, async (tx) => {
    const allegation = await makeAllegation(tx, by, {
      law,
      caseId,
      compartmentId,
      facts: { ...FACTS, provision: 'icerd.2.1.a' },
    });
    for (const slot of slots)
      for (const { claimId } of [decree, denial, witness, paper])
        for (const stance of ['for', 'against'] as const)
          await layEvidence(tx, by, allegation, { law, slot, stance, laid: { claimId }, note: null });
    return allegation;
  });
  const shown = await show(by, much);
  assert.equal(shown.counts.laid, slots.size * 8);
  assert.equal(shown.laid, null);
  const marks: string[] = [];
  let [after, rounds]: [string | null, number] = [null, 0];
  do {
    const page = await laid(by, { after }, much);
    assert.equal(page.count, shown.counts.laid);
    marks.push(...page.pieces.map((one) => `${one.laid_id} ${one.claim_id} ${one.stance}`));
    after = page.next;
    rounds += 1;
  } while (after !== null);
  assert.ok(rounds > 1);
  assert.deepEqual([marks.length, new Set(marks).size], [shown.counts.laid, shown.counts.laid]);
  const here = await laid(by, { slot: SLOT }, much);
  assert.deepEqual(
    here.pieces.map(({ stance }) => stance),
    here.pieces.map(({ stance }) => stance).toSorted((one, other) => (one < other ? 1 : -1)),
    'for it before against it',
  );
  assert.deepEqual(
    new Set(
      here.pieces.filter(({ origin }) => origin !== null).map(({ stance, origin }) => `${stance} ${origin}`),
    ).size,
    here.for.origins + here.against.origins,
  );
});

test('two who ask at once are both answered, and a page begins where the last one ended or is refused', async () => {
  const both = await Promise.all([show(), laid(by, { slot: SLOT }), laid(by, { only: 'unweighed' })]);
  assert.equal(both[1].count, both[1].pieces.length);
  assert.equal(both[1].for.pieces + both[1].against.pieces, both[1].count);
  await assert.rejects(laid(by, { after: 'a mark of nothing' }), { code: 'CATALOGUE_BAD_CURSOR' });
  await assert.rejects(
    matrices.show(by, () => Promise.resolve(law), caseId),
    { code: 'NOT_FOUND' },
  );
});
