import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { makeConclusion, nameClaim, withdrawClaim } from '#coding';
import { createDatabase, openDatabase, type Identity } from '#db';
import { AppError } from '#kernel';
import { rebuild, tableDigests } from '#ledger';
import { codedArchive } from '../../test/db/coded.ts';
import { lawFor } from '#law';
import {
  answerEvidence,
  changeAllegation,
  findAllegation,
  layEvidence,
  listAllegations,
  makeAllegation,
  matrixOf,
  slotsOf,
  takeBackEvidence,
  weighClaim,
  withdrawAllegation,
  type AllegationFacts,
  type ChargeMatrix,
} from './index.ts';

const { archive, by, caseId, compartmentId, sealed, folder, addText, code } = await codedArchive();
const { db } = archive;
const law = lawFor(archive.paths.root);
const refusal =
  (wanted: string, words = /./) =>
  (error: unknown) =>
    error instanceof AppError && error.code === wanted && words.test(error.message);
const reader = {
  kind: 'person',
  personId: await db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'R. Reader',
      email: 'reader@example.org',
      roles: ['analyst'],
      compartmentIds: [compartmentId],
    }),
  ),
} as const;

const FACTS: AllegationFacts = {
  title: 'That the people of a fictional village may not return',
  party: 'State A (fictional)',
  respondent: 'State B (fictional)',
  forum: 'icj',
  provision: 'icerd.5.d.ii',
  standard: null,
  attribution: null,
  facts: null,
  period: '2031-05/2031-09',
  place: 'Fictional Upper Village',
};
const make = (facts: Partial<AllegationFacts> = {}): Promise<string> =>
  db.tx(by, (tx) => makeAllegation(tx, by, { law, caseId, compartmentId, facts: { ...FACTS, ...facts } }));
const lay = (
  id: string,
  slot: string,
  of: { claimId?: string; conclusionId?: string; stance?: 'for' | 'against' },
) =>
  db.tx(by, (tx) =>
    layEvidence(tx, by, id, {
      law,
      slot,
      stance: of.stance ?? 'for',
      laid: { claimId: of.claimId ?? null, conclusionId: of.conclusionId ?? null },
      note: null,
    }),
  );
const weighed = (claimId: string, kind: string, answers: Record<string, unknown> = {}, more = {}) =>
  db.tx(by, (tx) => weighClaim(tx, by, claimId, { law, kind, answers, band: null, reasons: null, ...more }));
const matrix = (id: string, who: Identity = by): Promise<ChargeMatrix> =>
  db.tx(who, async (tx) => {
    const row = await findAllegation(tx, id);
    assert.ok(row);
    return matrixOf(tx, law, row);
  });
const rowOf = ({ matrix: made }: ChargeMatrix, slot: string) => {
  const row = made.provisions.flatMap(({ rows }) => rows).find(({ element }) => element.id === slot);
  assert.ok(row, slot);
  return row;
};

const decree = await addText(
  'decree.txt',
  'The decree says that nobody of origin A may return.',
  compartmentId,
);
const paper = await addText('paper.txt', 'A paper writes that nobody of origin A may return.', compartmentId);
const denial = await addText('denial.txt', 'A spokesman says that everybody may return.', compartmentId);
const secret = await addText('witness.txt', 'A witness was told at the bridge to turn back.', sealed);
const ofDecree = await code(decree, 'nobody of origin A may return');
const ofPaper = await code(paper, 'A paper writes that nobody');
const ofDenial = await code(denial, 'everybody may return');
const ofWitness = await code(secret, 'told at the bridge to turn back');
const SLOT = 'icerd.1.b';

