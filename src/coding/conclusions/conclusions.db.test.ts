import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { createDatabase, openDatabase } from '#db';
import { AppError } from '#kernel';
import { rebuild, tableDigests } from '#ledger';
import { getItem, moveItems } from '#catalogue';
import { codedArchive } from '../../../test/db/coded.ts';
import {
  addPart,
  answersOf,
  answerSample,
  changeConclusion,
  checkItem,
  claimsOfConclusion,
  closeSample,
  codingOfItem,
  drawSample,
  findConclusion,
  findIncident,
  findSample,
  incidentFromClaim,
  ladderOf,
  listConclusions,
  makeConclusion,
  nameClaim,
  partsOf,
  reviewCheck,
  reviseConclusion,
  sampleAgreement,
  stepConclusion,
  stepsFrom,
  stepsOf,
  unnameClaim,
  verificationOf,
  verificationState,
  withdrawCheck,
  withdrawConclusion,
  type ConclusionStatus,
} from '../index.ts';

const { archive, by, caseId, compartmentId, sealed, folder, addText, code } = await codedArchive();
const { db } = archive;
const refusal =
  (code: string, words = /./) =>
  (error: unknown) =>
    error instanceof AppError && error.code === code && words.test(error.message);

const person = async (name: string, compartmentIds: readonly string[]) => {
  const account = { name, email: `${name}@example.org`, roles: ['analyst'] as const, compartmentIds };
  return { kind: 'person', personId: await db.tx(by, (tx) => addPerson(tx, by, account)) } as const;
};
const reader = await person('second', [compartmentId]);
const outsider = await person('outsider', []);
const serial = await addText(
  'report.txt',
  'It said that 345 have suffered. Of them 65 were killed.',
  compartmentId,
);
const first = await code(serial, '345 have suffered');
const second = await code(serial, '65 were killed', { polarity: 'denies' });

const make = (claimId?: string): Promise<string> =>
  db.tx(by, (tx) =>
    makeConclusion(tx, by, {
      caseId,
      ...(claimId === undefined ? {} : { claimId }),
      facts: { statement: 'There are reasonable grounds to believe that persons were harmed.' },
    }),
  );
const step = (id: string, to: ConclusionStatus, who: typeof by | typeof reader = by, version = '1') =>
  db.tx(who, (tx) => stepConclusion(tx, who, id, { to, reason: 'for this test', version }));
const statusOf = async (id: string) => (await db.tx(by, (tx) => findConclusion(tx, id)))?.status;

test('a conclusion climbs its ladder with reasons, and no step is left out', async () => {
  const id = await make(first.claimId);
  assert.equal(await statusOf(id), 'find-to-do');
  await assert.rejects(step(id, 'find-reviewed'), refusal('INVALID_INPUT', /no step/));
  await step(id, 'find-in-progress');
  await step(id, 'find-ready');
  await assert.rejects(step(id, 'find-reviewed'), refusal('INVALID_INPUT', /second reader/));
  await step(id, 'find-reviewed', reader);
  await step(id, 'find-sealed');
  const steps = await db.tx(by, (tx) => stepsOf(tx, id));
  assert.deepEqual(
    steps.map(({ to_status, made_by }) => [to_status, made_by === reader.personId]),
    [
      ['find-in-progress', false],
      ['find-ready', false],
      ['find-reviewed', true],
      ['find-sealed', false],
    ],
  );
});

test('whoever wrote of it, even a claim against it, is no second reader', async () => {
  const id = await make(first.claimId);
  await step(id, 'find-in-progress');
  await db.tx(reader, (tx) =>
    nameClaim(tx, reader, id, { claimId: second.claimId, stance: 'contradicts', note: null }),
  );
  await step(id, 'find-ready');
  await assert.rejects(step(id, 'find-reviewed', reader), refusal('INVALID_INPUT', /second reader/));
  await db.tx(by, async (tx) => {
    const row = await findConclusion(tx, id);
    assert.ok(row);
    assert.deepEqual(stepsFrom(await ladderOf(tx, row), reader.personId), [
      'find-in-progress',
      'find-disputed',
    ]);
  });
});

