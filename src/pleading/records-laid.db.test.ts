import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeAccident, UNSAID_ACCIDENT } from '#clearance';
import { createDatabase, openDatabase } from '#db';
import { addEvidence } from '#detention';
import { lawFor } from '#law';
import { rebuild, tableDigests } from '#ledger';
import { addHandoverClaim } from '#mines';
import { addObstacle, addWord, makeSettlement, withdrawObstacle } from '#settlements';
import { detainedArchive } from '../../test/db/detained.ts';
import { refusal, type Who } from '../../test/db/mined.ts';
import { unsaid } from '../settlements/unsaid.ts';
import {
  findAllegation,
  layableCalled,
  layableNamed,
  layEvidence,
  makeAllegation,
  matrixOf,
  matrixToShow,
  weighClaim,
  type ChargeMatrix,
  type RecordRef,
} from './index.ts';

const {
  archive,
  by,
  caseId,
  compartmentId,
  sealed,
  folder,
  addText,
  code,
  outsider,
  enter,
  make,
  held,
  somebody,
  reads,
} = await detainedArchive();
const { db } = archive;
const law = lawFor(archive.paths.root);
const SLOT = 'icerd.1.b';
// Invented, all of it.
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
const said = async (name: string, words: string, where = compartmentId) =>
  code(await addText(`${name}.txt`, `${words}.`, where), words);
const claims = {
  survey: await said('survey', 'The survey found mines at the well'),
  minister: await said('minister', 'A minister says that no mine lies there'),
  deminer: await said('deminer', 'The last mine was lifted in May'),
  list: await said('list', 'The list names a man held at the bridge', sealed),
  envoy: await said('envoy', 'The envoy counts forty sheets'),
};
const SHEET = 'Sheet 12: sixty devices, laid by the third company';
const sheetSerial = await addText('sheet.txt', `${SHEET}.`, sealed);
const sheet = await code(sheetSerial, 'laid by the third company');

const village = await db.tx(by, async (tx) => {
  const name = {
    name: 'Stone Well (fictional)',
    language: null,
    kind: 'unclassified',
    usedBy: null,
    from: null,
    until: null,
    source: 'this archive',
    basis: 'to-be-checked',
  } as const;
  const facts = { ...unsaid.settlement, names: [name], isInvented: true };
  return (await makeSettlement(tx, by, { caseId, compartmentId, facts })).id;
});
const shownBy = (...claimIds: string[]) => ({ claimIds });
const obstacle = await db.tx(by, (tx) =>
  addObstacle(tx, by, village, {
    ...unsaid.obstacle,
    kind: 'mines',
    what: 'mines at the well',
    ...shownBy(claims.survey.claimId),
  }),
);
for (const [says, claim] of [
  ['denied', claims.minister],
  ['ended', claims.deminer],
] as const)
  await db.tx(by, (tx) =>
    addWord(tx, by, obstacle, { ...unsaid.word, says, saidBy: 'somebody', ...shownBy(claim.claimId) }),
  );

const lay = (record: RecordRef, stance: 'for' | 'against' = 'for', who: Who = by) =>
  db.tx(who, (tx) =>
    layEvidence(tx, who, allegationId, { law, slot: SLOT, stance, laid: { record }, note: null }),
  );
const matrix = (who: Who = by): Promise<ChargeMatrix> =>
  db.tx(who, async (tx) => {
    const row = await findAllegation(tx, allegationId);
    assert.ok(row);
    return matrixOf(tx, law, row);
  });
const names = new Map(
  Object.entries({ ...claims, sheet }).map(([name, { claimId }]) => [claimId, name] as const),
);
const through = ({ laid }: ChargeMatrix, record: RecordRef): string[] =>
  laid
    .filter(({ record_id: id }) => id === record.id)
    .map(({ claim_id: id, stance }) => `${names.get(id) ?? id} ${stance}`)
    .toSorted();

test('an obstacle brings what shows it on its side, a denial on the other, and word of its end on both', async () => {
  const record = { table: 'obstacle', id: obstacle } as const;
  await lay(record);
  const made = await matrix();
  assert.deepEqual(through(made, record), [
    'deminer against',
    'deminer for',
    'minister against',
    'survey for',
  ]);
  const [one] = made.laid;
  assert.equal(one?.record, 'Stone Well (fictional): mines at the well');
  assert.deepEqual([one?.record_kind, one?.record_home_id], ['mines', village]);
  // It weighs nothing by itself: only what a person confirmed of its claims.
  const row = () =>
    matrix().then(({ matrix: all }) =>
      all.provisions.flatMap(({ rows }) => rows).find(({ element }) => element.id === SLOT),
    );
  assert.equal((await row())?.judgement.best, null);
  await db.tx(by, (tx) =>
    weighClaim(tx, by, claims.survey.claimId, {
      law,
      kind: 'contemporaneous-official-record',
      answers: { F5: true },
      band: null,
      reasons: null,
    }),
  );
  assert.notEqual((await row())?.judgement.best, null);
  await assert.rejects(lay(record), refusal('CODING_LINKED_ALREADY'));
});

