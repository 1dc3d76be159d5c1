import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { addBasis, addPart, makeIncident, withdrawRecord } from '#coding';
import { createDatabase, openDatabase, type Identity } from '#db';
import { lawFor } from '#law';
import { rebuild, tableDigests } from '#ledger';
import { codedArchive } from '../../test/db/coded.ts';
import {
  answerEvidence,
  findAllegation,
  layEvidence,
  makeAllegation,
  matrixOf,
  takeBackEvidence,
  weighClaim,
  type ChargeMatrix,
} from './index.ts';

const { archive, by, caseId, compartmentId, sealed, folder, addText, code } = await codedArchive();
const { db } = archive;
const law = lawFor(archive.paths.root);
const reader: Identity = {
  kind: 'person',
  personId: await db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'R. Reader',
      email: null,
      roles: ['analyst'],
      compartmentIds: [compartmentId],
    }),
  ),
};
const SLOT = 'icerd.1.b';
const allegationId = await db.tx(by, (tx) =>
  makeAllegation(tx, by, {
    law,
    caseId,
    compartmentId,
    facts: {
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
    },
  }),
);
const DECREE = 'The decree says that nobody of origin A may return.';
const claims = {
  decree: await code(await addText('decree.txt', DECREE, compartmentId), 'nobody of origin A may return'),
  paper: await code(
    await addText('paper.txt', 'A paper tells of people turned back.', compartmentId),
    'turned back',
  ),
  denial: await code(
    await addText('denial.txt', 'A spokesman says that all may return.', compartmentId),
    'all may return',
  ),
  witness: await code(await addText('witness.txt', 'A witness was told to go.', sealed), 'told to go'),
};
const incident = (where: string, title: string): Promise<string> =>
  db.tx(
    by,
    async (tx) => (await makeIncident(tx, by, { caseId, compartmentId: where, values: { title } })).id,
  );
const rests = (
  table: 'incident' | 'act',
  recordId: string,
  field: string,
  claim: keyof typeof claims,
  stance: 'supports' | 'contradicts' = 'supports',
) =>
  db.tx(by, (tx) =>
    addBasis(tx, by, { table, recordId, field, claimId: claims[claim].claimId, stance, note: null }),
  );
const lay = (
  incidentId: string,
  stance: 'for' | 'against' = 'for',
  more: { claimId?: string } = {},
  slot = SLOT,
) =>
  db.tx(by, (tx) =>
    layEvidence(tx, by, allegationId, {
      law,
      slot,
      stance,
      laid: { claimId: more.claimId ?? null, incidentId },
      note: null,
    }),
  );
const matrix = (who: Identity = by): Promise<ChargeMatrix> =>
  db.tx(who, async (tx) => {
    const row = await findAllegation(tx, allegationId);
    assert.ok(row);
    return matrixOf(tx, law, row);
  });
const rowOf = ({ matrix: made }: ChargeMatrix) =>
  made.provisions.flatMap(({ rows }) => rows).find(({ element }) => element.id === SLOT) ?? assert.fail();
const sides = ({ laid }: ChargeMatrix): string[] =>
  laid
    .filter(({ slot }) => slot === SLOT)
    .map(({ claim_id: id, stance }) => {
      const name = Object.entries(claims).find(([, { claimId }]) => claimId === id)?.[0] ?? '';
      return `${name} ${stance}`;
    })
    .toSorted();
const OFFICIAL = { kind: 'contemporaneous-official-record', answers: { F5: true } } as const;
const weighed = (claim: keyof typeof claims, kind: string, answers = {}) =>
  db.tx(by, (tx) =>
    weighClaim(tx, by, claims[claim].claimId, { law, kind, answers, band: null, reasons: null }),
  );

const convoy = await incident(compartmentId, 'People were turned back at a fictional bridge');
const act = await db.tx(by, (tx) =>
  addPart(tx, by, convoy, { form: 'act', values: { kind: 'act-torture' } }),
);

test('an incident that rests on nothing is seen and counts for nothing', async () => {
  const laid = await lay(convoy);
  const made = await matrix();
  assert.deepEqual(
    made.withoutClaims.map(({ laid_id: id, incident_id: of, says }) => [id, of, says]),
    [[laid, convoy, 'People were turned back at a fictional bridge']],
  );
  assert.equal(rowOf(made).result, 'not-addressed');
  await assert.rejects(lay(convoy), { code: 'CODING_LINKED_ALREADY' });
  await assert.rejects(lay(convoy, 'for', { claimId: claims.decree.claimId }), { code: 'INVALID_INPUT' });
  await db.tx(by, (tx) => takeBackEvidence(tx, by, laid, 'nothing rests on it yet'));
});