test('what is charged is checked against the law, and the version of the law is kept with it', async () => {
  const refused: [Partial<AllegationFacts>, RegExp][] = [
    [{ provision: 'icerd.99' }, /provision/],
    [{ provision: 'arsiwa.34' }, /nothing that must be proved/],
    [{ facts: 'x'.repeat(20_001) }, /facts.*too long/],
    [{ period: '2031-05-01T10:00' }, /period/],
    [{ forum: 'nowhere' }, /forum/],
    [{ standard: 'surely' }, /standard/],
    [{ attribution: 'arsiwa.99' }, /attribution.*no rule/],
    [{ attribution: 'icerd.5.d.ii' }, /attribution.*no rule/],
    [{ period: '2031-02-30' }, /period/],
    [{ title: '  ' }, /title/],
    [{ party: 'x'.repeat(201) }, /party/],
  ];
  for (const [facts, words] of refused) await assert.rejects(make(facts), refusal('INVALID_INPUT', words));
  const id = await make();
  const row = await db.tx(by, (tx) => findAllegation(tx, id));
  assert.equal(row?.law_digest, law.instrument('icerd').digest);
  assert.equal((await matrix(id)).isOfOtherLaw, false);
  await db.tx(by, (tx) => withdrawAllegation(tx, by, id, 'made for this test'));
  assert.deepEqual(await db.tx(by, (tx) => listAllegations(tx, { caseId, limit: 9, after: null })), []);
  await assert.rejects(lay(id, SLOT, { claimId: ofDecree.claimId }), refusal('CODING_WITHDRAWN', /village/));
});

test('evidence is laid to elements of the charge alone, each once, and taken back with a reason', async () => {
  const id = await make();
  assert.ok(slotsOf(law, 'icerd.5.d.ii').has(SLOT));
  await assert.rejects(
    lay(id, 'echr.2.a', { claimId: ofDecree.claimId }),
    refusal('INVALID_INPUT', /no element/),
  );
  await assert.rejects(lay(id, SLOT, {}), refusal('INVALID_INPUT', /one claim, one conclusion/));
  const laid = await lay(id, SLOT, { claimId: ofDecree.claimId });
  await assert.rejects(lay(id, SLOT, { claimId: ofDecree.claimId }), refusal('CODING_LINKED_ALREADY'));
  assert.deepEqual(rowOf(await matrix(id), SLOT).judgement.counts, { for: 1, against: 0, unweighed: 1 });
  await assert.rejects(
    db.tx(by, (tx) => answerEvidence(tx, by, laid, 'an answer')),
    refusal('INVALID_INPUT', /against/),
  );
  await db.tx(by, (tx) => takeBackEvidence(tx, by, laid, 'of another village'));
  assert.equal(rowOf(await matrix(id), SLOT).result, 'not-addressed');
  await assert.rejects(
    db.tx(by, (tx) => takeBackEvidence(tx, by, laid, 'twice')),
    refusal('NOT_FOUND'),
  );
});

test('a claim counts for nothing until a person has confirmed what it weighs; another band needs reasons', async () => {
  const id = await make();
  await lay(id, SLOT, { claimId: ofDecree.claimId });
  assert.equal(rowOf(await matrix(id), SLOT).result, 'insufficient');
  await assert.rejects(weighed(ofDecree.claimId, 'hearsay'), refusal('INVALID_INPUT', /kind of evidence/));
  await assert.rejects(
    weighed(ofDecree.claimId, 'state-own-claim', { F5: 'yes' }),
    refusal('INVALID_INPUT', /F5.*not allow/),
  );
  await assert.rejects(
    weighed(ofDecree.claimId, 'state-own-claim', {}, { band: 4 }),
    refusal('INVALID_INPUT', /reasons/),
  );
  await assert.rejects(
    weighed(ofDecree.claimId, 'state-own-claim', {}, { band: 9 }),
    refusal('INVALID_INPUT', /band/),
  );
  const row = await weighed(ofDecree.claimId, 'contemporaneous-official-record', { F3: 3, F5: true });
  assert.deepEqual([row.computed, row.band, row.rubric_digest], [5, 5, law.rubric('b7').digest]);
  const made = await matrix(id);
  assert.equal(rowOf(made, SLOT).result, 'fully-conclusive');
  assert.deepEqual(
    made.laid[0]?.weight?.applied.map(({ factor }) => factor),
    ['F3', 'F5'],
  );
  // Weighed again: the newest counts, the earlier one stays.
  await weighed(
    ofDecree.claimId,
    'contemporaneous-official-record',
    {},
    { band: 2, reasons: 'its seal is in doubt' },
  );
  assert.equal(rowOf(await matrix(id), SLOT).result, 'plausible');
});