test('laid against an element it stands with its sides changed', async () => {
  const other = await db.tx(by, (tx) =>
    addObstacle(tx, by, village, {
      ...unsaid.obstacle,
      kind: 'security',
      ...shownBy(claims.survey.claimId),
    }),
  );
  const record = { table: 'obstacle', id: other } as const;
  await lay(record, 'against');
  assert.deepEqual(through(await matrix(), record), ['survey against']);
  // Withdrawn, it is seen and counts for nothing.
  await db.tx(by, (tx) => withdrawObstacle(tx, by, other, 'recorded twice'));
  const { laid } = await matrix();
  assert.equal(laid.find(({ record_id: id }) => id === other)?.is_withdrawn, true);
  await assert.rejects(lay(record), refusal('CODING_WITHDRAWN'));
});

test('a hazard record brings what was quoted of its sheet; who may not see it sees nothing of it', async () => {
  const record = { table: 'hazard_record', id: await enter({ serial: sheetSerial }) } as const;
  await lay(record);
  assert.deepEqual(through(await matrix(), record), ['sheet for']);
  const others = await matrix(outsider);
  assert.ok(others.laid.length > 0, 'they see what is not sealed');
  assert.ok(![...others.laid, ...others.withoutClaims].some(({ record_id: id }) => id === record.id));
  await assert.rejects(lay(record, 'against', outsider), refusal('NOT_FOUND'));
  // That it was shown is recorded.
  await db.tx(by, (tx) => matrixToShow(tx, by, law, allegationId));
  assert.ok(
    (await reads()).some(
      ({ subject_table: table, subject_id: id }) => table === record.table && id === record.id,
    ),
  );
});

test('handovers, detentions and accidents bring theirs; what rests on no claim is told so', async () => {
  const handover = { table: 'handover', id: await make() } as const;
  await db.tx(by, (tx) =>
    addHandoverClaim(tx, by, handover.id, {
      measure: 'sheets',
      value: 40,
      words: 'forty sheets',
      claimant: 'The envoy',
      asOf: null,
      definition: null,
      claimId: claims.envoy.claimId,
    }),
  );
  const detention = {
    table: 'detention_record',
    id: await held(await somebody('A. Somebody (fictional)')),
  } as const;
  await db.tx(by, (tx) =>
    addEvidence(tx, by, detention.id, {
      part: 'whole',
      serial: null,
      claimId: claims.list.claimId,
      incidentId: null,
      note: null,
    }),
  );
  const accident = await db.tx(by, (tx) =>
    makeAccident(tx, by, {
      caseId,
      compartmentId: sealed,
      facts: { ...UNSAID_ACCIDENT, title: 'At the ford (fictional)' },
    }),
  );
  const bare = { table: 'accident', id: accident.id } as const;
  for (const record of [handover, detention, bare]) await lay(record);
  const made = await matrix();
  assert.deepEqual(through(made, handover), ['envoy for']);
  assert.deepEqual(through(made, detention), ['list for']);
  assert.equal(
    made.laid.find(({ record_id: id }) => id === detention.id)?.record,
    null,
    'no name of a person',
  );
  assert.deepEqual(
    made.withoutClaims.map(({ record_id: id, says }) => [id, says]),
    [[bare.id, 'At the ford (fictional)']],
  );
});

test('records are found by serial and title, by whoever may see them', async () => {
  const named = (typed: string, who: Who = by) =>
    db.tx(who, (tx) => layableNamed(tx, { caseId, typed, limit: 10 }));
  assert.deepEqual(
    (await named('stone well')).map(({ id, kind }) => [id, kind]),
    [[obstacle, 'mines']],
  );
  const [ford] = await named('At the FORD');
  assert.ok(ford);
  assert.deepEqual(await named('ford', outsider), []);
  assert.deepEqual(await named('%'), []);
  const called = (of: { id?: string; serial?: string }, who: Who = by) =>
    db.tx(who, (tx) => layableCalled(tx, { caseId, id: of.id ?? null, serial: of.serial ?? null }));
  assert.equal((await called({ serial: ford.serial }))?.id, ford.id);
  assert.equal((await called({ id: obstacle }))?.record_table, 'obstacle');
  assert.equal(await called({ serial: ford.serial }, outsider), null);
});

test('its entries are seen by who sees the record, and it is rebuilt from the archive alone', async () => {
  await archive.ledger.publishAll();
  const told = (who: Who) =>
    db.tx(who, async (tx) => JSON.stringify(await archive.ledger.history(tx, allegationId)));
  assert.ok((await told(by)).includes('hazard_record'));
  assert.doesNotMatch(await told(outsider), /hazard_record|detention_record/);
  const url = await createDatabase(archive.ownerUrl, `records_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'records.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
  } finally {
    await other.close();
  }
});
