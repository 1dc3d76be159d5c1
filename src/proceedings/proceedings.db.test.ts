import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { withdrawClaim } from '#coding';
import { createDatabase, openDatabase, type Identity } from '#db';
import { AppError } from '#kernel';
import { loadLaw } from '#law';
import { rebuild, tableDigests } from '#ledger';
import { codedArchive } from '../../test/db/coded.ts';
import {
  addStep,
  answersToTest,
  answerTest,
  calendarOfProceeding,
  changeProceeding,
  changeStep,
  findProceeding,
  linkProceedings,
  listProceedings,
  makeProceeding,
  proceedingToShow,
  unlinkProceedings,
  withdrawProceeding,
  withdrawStep,
  type ProceedingFacts,
  type ShownProceeding,
  type StepFacts,
} from './index.ts';

const { archive, by, caseId, compartmentId, sealed, folder, addText, code } = await codedArchive();
const { db } = archive;
const law = loadLaw();
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

const FACTS: ProceedingFacts = {
  title: 'State A v. State B (both fictional)',
  forum: 'icj',
  parties: [
    { name: 'State A (fictional)', role: 'applicant' },
    { name: 'State B (fictional)', role: 'respondent' },
  ],
  bench: null,
  registryNumber: null,
  instruments: ['icerd'],
  status: 'pending',
  begunOn: '2031-05',
};
const STEP: StepFacts = {
  kind: 'filing',
  byWhom: 'State A (fictional)',
  happenedOn: '2031-11-30',
  what: 'Memorial',
  event: 'memorial',
  serials: [],
};
const ANSWER = {
  law,
  checklist: 'icj-icerd-22',
  test: 'J4',
  state: 'disputed',
  reasons: 'The other side says that no note was answered.',
  claimIds: [],
  serials: [],
} as const;
const make = (facts: Partial<ProceedingFacts> = {}, where = compartmentId): Promise<string> =>
  db.tx(by, (tx) =>
    makeProceeding(tx, by, { law, caseId, compartmentId: where, facts: { ...FACTS, ...facts } }),
  );
const add = (id: string, facts: Partial<StepFacts> = {}): Promise<string> =>
  db.tx(by, (tx) => addStep(tx, by, id, { law, facts: { ...STEP, ...facts } }));
const answer = (id: string, given: Partial<Parameters<typeof answerTest>[3]> = {}): Promise<string> =>
  db.tx(by, (tx) => answerTest(tx, by, id, { ...ANSWER, ...given }));
const show = (id: string, who: Identity = by): Promise<ShownProceeding> =>
  db.tx(who, async (tx) => {
    const row = await findProceeding(tx, id);
    assert.ok(row);
    return proceedingToShow(tx, law, row);
  });
const entriesOf = (id: string, who: Identity): Promise<string[]> =>
  db.tx(who, async (tx) => {
    const rows = await tx
      .selectFrom('ledger_entry')
      .select('kind')
      .where('subject_id', '=', id)
      .where('kind', '<>', 'read')
      .orderBy('seq')
      .execute();
    return rows.map(({ kind }) => kind);
  });

const note = await addText('note.txt', 'A note verbale asks for talks on the convention.', compartmentId);
const secret = await addText('cable.txt', 'A sealed cable says that no answer came.', sealed);
const ofNote = await code(note, 'asks for talks');
const ofSecret = await code(secret, 'no answer came');

test('what is said of a proceeding is checked against the law; a withdrawn one takes no more', async () => {
  const refused: [Partial<ProceedingFacts>, RegExp][] = [
    [{ title: ' ' }, /title/],
    [{ forum: 'nowhere' }, /forum/],
    [{ instruments: ['icerd', 'wells'] }, /wells/],
    [{ parties: [] }, /parties/],
    [{ parties: [{ name: '', role: 'third' }] }, /parties/],
    [{ begunOn: '2031-02-30' }, /began/],
    [{ begunOn: '2031-02-03T10:00:00Z' }, /time of day/],
  ];
  for (const [facts, words] of refused) await assert.rejects(make(facts), refusal('INVALID_INPUT', words));
  const id = await make();
  const listed = () => db.tx(by, (tx) => listProceedings(tx, { caseId, limit: 9, after: null }));
  assert.deepEqual(
    (await listed()).map((one) => one.id),
    [id],
  );
  await db.tx(by, (tx) => withdrawProceeding(tx, by, id, 'made for this test'));
  assert.deepEqual(await listed(), []);
  for (const more of [() => add(id), () => answer(id)])
    await assert.rejects(more, refusal('CODING_WITHDRAWN', /fictional/));
});

