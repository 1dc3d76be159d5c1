import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { makeIncident, withdrawClaim } from '#coding';
import { createDatabase, openDatabase, type Identity } from '#db';
import { AppError } from '#kernel';
import { loadLaw } from '#law';
import { rebuild, tableDigests } from '#ledger';
import { addStep, makeProceeding } from '#proceedings';
import { codedArchive } from '../../test/db/coded.ts';
import {
  addComplianceEvent,
  addObligation,
  changeComplianceEvent,
  changeObligation,
  changeUndertaking,
  findUndertaking,
  listUndertakings,
  makeUndertaking,
  partyNames,
  reportOf,
  standingsOfUndertakings,
  undertakingToShow,
  unsaid,
  withdrawComplianceEvent,
  withdrawObligation,
  withdrawUndertaking,
  type ComplianceFacts,
  type ObligationFacts,
  type ShownUndertaking,
  type UndertakingFacts,
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

const DAY = '2031-12-31';
const FACTS: UndertakingFacts = {
  ...unsaid.undertaking,
  kind: 'ceasefire',
  title: 'Ceasefire at the river (fictional)',
  dated: '2031-05-04',
  parties: [
    { name: 'Upland', role: 'side' },
    { name: 'Lowland', role: 'side' },
    { name: 'The Commission', role: 'author' },
  ],
};
const OWED: ObligationFacts = {
  ...unsaid.obligation,
  label: '1',
  owedBy: 'Upland',
  owedTo: 'Lowland',
  words: 'Upland withdraws behind the river.',
  dueOn: '2031-06-01',
};
const SAID: ComplianceFacts = {
  ...unsaid.event,
  says: 'performed',
  side: 'Upland',
  saidBy: 'A minister of Upland',
  saidOn: '2031-05-30',
};

const make = (facts: Partial<UndertakingFacts> = {}, where = compartmentId, who = by): Promise<string> =>
  db.tx(who, (tx) =>
    makeUndertaking(tx, who, { caseId, compartmentId: where, facts: { ...FACTS, ...facts } }),
  );
const owe = (id: string, facts: Partial<ObligationFacts> = {}, who = by): Promise<string> =>
  db.tx(who, (tx) => addObligation(tx, who, id, { ...OWED, ...facts }));
const say = (id: string, facts: Partial<ComplianceFacts> = {}, who = by): Promise<string> =>
  db.tx(who, (tx) => addComplianceEvent(tx, who, id, { ...SAID, ...facts }));
const show = (id: string, who: Identity = by, day = DAY): Promise<ShownUndertaking> =>
  db.tx(who, async (tx) => {
    const row = await findUndertaking(tx, id);
    assert.ok(row);
    return undertakingToShow(tx, row, day);
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

const text = await addText('ceasefire.txt', '1. Upland withdraws behind the river.', compartmentId);
const secret = await addText('cable.txt', 'A sealed cable says that nobody withdrew.', sealed);
const ofText = await code(text, 'Upland withdraws behind the river.');
const ofSecret = await code(secret, 'nobody withdrew');

test('what each side says of an obligation stands apart, with what shows it, and is told as of any day', async () => {
  const id = await make({ serials: [text], whichText: 'The English text.' });
  const owed = await owe(id, { quoteIds: [ofText.quoteId] });
  const { id: incident } = await db.tx(by, (tx) =>
    makeIncident(tx, by, { caseId, compartmentId, values: { title: 'At the river (fictional)' } }),
  );
  await say(owed, { claimIds: [ofText.claimId], serials: [text] });
  await say(owed, {
    side: 'Lowland',
    saidBy: 'Lowland',
    says: 'breached',
    saidOn: '2031-07-04',
    incidentIds: [incident],
    note: 'Two posts were left.',
  });
  const { text: basis, obligations, dueDates } = await show(id);
  assert.deepEqual(
    basis.map(({ serial }) => serial),
    [text],
  );
  const [one] = obligations;
  assert.deepEqual(
    one?.basis.map(({ body, serial }) => [body, serial]),
    [['Upland withdraws behind the river.', text]],
  );
  assert.deepEqual(
    one?.events.map(({ says, basis: of }) => [says, of.map(({ body, serial }) => body ?? serial)]),
    [
      ['performed', [text, 'Upland withdraws behind the river.']],
      ['breached', ['At the river (fictional)']],
    ],
  );
  assert.equal(one?.standing.kind, 'differ');
  assert.equal((await show(id, by, '2031-06-30')).obligations[0]?.standing.kind, 'only');
  assert.deepEqual(
    dueDates.map(({ dueOn, last, extendedBy }) => [dueOn, last, extendedBy]),
    [['2031-06-01', '2031-06-01', null]],
  );
  await say(owed, {
    says: 'extended',
    saidOn: '2031-05-20',
    extendedTo: '2031-08',
    side: 'Lowland',
    saidBy: 'L.',
  });
  assert.deepEqual(
    (await show(id)).dueDates.map(({ dueOn, extendedBy }) => [dueOn, extendedBy]),
    [
      ['2031-06-01', null],
      ['2031-08', 'Lowland'],
    ],
  );
});

test('lists are narrowed by kind and party, and tell how many obligations stand how', async () => {
  const id = await make({
    kind: 'agreement',
    title: 'Exchange (fictional)',
    parties: [
      { name: 'Midland', role: 'side' },
      { name: 'Lowland', role: 'side' },
    ],
  });
  const [one, other] = [
    await owe(id, { owedBy: 'Midland' }),
    await owe(id, { owedBy: 'Lowland', dueOn: null, isContinuing: true }),
  ];
  await say(other, { side: 'Midland' });
  await say(other, { side: 'Lowland' });
  assert.ok(one);
  const list = (of: { kind?: 'agreement' | 'unilateral'; party?: string }) =>
    db.tx(by, (tx) => listUndertakings(tx, { caseId, limit: 50, after: null, ...of }));
  assert.deepEqual(
    (await list({ party: 'Midland' })).map((row) => row.id),
    [id],
  );
  assert.ok((await list({ kind: 'agreement' })).every(({ kind }) => kind === 'agreement'));
  assert.deepEqual(await list({ kind: 'unilateral' }), []);
  assert.deepEqual(await list({ party: "Mid'); drop table undertaking; --" }), []);
  assert.ok((await db.tx(by, (tx) => partyNames(tx, caseId))).includes('Midland'));
  const undertakings = await list({ party: 'Midland' });
  const standings = await db.tx(by, (tx) => standingsOfUndertakings(tx, { undertakings, day: DAY }));
  const { obligations, kinds, silent, next } = standings.get(id) ?? {};
  assert.deepEqual([obligations, silent, next], [2, 1, null]);
  assert.deepEqual(kinds, { nothing: 1, only: 0, same: 1, differ: 0 });
  const before = await db.tx(by, (tx) => standingsOfUndertakings(tx, { undertakings, day: '2031-05-01' }));
  assert.equal(before.get(id)?.next?.dueOn, '2031-06-01');
});

test('what is not so is refused: parties, sides, days, a step of another proceeding', async () => {
  const id = await make();
  const owed = await owe(id);
  const refused: [() => Promise<unknown>, RegExp][] = [
    [() => make({ parties: [] }), /parties/],
    [() => make({ parties: [{ name: 'The Court', role: 'author' }] }), /side/],
    [() => make({ parties: [...FACTS.parties, { name: 'Upland', role: 'third' }] }), /name of its own/],
    [() => make({ dated: 'last spring' }), /day/],
    [() => make({ title: ' ' }), /title/],
    [() => owe(id, { owedBy: 'Midland' }), /no party/],
    [() => owe(id, { isContinuing: true }), /all the time/],
    [() => owe(id, { inForceTo: '31 June' }), /in force/],
    [() => say(owed, { side: 'The Commission' }), /no side/],
    [() => say(owed, { extendedTo: '2031-09' }), /extended/],
    [() => say(owed, { saidBy: '' }), /who says/],
    [() => say(owed, { saidOn: '2031-02-30' }), /said/],
  ];
  for (const [work, words] of refused)
    await assert.rejects(work(), refusal('INVALID_INPUT', words), String(words));
  await assert.rejects(owe(id, { serials: ['ZZZZ-ZZZZ'] }), refusal('NOT_FOUND'));
  const facts = {
    title: 'Upland v. Lowland (fictional)',
    forum: 'icj',
    parties: [{ name: 'Upland', role: 'applicant' as const }],
    bench: null,
    registryNumber: null,
    instruments: [],
    status: 'pending' as const,
    begunOn: null,
  };
  const proceeding = () => db.tx(by, (tx) => makeProceeding(tx, by, { law, caseId, facts }));
  const [one, other] = [await proceeding(), await proceeding()];
  const said = {
    kind: 'order',
    byWhom: null,
    happenedOn: null,
    what: 'Order',
    event: null,
    serials: [],
  } as const;
  const step = await db.tx(by, (tx) => addStep(tx, by, one, { law, facts: said }));
  await assert.rejects(make({ proceedingId: other, stepId: step }), refusal('INVALID_INPUT', /no step/));
  await assert.rejects(make({ stepId: step }), refusal('INVALID_INPUT', /no step/));
  const ordered = await make({ proceedingId: one, stepId: step });
  assert.deepEqual(
    [(await show(ordered)).order?.title, (await show(ordered)).order?.step],
    [facts.title, 'Order'],
  );
  await db.tx(by, (tx) =>
    changeUndertaking(tx, by, ordered, { version: '1', facts: { proceedingId: null } }),
  );
  assert.equal((await show(ordered)).order, null);
});

test('a change is one of the version that was looked at; a party that is named stays; what is withdrawn goes from view', async () => {
  const id = await make();
  const owed = await owe(id, { serials: [text] });
  const event = await say(owed, { claimIds: [ofText.claimId] });
  const others = { parties: [{ name: 'Lowland', role: 'side' as const }] };
  const change = (facts: Partial<UndertakingFacts>) =>
    db.tx(by, (tx) => changeUndertaking(tx, by, id, { version: '1', facts }));
  await assert.rejects(change(others), refusal('INVALID_INPUT', /Upland/));
  assert.deepEqual((await change({ title: 'Ceasefire, put right (fictional)' })).version, 2);
  await assert.rejects(change({ title: 'again' }), refusal('CONFLICT', /put right/));
  const changed = await db.tx(by, (tx) =>
    changeObligation(tx, by, owed, { version: '1', facts: { dueOn: null, isContinuing: true, serials: [] } }),
  );
  assert.deepEqual([changed.is_continuing, changed.words], [true, OWED.words]);
  assert.deepEqual((await show(id)).obligations[0]?.basis, []);
  await db.tx(by, (tx) =>
    changeComplianceEvent(tx, by, event, {
      version: '1',
      facts: { says: 'extended', extendedTo: '2031-09' },
    }),
  );
  await assert.rejects(
    db.tx(by, (tx) => changeComplianceEvent(tx, by, event, { version: '1', facts: { note: 'x' } })),
    refusal('CONFLICT', /minister/),
  );
  // What was not spoken of is kept.
  assert.equal((await show(id)).obligations[0]?.events[0]?.basis.length, 1);
  await db.tx(by, (tx) => withdrawComplianceEvent(tx, by, event, 'misread'));
  assert.deepEqual((await show(id)).obligations[0]?.events, []);
  await db.tx(by, (tx) => withdrawObligation(tx, by, owed, 'of another text'));
  assert.deepEqual((await show(id)).obligations, []);
  await assert.rejects(say(owed), refusal('CODING_WITHDRAWN'));
  assert.deepEqual(
    (await change({ ...others }).catch((error: AppError) => error.code)) as string,
    'CONFLICT',
  );
  await db.tx(by, (tx) => withdrawUndertaking(tx, by, id, 'recorded twice'));
  await assert.rejects(owe(id), refusal('CODING_WITHDRAWN', /put right/));
  assert.deepEqual(await entriesOf(id, by), [
    'undertaking-made',
    'obligation-added',
    'compliance-added',
    'undertaking-changed',
    'obligation-changed',
    'compliance-changed',
    'compliance-withdrawn',
    'obligation-withdrawn',
    'undertaking-withdrawn',
  ]);
});

test('whoever may not see an item, a claim or an undertaking has no trace of it, and takes nothing of it away', async () => {
  const hidden = await make({ title: 'Sealed (fictional)' }, sealed);
  const ofHidden = await owe(hidden);
  const id = await make();
  const owed = await owe(id, { quoteIds: [ofText.quoteId] });
  const event = await say(owed, { claimIds: [ofText.claimId, ofSecret.claimId], serials: [secret] });
  assert.equal(await db.tx(reader, (tx) => findUndertaking(tx, hidden)), null);
  const seen = (await show(id, reader)).obligations[0]?.events[0]?.basis;
  assert.deepEqual(
    seen?.map(({ claim_id: claim }) => claim),
    [ofText.claimId],
  );
  const whole = (await show(id)).obligations[0]?.events[0]?.basis;
  assert.equal(whole?.find((one) => one.claim_id === ofSecret.claimId)?.body, null, 'said by its name alone');
  assert.deepEqual(await entriesOf(id, reader), ['undertaking-made', 'obligation-added']);
  assert.deepEqual(await entriesOf(hidden, reader), []);
  await db.tx(reader, (tx) =>
    changeComplianceEvent(tx, reader, event, { version: '1', facts: { claimIds: [], serials: [] } }),
  );
  assert.deepEqual(
    (await show(id)).obligations[0]?.events[0]?.basis.map((one) => one.claim_id ?? one.serial).toSorted(),
    [ofSecret.claimId, secret].toSorted(),
  );
  for (const work of [
    () => make({}, sealed, reader),
    () => owe(hidden, {}, reader),
    () => say(ofHidden, {}, reader),
    () => owe(id, { serials: [secret] }, reader),
    () => owe(id, { quoteIds: [ofSecret.quoteId] }, reader),
    () => say(owed, { claimIds: [ofSecret.claimId] }, reader),
  ])
    await assert.rejects(work(), refusal('NOT_FOUND'));
});

test('a claim that was withdrawn since is told so, is kept by other changes, and is named anew by none', async () => {
  const id = await make();
  const owed = await owe(id);
  const passing = await code(text, 'withdraws behind');
  const event = await say(owed, { claimIds: [passing.claimId] });
  await db.tx(by, (tx) => withdrawClaim(tx, by, passing.claimId, 'read wrongly'));
  assert.equal((await show(id)).obligations[0]?.events[0]?.basis[0]?.is_withdrawn, true);
  await assert.rejects(
    say(owed, { claimIds: [passing.claimId] }),
    refusal('CODING_WITHDRAWN', /withdraws behind/),
  );
  await db.tx(by, (tx) => changeComplianceEvent(tx, by, event, { version: '1', facts: { note: 'kept' } }));
  assert.equal((await show(id)).obligations[0]?.events[0]?.basis.length, 1);
});

test('a report says who says what and what shows it; no word of anybody is markup or a formula', async () => {
  const id = await make({ title: '=HYPERLINK("x") <b>*Ceasefire*</b>', toCheck: true });
  const owed = await owe(id, { words: '+1 <img src=x> | [a](b)\u202e', conditions: '@later' });
  await say(owed, { note: '-2\nof *three*', serials: [text], saidBy: '=cmd' });
  await owe(id, { label: null, owedBy: 'Lowland' });
  const shown = await show(id);
  const csv = reportOf(shown, 'csv');
  const lines = csv.trimEnd().split('\r\n');
  assert.equal(lines.length, 3, 'a head, a line for what was said, one for the other');
  assert.ok(csv.startsWith('\ufeffundertaking,kind,'));
  for (const cell of [`"'=HYPERLINK`, `'+1`, `'@later`, `'=cmd`, `'-2`])
    assert.ok(csv.includes(cell), `${cell}\n${csv}`);
  const markdown = reportOf(shown, 'markdown');
  assert.match(markdown, /^# =HYPERLINK\\\("x"\\\) \\<b\\>\\\*Ceasefire\\\*\\<\/b\\>\n/);
  assert.ok(!/[^\\]<|[^\\]\[a/.test(markdown), markdown);
  const plain = reportOf(shown, 'text');
  assert.ok(!plain.includes('\u202e') && !markdown.includes('\u202e'));
  assert.match(plain, /Upland \(=cmd\), said on 2031-05-30: performed\. -2 of \*three\*; shown by: /);
  assert.match(
    plain,
    /words of some sides only are recorded \(Upland: performed; Lowland: no word recorded\)/,
  );
  assert.match(plain, /no word of any side is recorded; the day by which it was due has passed, and no word/);
  assert.match(plain, /to be checked by a lawyer/);
  assert.match(plain, /as of the end of 2031-12-31/);
  assert.equal(reportOf(await show(id), 'text'), plain);
});

test('all of it is rebuilt from the archive alone, equal table by table', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `undertakings_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'undertakings.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    const rows = Object.fromEntries(digests.map(({ table, rows: count }) => [table, count]));
    for (const table of ['undertaking', 'obligation', 'compliance_event', 'undertaking_basis'])
      assert.ok((rows[table] ?? 0) > 3, table);
  } finally {
    await other.close();
  }
});