test('one origin counts once; what contradicts stands beside it until it is answered; exhibits it hangs on are named', async () => {
  const id = await make();
  await weighed(ofDecree.claimId, 'contemporaneous-official-record', {});
  await weighed(ofPaper.claimId, 'press', { F4: 'direct' });
  await weighed(ofDenial.claimId, 'state-own-claim', {});
  await lay(id, SLOT, { claimId: ofDecree.claimId });
  await lay(id, SLOT, { claimId: ofPaper.claimId });
  const against = await lay(id, SLOT, { claimId: ofDenial.claimId, stance: 'against' });
  const made = await matrix(id);
  const { judgement } = rowOf(made, SLOT);
  assert.deepEqual([judgement.best, judgement.isAnswered, judgement.counts.against], [3, false, 1]);
  assert.equal(new Set(made.laid.map(({ origin }) => origin)).size, 3);
  assert.deepEqual(
    made.unanswered.map(({ laid_id: laid, slot, claim_id: claim }) => [laid, slot, claim]),
    [[against, SLOT, ofDenial.claimId]],
  );
  await db.tx(by, (tx) => answerEvidence(tx, by, against, 'The decree was in force on that day.'));
  assert.deepEqual((await matrix(id)).unanswered, []);
  assert.equal(rowOf(await matrix(id), SLOT).judgement.isAnswered, true);
  const whole = rowOf(await matrix(id), SLOT);
  assert.deepEqual([whole.result, whole.required, whole.isMet], ['convincing', 'convincing', true]);
  assert.ok(whole.judgement.hangsOn.some(({ item }) => item === decree));
});

test('a conclusion brings its claims, those that contradict it to the other side', async () => {
  const id = await make();
  const conclusionId = await db.tx(by, (tx) =>
    makeConclusion(tx, by, {
      caseId,
      claimId: ofDecree.claimId,
      facts: { statement: 'Return was refused by origin.' },
    }),
  );
  await db.tx(by, (tx) =>
    nameClaim(tx, by, conclusionId, { claimId: ofDenial.claimId, stance: 'contradicts', note: null }),
  );
  const laid = await lay(id, SLOT, { conclusionId });
  const { counts } = rowOf(await matrix(id), SLOT).judgement;
  assert.deepEqual([counts.for, counts.against], [1, 1]);
  // Laid once more by itself and answered there, the claim is answered: no list says that it is not.
  const again = await lay(id, SLOT, { claimId: ofDenial.claimId, stance: 'against' });
  const claims = ({ unanswered }: ChargeMatrix) => unanswered.map((one) => [one.laid_id, one.claim_id]);
  assert.deepEqual(claims(await matrix(id)), [[laid, ofDenial.claimId]]);
  await db.tx(by, (tx) => answerEvidence(tx, by, again, 'Nobody returned on that day.'));
  assert.deepEqual(claims(await matrix(id)), []);
  const opposite = await make({ title: 'The same against it' });
  await lay(opposite, SLOT, { conclusionId, stance: 'against' });
  const { counts: turned } = rowOf(await matrix(opposite), SLOT).judgement;
  assert.deepEqual([turned.for, turned.against], [1, 1]);
});