test('steps come in the order of time with the items that show them, and what follows from their days', async () => {
  const id = await make();
  await add(id, { what: 'Hearing', kind: 'hearing', happenedOn: null, event: null });
  const memorial = await add(id, { serials: [note, note] });
  await add(id, { what: 'Note', kind: 'diplomatic-exchange', happenedOn: '2031-04', event: null });
  const { steps, deadlines, events } = await show(id);
  assert.deepEqual(
    steps.map(({ what, serials }) => [what, serials]),
    [
      ['Note', []],
      ['Memorial', [note]],
      ['Hearing', []],
    ],
  );
  assert.deepEqual(
    deadlines.map(({ step, last }) => [step.id, last]),
    [[memorial, '2032-02-29']],
  );
  assert.ok(events.has('memorial'));
  const refused: [Partial<StepFacts>, string, RegExp][] = [
    [{ event: 'festival' }, 'INVALID_INPUT', /law calls/],
    [{ happenedOn: 'in spring' }, 'INVALID_INPUT', /day of the step/],
    [{ what: '' }, 'INVALID_INPUT', /done/],
    [{ byWhom: 'x'.repeat(301) }, 'INVALID_INPUT', /whom/],
    [{ serials: ['7K3F-2QX0'] }, 'NOT_FOUND', /7K3F/],
  ];
  for (const [facts, codeOf, words] of refused) await assert.rejects(add(id, facts), refusal(codeOf, words));
  const change = { law, version: '1', facts: { happenedOn: '2031-12-01', serials: [] } };
  await db.tx(by, (tx) => changeStep(tx, by, memorial, change));
  await assert.rejects(
    db.tx(by, (tx) => changeStep(tx, by, memorial, change)),
    refusal('CONFLICT', /Memorial/),
  );
  const changed = await show(id);
  assert.deepEqual([changed.deadlines[0]?.last, changed.steps[1]?.serials], ['2032-03-01', []]);
  await db.tx(by, (tx) => withdrawStep(tx, by, memorial, 'of another proceeding'));
  assert.deepEqual((await show(id)).deadlines, []);
  assert.deepEqual(await entriesOf(id, by), [
    'proceeding-made',
    'step-added',
    'step-added',
    'step-added',
    'step-changed',
    'step-withdrawn',
  ]);
});

test('the newest answer to a test counts, earlier ones stay; each keeps the checklist that it was given by', async () => {
  const id = await make();
  const empty = await show(id);
  assert.deepEqual(empty.checklists.map(({ checklist }) => checklist.id).sort(), [
    'icj-icerd-22',
    'icj-pleadings',
    'icj-provisional-measures',
  ]);
  assert.ok(empty.checklists.every(({ tests }) => tests.every((one) => one.answer === null)));
  await assert.rejects(answer(id, { test: 'J99' }), refusal('INVALID_INPUT', /test/));
  await assert.rejects(
    answer(id, { checklist: 'ecthr-rule-46', test: 'a' }),
    refusal('INVALID_INPUT', /test/),
  );
  await assert.rejects(answer(id, { reasons: ' ' }), refusal('INVALID_INPUT', /reasons/));
  await answer(id, { claimIds: [ofNote.claimId], serials: [note] });
  await answer(id, { state: 'met', reasons: 'Three notes, each unanswered.', claimIds: [ofNote.claimId] });
  const given = async () =>
    (await show(id)).checklists.flatMap(({ tests }) => tests).find(({ test: { id: of } }) => of === 'J4')
      ?.answer;
  const newest = await given();
  assert.deepEqual([newest?.state, newest?.answers, newest?.isOfOtherLaw], ['met', 2, false]);
  assert.equal(newest?.checklist_digest, law.checklist('icj-icerd-22').digest);
  assert.deepEqual(
    newest?.evidence.map((one) => [one.claim_id, one.body, one.is_withdrawn]),
    [[ofNote.claimId, 'asks for talks', false]],
  );
  const all = await db.tx(by, (tx) =>
    answersToTest(tx, { proceedingId: id, checklist: 'icj-icerd-22', test: 'J4' }),
  );
  assert.deepEqual(
    all.map(({ state, evidence }) => [state, evidence.length]),
    [
      ['met', 1],
      ['disputed', 2],
    ],
  );
  // Of a proceeding that invokes the instrument no more, the answer is still told.
  await db.tx(by, (tx) => changeProceeding(tx, by, id, { law, version: '1', facts: { instruments: [] } }));
  const { leftAnswers } = await show(id);
  assert.deepEqual(
    leftAnswers.map(({ test: of, state }) => [of, state]),
    [['J4', 'met']],
  );
});