test('what is sealed changes only by a new version; a dispute of it ends in sealing it again or in that', async () => {
  const id = await make(first.claimId);
  for (const [to, who] of [
    ['find-in-progress', by],
    ['find-ready', by],
    ['find-reviewed', reader],
    ['find-sealed', by],
  ] as const)
    await step(id, to, who);
  const change = { facts: { statement: 'Otherwise.' }, version: '1' };
  await assert.rejects(
    db.tx(by, (tx) => changeConclusion(tx, by, id, change)),
    refusal('CODING_NOT_OPEN'),
  );
  await assert.rejects(
    db.tx(by, (tx) => withdrawConclusion(tx, by, id, 'x')),
    refusal('CODING_NOT_OPEN'),
  );
  await step(id, 'find-disputed', reader);
  await assert.rejects(step(id, 'find-in-progress'), refusal('INVALID_INPUT', /sealed/));
  await step(id, 'find-sealed');
  const next = await db.tx(by, (tx) => reviseConclusion(tx, by, id, 'more is known'));
  await assert.rejects(
    db.tx(by, (tx) => reviseConclusion(tx, by, id, 'again')),
    refusal('CODING_NOT_OPEN'),
  );
  await db.tx(by, (tx) =>
    changeConclusion(tx, by, next, { facts: { reasons: 'A third source.' }, version: '1' }),
  );
  const rows = await db.tx(by, (tx) => listConclusions(tx, { caseId }, { limit: 10, cursor: null }));
  assert.equal(rows.find((row) => row.id === id)?.newer_id, next);
  assert.equal(rows.find((row) => row.id === next)?.status, 'find-to-do');
  assert.equal(await statusOf(id), 'find-sealed');
});

test('two people do not overwrite each other, and claims are taken back with a reason', async () => {
  const id = await make(first.claimId);
  const change = { facts: { standard: 'reasonable-grounds' as const }, version: '1' };
  await db.tx(by, (tx) => changeConclusion(tx, by, id, change));
  await assert.rejects(
    db.tx(reader, (tx) => changeConclusion(tx, reader, id, change)),
    refusal('CONFLICT'),
  );
  await assert.rejects(step(id, 'find-in-progress'), refusal('CONFLICT'));
  const [link] = await db.tx(by, (tx) => claimsOfConclusion(tx, id));
  await db.tx(by, (tx) => unnameClaim(tx, by, link?.id ?? '', 'wrong one'));
  assert.deepEqual(await db.tx(by, (tx) => claimsOfConclusion(tx, id)), []);
  await db.tx(by, (tx) => withdrawConclusion(tx, by, id, 'made twice'));
  await assert.rejects(step(id, 'find-in-progress', by, '2'), refusal('CODING_WITHDRAWN'));
});

test('an item is verified when each part was checked and a second person has read every check', async () => {
  const state = async () =>
    verificationState(
      await db.tx(by, async (tx) => verificationOf(tx, [(await getItem(tx, { serial })).id])),
    );
  const check = (part: 'source' | 'technical' | 'content', subject: string): Promise<string> =>
    db.tx(by, async (tx) =>
      checkItem(tx, by, await getItem(tx, { serial }), {
        part,
        subject,
        method: 'compared with the archive of the newsroom',
        inputs: null,
        outcome: 'It was published on that day.',
        confidence: 'medium',
      }),
    );
  assert.equal(await state(), 'none');
  const ids = [await check('source', 'provenance'), await check('technical', 'metadata')];
  assert.equal(await state(), 'begun');
  ids.push(await check('content', 'chronolocation'));
  assert.equal(await state(), 'to-review');
  await assert.rejects(
    db.tx(by, (tx) => reviewCheck(tx, by, ids[0] ?? '', null)),
    refusal('INVALID_INPUT', /second reader/),
  );
  await assert.rejects(check('source', 'geolocation'), refusal('INVALID_INPUT'));
  for (const id of ids) await db.tx(reader, (tx) => reviewCheck(tx, reader, id, 'read'));
  assert.equal(await state(), 'verified');
  await db.tx(by, (tx) => withdrawCheck(tx, by, ids[2] ?? '', 'wrong day'));
  assert.equal(await state(), 'begun');
});