test('a conclusion that brings no claim stays in sight, counts for nothing, and can be taken back', async () => {
  const id = await make({ title: 'Laid too early' });
  const conclusionId = await db.tx(by, (tx) =>
    makeConclusion(tx, by, { caseId, compartmentId, facts: { statement: 'Nothing stands for this.' } }),
  );
  const laid = await lay(id, SLOT, { conclusionId });
  const made = await matrix(id);
  assert.deepEqual(made.laid, []);
  assert.deepEqual(
    made.withoutClaims.map(({ laid_id, slot, says }) => [laid_id, slot, says]),
    [[laid, SLOT, 'Nothing stands for this.']],
  );
  assert.equal(rowOf(made, SLOT).result, 'not-addressed');
  await db.tx(by, (tx) => takeBackEvidence(tx, by, laid, 'it names nothing'));
  assert.deepEqual((await matrix(id)).withoutClaims, []);
});

test('whoever may not see a claim has a matrix without it, and no trace of it', async () => {
  const id = await make();
  await weighed(ofWitness.claimId, 'firsthand-statement', {
    F4: 'direct',
    F12: ['signed', 'dated', 'taker-named', 'circumstances', 'personal-knowledge'],
  });
  await lay(id, SLOT, { claimId: ofWitness.claimId });
  assert.equal(rowOf(await matrix(id), SLOT).result, 'plausible');
  const seen = await matrix(id, reader);
  assert.deepEqual([rowOf(seen, SLOT).result, seen.laid], ['not-addressed', []]);
  // Nor is it told that something was laid; whoever sees the claim is told.
  const kinds = (who: Identity) =>
    db.tx(who, async (tx) => {
      const rows = await tx
        .selectFrom('ledger_entry')
        .select('kind')
        .where('subject_id', '=', id)
        .orderBy('seq')
        .execute();
      return rows.map(({ kind }) => kind);
    });
  assert.deepEqual(await kinds(reader), ['allegation-made']);
  assert.deepEqual(await kinds(by), ['allegation-made', 'evidence-laid']);
  const sealedId = await db.tx(by, (tx) =>
    makeAllegation(tx, by, { law, caseId, compartmentId: sealed, facts: FACTS }),
  );
  assert.equal(await db.tx(reader, (tx) => findAllegation(tx, sealedId)), null);
  await assert.rejects(
    db.tx(reader, (tx) => makeAllegation(tx, reader, { law, caseId, compartmentId: sealed, facts: FACTS })),
    refusal('NOT_FOUND'),
  );
  await assert.rejects(
    db.tx(reader, (tx) =>
      weighClaim(tx, reader, ofWitness.claimId, {
        law,
        kind: 'press',
        answers: {},
        band: null,
        reasons: null,
      }),
    ),
    refusal('NOT_FOUND'),
  );
  const told = await db.tx(reader, (tx) =>
    tx.selectFrom('ledger_entry').select('id').where('subject_id', '=', sealedId).execute(),
  );
  assert.deepEqual(told, []);
});

test('a change is one of the version that was looked at; a claim that is withdrawn counts no more and stays in sight', async () => {
  const id = await make();
  const change = { law, version: '1', facts: { standard: 'fully-conclusive' } };
  await db.tx(by, (tx) => changeAllegation(tx, by, id, change));
  await assert.rejects(
    db.tx(by, (tx) => changeAllegation(tx, by, id, change)),
    refusal('CONFLICT', /village/),
  );
  const passing = await code(paper, 'origin A may return');
  await weighed(passing.claimId, 'press');
  await lay(id, SLOT, { claimId: passing.claimId });
  assert.equal(rowOf(await matrix(id), SLOT).judgement.best, 1);
  await db.tx(by, (tx) => withdrawClaim(tx, by, passing.claimId, 'read wrongly'));
  const made = await matrix(id);
  assert.equal(rowOf(made, SLOT).result, 'not-addressed');
  assert.deepEqual(
    made.laid.map(({ is_withdrawn: isWithdrawn }) => isWithdrawn),
    [true],
  );
});

test('all of it is rebuilt from the archive alone, equal table by table', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `pleading_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'pleading.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: count }) => [table, count]));
    for (const table of ['allegation', 'laid_evidence', 'weighing']) assert.ok((rows[table] ?? 0) > 3, table);
  } finally {
    await other.close();
  }
});