test('links are told from both sides, each its own way round, once, and taken back with a reason', async () => {
  const [id, other] = [await make(), await make({ title: 'Before another body (fictional)', forum: 'cerd' })];
  const link = (of: string, to: string) =>
    db.tx(by, (tx) =>
      linkProceedings(tx, by, of, { otherId: to, relation: 'earlier', reason: 'the same village' }),
    );
  await assert.rejects(link(id, id), refusal('INVALID_INPUT', /this one/));
  const linkId = await link(id, other);
  await assert.rejects(link(other, id), refusal('PROCEEDING_LINKED_ALREADY'));
  const relations = async (of: string) =>
    (await show(of)).links.map(({ other_id: to, relation }) => [to, relation]);
  assert.deepEqual(await relations(id), [[other, 'earlier']]);
  assert.deepEqual(await relations(other), [[id, 'later']]);
  await db.tx(by, (tx) => unlinkProceedings(tx, by, linkId, 'of other facts'));
  assert.deepEqual([await relations(id), await relations(other)], [[], []]);
  await assert.rejects(
    db.tx(by, (tx) => unlinkProceedings(tx, by, linkId, 'twice')),
    refusal('NOT_FOUND'),
  );
});

test('whoever may not see an item, a claim or a proceeding has no trace of it, and takes nothing of it away', async () => {
  const id = await make();
  const hidden = await make({ title: 'Sealed (fictional)' }, sealed);
  const step = await add(id, { serials: [note, secret] });
  await answer(id, { claimIds: [ofNote.claimId, ofSecret.claimId], serials: [secret] });
  await db.tx(by, (tx) =>
    linkProceedings(tx, by, id, { otherId: hidden, relation: 'parallel', reason: 'sealed' }),
  );
  const seen = await show(id, reader);
  assert.deepEqual([seen.steps[0]?.serials, seen.links], [[note], []]);
  const evidence = (of: ShownProceeding) =>
    of.checklists.flatMap(({ tests }) => tests.flatMap((one) => one.answer?.evidence ?? []));
  assert.deepEqual(
    evidence(seen).map((one) => one.claim_id),
    [ofNote.claimId],
  );
  assert.equal(evidence(await show(id)).length, 3);
  assert.equal(evidence(await show(id)).find((one) => one.claim_id === ofSecret.claimId)?.body, null);
  assert.equal(await db.tx(reader, (tx) => findProceeding(tx, hidden)), null);
  // Entries that name what is sealed are not theirs to read.
  assert.deepEqual(await entriesOf(id, reader), ['proceeding-made']);
  assert.deepEqual(await entriesOf(hidden, reader), []);
  assert.equal((await entriesOf(id, by)).length, 4);
  const change = { law, version: '1', facts: { serials: [] } };
  await db.tx(reader, (tx) => changeStep(tx, reader, step, change));
  assert.deepEqual(
    [(await show(id)).steps[0]?.serials, (await show(id, reader)).steps[0]?.serials],
    [[secret], []],
  );
  const theirs: (() => Promise<unknown>)[] = [
    () =>
      db.tx(reader, (tx) => makeProceeding(tx, reader, { law, caseId, compartmentId: sealed, facts: FACTS })),
    () => db.tx(reader, (tx) => addStep(tx, reader, hidden, { law, facts: STEP })),
    () => db.tx(reader, (tx) => addStep(tx, reader, id, { law, facts: { ...STEP, serials: [secret] } })),
    () => db.tx(reader, (tx) => answerTest(tx, reader, id, { ...ANSWER, claimIds: [ofSecret.claimId] })),
    () =>
      db.tx(reader, (tx) =>
        linkProceedings(tx, reader, id, { otherId: hidden, relation: 'parallel', reason: 'x' }),
      ),
  ];
  for (const work of theirs) await assert.rejects(work(), refusal('NOT_FOUND'));
});