test('a sample is coded blind by two, and tells how far they agree only when it is closed', async () => {
  const drawn = { caseId, compartmentId, title: 'Pilot', fields: ['polarity', 'kind'], size: 10 } as const;
  const coderIds = [by.personId, reader.personId];
  await assert.rejects(
    db.tx(by, (tx) =>
      drawSample(tx, by, { ...drawn, coderIds: [by.personId, outsider.personId], seed: 's' }),
    ),
    refusal('INVALID_INPUT', /two people/),
  );
  const id = await db.tx(by, (tx) => drawSample(tx, by, { ...drawn, coderIds, seed: 's' }));
  const again = await db.tx(by, (tx) => drawSample(tx, by, { ...drawn, coderIds, seed: 's' }));
  const sample = await db.tx(by, (tx) => findSample(tx, id));
  assert.ok(sample);
  assert.deepEqual((await db.tx(by, (tx) => findSample(tx, again)))?.quote_ids, sample.quote_ids);
  assert.equal(sample.quote_ids.length, 2);
  const answer = (who: typeof by | typeof reader, at: number, polarity: string) =>
    db.tx(who, (tx) =>
      answerSample(tx, who, id, {
        quoteId: sample.quote_ids[at] ?? '',
        answers: { polarity, kind: 'claimk-event' },
      }),
    );
  await assert.rejects(answer(by, 0, 'perhaps'), refusal('INVALID_INPUT', /term/));
  await answer(by, 0, 'affirms');
  await answer(by, 1, 'denies');
  await answer(reader, 0, 'affirms');
  await answer(reader, 1, 'affirms');
  for (const who of [by, reader]) {
    const seen = await db.tx(who, (tx) => answersOf(tx, id));
    assert.ok(seen.length === 2 && seen.every(({ person_id }) => person_id === who.personId), 'blind');
    const bodies = await db.tx(who, (tx) =>
      tx.selectFrom('ledger_entry').select(['actor_id']).where('kind', '=', 'sample-answered').execute(),
    );
    assert.ok(bodies.length > 0 && bodies.every(({ actor_id }) => actor_id === who.personId), 'entries too');
  }
  assert.deepEqual(await db.tx(by, (tx) => sampleAgreement(tx, sample)), []);
  await assert.rejects(
    db.tx(reader, (tx) => closeSample(tx, reader, id)),
    refusal('NOT_FOUND'),
  );
  await db.tx(by, (tx) => closeSample(tx, by, id));
  await assert.rejects(answer(reader, 1, 'denies'), refusal('INVALID_INPUT', /closed/));
  await db.tx(reader, async (tx) => {
    const closed = await findSample(tx, id);
    assert.ok(closed);
    const [polarity, kind] = await sampleAgreement(tx, closed);
    assert.deepEqual(
      [polarity?.agreement.alpha, polarity?.agreement.agreed, polarity?.disputed.length],
      [0, 1, 1],
    );
    assert.deepEqual([kind?.agreement.alpha, kind?.agreement.agreed], [null, 2]);
  });
});

test('who may not see the compartment sees none of it; checks move with their item', async () => {
  const id = await make(first.claimId);
  await db.tx(outsider, async (tx) => {
    assert.equal(await findConclusion(tx, id), null);
    assert.deepEqual(await listConclusions(tx, { caseId }, { limit: 10, cursor: null }), []);
    assert.deepEqual(await tx.selectFrom('coding_sample').selectAll().execute(), []);
    const kinds = await tx.selectFrom('ledger_entry').select('kind').execute();
    assert.ok(kinds.every(({ kind }) => !/^(conclusion|sample|verification)/.test(kind)));
  });
  const item = await db.tx(by, (tx) => getItem(tx, { serial }));
  const told = await db.tx(by, async (tx) => {
    const values = { title: '345 have suffered' };
    const incident = await incidentFromClaim(tx, by, { caseId, claimId: first.claimId, values });
    await addPart(tx, by, incident.id, { form: 'act', values: { kind: 'act-injury' } });
    return incident.id;
  });
  await db.tx(by, (tx) =>
    moveItems(tx, by, archive.jobs, [item.id], {
      compartmentId: sealed,
      reason: 'for this test',
      alongside: codingOfItem,
    }),
  );
  // What repeats the words of the sealed item is sealed with it.
  await db.tx(reader, async (tx) => {
    assert.deepEqual(await verificationOf(tx, [item.id], true), []);
    assert.equal(await findConclusion(tx, id), null);
    assert.equal(await findIncident(tx, told), null);
    assert.deepEqual((await partsOf(tx, [told])).act, []);
  });
  assert.ok(await db.tx(by, (tx) => findIncident(tx, told)));
});

test('all of it is rebuilt from the archive alone, equal table by table', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `conclusions_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'conclusions.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: n }) => [table, n]));
    assert.deepEqual([rows['conclusion'], rows['verification_check'], rows['coding_answer']], [6, 3, 4]);
  } finally {
    await other.close();
  }
});