test('it brings each claim once on a side, however many values rest on it, and weighs what they weigh', async () => {
  await rests('incident', convoy, 'title', 'decree');
  await rests('incident', convoy, 'happenedOn', 'decree');
  await rests('act', act, 'kind', 'paper');
  await rests('act', act, 'kind', 'denial', 'contradicts');
  const alone = await db.tx(by, (tx) =>
    layEvidence(tx, by, allegationId, {
      law,
      slot: SLOT,
      stance: 'for',
      laid: { claimId: claims.decree.claimId },
      note: null,
    }),
  );
  await weighed('decree', OFFICIAL.kind, OFFICIAL.answers);
  const byItself = rowOf(await matrix());
  await db.tx(by, (tx) => takeBackEvidence(tx, by, alone, 'laid through the incident instead'));
  const laid = await lay(convoy);
  const through = await matrix();
  assert.deepEqual(sides(through), ['decree for', 'denial against', 'paper for']);
  // Never more than what it rests on: the claim by itself gives the same band, and one origin is one origin.
  assert.equal(rowOf(through).judgement.best, byItself.judgement.best);
  assert.equal(rowOf(through).judgement.origins, byItself.judgement.origins);
  const counted = rowOf(through).judgement.counts;
  await db.tx(by, (tx) =>
    layEvidence(tx, by, allegationId, {
      law,
      slot: SLOT,
      stance: 'for',
      laid: { claimId: claims.decree.claimId },
      note: 'by itself as well',
    }),
  );
  const twice = rowOf(await matrix()).judgement;
  assert.deepEqual([twice.best, twice.origins], [byItself.judgement.best, byItself.judgement.origins]);
  assert.deepEqual(twice.counts, counted, 'the same claim on one side is one claim');
  await db.tx(by, (tx) => answerEvidence(tx, by, laid, 'the spokesman was not there'));
  assert.deepEqual(
    (await matrix()).laid.filter(({ answer }) => answer !== null).map(({ stance }) => stance),
    ['against'],
  );
});

test('laid against an element it turns its sides, and a claim that does both stands on both', async () => {
  const other = await incident(compartmentId, 'All returned (fictional)');
  await rests('incident', other, 'title', 'denial');
  await rests('incident', other, 'happenedOn', 'denial', 'contradicts');
  await lay(other, 'against', {}, 'icerd.1.a');
  const { laid } = await matrix();
  assert.deepEqual(
    laid
      .filter(({ slot }) => slot === 'icerd.1.a')
      .map(({ stance }) => stance)
      .toSorted(),
    ['against', 'for'],
  );
});

test('a record of it that was withdrawn brings nothing more', async () => {
  await db.tx(by, (tx) => withdrawRecord(tx, by, 'act', { id: act, reason: 'it was counted twice' }));
  assert.ok(!sides(await matrix()).includes('paper for'));
});

test('whoever may not see the incident or its claims sees nothing of them, also not in the ledger', async () => {
  const secret = await incident(sealed, 'What only a witness tells (fictional)');
  await rests('incident', secret, 'title', 'witness');
  await lay(secret);
  assert.ok((await matrix()).laid.some(({ incident: title }) => title?.startsWith('What only')));
  const seen = await matrix(reader);
  // The rubric asks of witnesses in words of its own: it is no evidence.
  const laid = [...seen.laid, ...seen.unanswered].map((one) => ({ ...one, rubric: null }));
  assert.doesNotMatch(JSON.stringify([laid, seen.withoutClaims]), /witness|told to go/);
  const told = (who: Identity) =>
    db.tx(who, async (tx) => JSON.stringify(await archive.ledger.history(tx, allegationId)));
  assert.ok((await told(by)).includes(secret));
  assert.ok(!(await told(reader)).includes(secret));
});

test('it is rebuilt from the archive alone, equal table by table', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `laid_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'laid.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    assert.ok((digests.find(({ table }) => table === 'laid_evidence')?.rows ?? 0) > 3);
  } finally {
    await other.close();
  }
});