test('a change is one of the version that was looked at; a claim that is withdrawn is told so', async () => {
  const id = await make();
  const change = { law, version: '1', facts: { status: 'decided' as const } };
  const changed = await db.tx(by, (tx) => changeProceeding(tx, by, id, change));
  assert.deepEqual([changed.status, changed.version, changed.title], ['decided', 2, FACTS.title]);
  await assert.rejects(
    db.tx(by, (tx) => changeProceeding(tx, by, id, change)),
    refusal('CONFLICT', /fictional/),
  );
  const passing = await code(note, 'on the convention');
  await answer(id, { claimIds: [passing.claimId] });
  await db.tx(by, (tx) => withdrawClaim(tx, by, passing.claimId, 'read wrongly'));
  const [one] = (await show(id)).checklists.flatMap(({ tests }) =>
    tests.flatMap(({ answer: of }) => of?.evidence ?? []),
  );
  assert.equal(one?.is_withdrawn, true);
  await assert.rejects(answer(id, { claimIds: [passing.claimId] }), refusal('CODING_WITHDRAWN'));
});

test('the calendar holds the steps and last days that are known; without any there is none', async () => {
  const id = await make();
  const calendar = () =>
    db.tx(by, async (tx) => {
      const row = await findProceeding(tx, id);
      assert.ok(row);
      return calendarOfProceeding(tx, law, row);
    });
  await add(id, { happenedOn: null });
  await assert.rejects(calendar(), refusal('PROCEEDING_NO_DAYS', /fictional/));
  const step = await add(id);
  await add(id, { what: 'Hearings', happenedOn: '2032-05-03/2032-05-05', event: null });
  await add(id, { what: 'Some time', happenedOn: '2032-06', event: null });
  const text = await calendar();
  const unfolded = text.replaceAll('\r\n ', '');
  assert.equal(unfolded.split('BEGIN:VEVENT').length - 1, 3);
  assert.ok(
    unfolded.includes(`UID:${step}\r\n`) && unfolded.includes(`UID:${step}.icj-pleadings.P12.3-months\r\n`),
    text,
  );
  assert.match(unfolded, /DTSTART;VALUE=DATE:20320503\r\nDTEND;VALUE=DATE:20320506/);
  assert.match(unfolded, /SUMMARY:Last day: Preliminary objections.*79bis/);
  assert.match(unfolded, /to be checked by a lawyer/);
  assert.ok(!unfolded.includes('Some time'));
  await add(id, { what: 'A memorial of some month', happenedOn: '2033-01' });
  assert.match(
    (await calendar()).replaceAll('\r\n ', ''),
    /DTSTART;VALUE=DATE:20330401\r\nDTEND;VALUE=DATE:20330501\r\nSUMMARY:Last day\\, between 2033-04-01 and 2033-04-30: /,
  );
  assert.equal(await calendar(), await calendar());
});

test('all of it is rebuilt from the archive alone, equal table by table', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `proceedings_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'proceedings.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: count }) => [table, count]));
    const counts = [
      'proceeding',
      'proceeding_link',
      'step',
      'step_item',
      'checklist_answer',
      'answer_evidence',
    ].map((table) => rows[table] ?? 0);
    assert.ok(
      Math.min(...counts) > 0 && counts.every((count, at) => count === [9, 2, 9, 1, 4, 7][at]),
      counts.join(' '),
    );
  } finally {
    await other.close();
  }
});
