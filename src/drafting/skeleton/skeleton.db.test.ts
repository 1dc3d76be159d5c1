import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson, openCompartment } from '#access';
import { restoreItem, withdrawItem } from '#catalogue';
import { openDossier, setExhibits } from '#dossier';
import { AppError } from '#kernel';
import { lawFor } from '#law';
import { layEvidence, makeAllegation, type AllegationFacts, type Stance } from '#pleading';
import { answerTest, makeProceeding } from '#proceedings';
import { draftedArchive } from '../../../test/db/drafted.ts';
import {
  beginPleading,
  listPleadings,
  skeletonChoices,
  type BeginFrom,
  type PleadingFacts,
} from '../index.ts';

const scene = await draftedArchive();
const { archive, by, caseId, compartmentId, sealed, addText, code, reads, serials, itemIds } = scene;
const { shown, found, file, bring } = scene;
const { db } = archive;
const law = lawFor(archive.paths.root);

const CHARGE: AllegationFacts = {
  title: 'That nobody could cross (fictional)',
  party: 'Upland (fictional)',
  respondent: 'Lowland (fictional)',
  forum: 'ecthr',
  provision: 'echr.8',
  standard: null,
  attribution: null,
  facts: 'The village was cut off.',
  period: '2021-05',
  place: 'The river',
};
const [SLOT = '', OTHER = ''] = law.provision(CHARGE.provision).elements.map(({ id }) => id);
const charge = (facts: Partial<AllegationFacts> = {}, where = compartmentId) =>
  db.tx(by, (tx) =>
    makeAllegation(tx, by, { law, caseId, compartmentId: where, facts: { ...CHARGE, ...facts } }),
  );
const lay = (allegation: string, claimId: string, slot = SLOT, stance: Stance = 'for') =>
  db.tx(by, (tx) => layEvidence(tx, by, allegation, { law, slot, stance, laid: { claimId }, note: null }));

const dossier = await db.tx(by, async (tx) => {
  const made = await openDossier(tx, by, {
    caseId,
    compartmentId,
    name: 'documents',
    title: 'Documents',
    forum: 'ecthr',
    numbering: '{1}',
  });
  await setExhibits(tx, by, made, [{ itemId: itemIds.bridge }, { itemId: itemIds.road }]);
  return made;
});
const begin = (from: Partial<BeginFrom> = {}, facts: Partial<PleadingFacts> = {}, where = compartmentId) =>
  db.tx(by, (tx) =>
    beginPleading(tx, by, {
      caseId,
      dossierId: dossier.id,
      compartmentId: where,
      law,
      facts: { kind: 'application', title: 'Application (fictional)', language: 'en', ...facts },
      from: { checklist: 'ecthr-rule-46', proceedingId: null, party: CHARGE.party, ...from },
    }),
  );
/** What a pleading says, a line for each part: `I. Statement of facts`. */
const linesOf = async (id: string): Promise<string[]> =>
  (await shown(id)).parts.map(({ number, runs }) => `${number} ${runs.map(({ text }) => text).join('')}`);

const bridge = await code(serials.bridge, 'Nobody crossed it', { happened_on: '2021-05-03' });
const road = await code(serials.road, 'The road was open', { happened_on: '2020' });
const elsewhere = await code(
  await addText('note.txt', 'A note tells of a ferry.', compartmentId),
  'of a ferry',
);
const secret = await code(serials.witness, 'saw the bridge');
const allegation = await charge();
await lay(allegation, bridge.claimId);
await lay(allegation, bridge.claimId, OTHER);
await lay(allegation, elsewhere.claimId);
await lay(allegation, secret.claimId);
await lay(allegation, road.claimId, SLOT, 'against');
const theirs = await charge({
  party: CHARGE.respondent,
  respondent: CHARGE.party,
  title: 'That they did it (fictional)',
});
await lay(theirs, road.claimId);

test('an application has the sections of Rule 46, with facts in order of time, each the claim that it is, and what is left to its author is remarked on', async () => {
  const { id, leftOut } = await begin();
  const lines = await linesOf(id);
  assert.deepEqual(
    lines.filter((line) => /^[IVX]+\. /.test(line)),
    [
      'I. The parties',
      'II. Statement of facts',
      'III. Alleged violations and arguments',
      'IV. Compliance with the criteria of admissibility',
      'V. Object of the application and just satisfaction',
      'VI. Agents',
      'VII. Accompanying documents',
    ],
  );
  assert.deepEqual(lines.slice(1, 10), [
    '1. Applicant: Upland (fictional).',
    '2. Respondent: Lowland (fictional).',
    'II. Statement of facts',
    'A. 2021',
    '3. According to Desk of bridge.txt: Nobody crossed it (1, p. 1).',
    'B. Without a day',
    '4. According to Desk of note.txt: of a ferry.',
    'III. Alleged violations and arguments',
    'A. Art. 8. That nobody could cross (fictional)',
  ]);
  assert.ok(
    lines.includes(
      '5. Upland (fictional) charges Lowland (fictional) under Art. 8 (That nobody could cross (fictional)). Period: 2021-05. Place: The river.',
    ),
    lines.join('\n'),
  );
  assert.equal(lines.filter((line) => line.endsWith('Evidence: 1, p. 1.')).length, 2, 'two elements have it');
  const proved = [...law.gatesOf(CHARGE.provision), law.provision(CHARGE.provision)].flatMap((one) =>
    one.elements.map(({ kind, text }) => ({ kind, line: `${one.label.en}: ${text.en}` })),
  );
  const stands = (wanted: string): boolean => lines.some((line) => line.endsWith(`. ${wanted}`));
  assert.deepEqual(
    proved.map(({ line }) => stands(line)),
    proved.map(({ kind }) => kind === 'required'),
    'what has to be proved, gates too, and no exception',
  );
  assert.ok(proved.length > 4);
  assert.ok(!lines.join('\n').includes('saw the bridge'), 'what is sealed is not written where others read');
  assert.ok(!lines.join('\n').includes('The road was open'), 'what speaks against is no fact of theirs');
  assert.deepEqual(leftOut, { sealed: 1, barred: 0, hasMore: false });

  const remarks = await found(id);
  assert.deepEqual(
    remarks
      .filter(({ code: one }) => one === 'empty-section')
      .map(({ section }) => section)
      .slice(-3),
    [
      'IV. Compliance with the criteria of admissibility',
      'V. Object of the application and just satisfaction',
      'VI. Agents',
    ],
  );
  assert.deepEqual(
    remarks.filter(({ code: one }) => one === 'no-cite').map(({ paragraph }) => paragraph),
    [4],
    'a fact that stands in no exhibit has no cite',
  );
  assert.ok(remarks.every(({ severity }) => severity !== 'error'));
  // As a file and back it is the same.
  const { report } = await bring(id, await file(id, 'md'));
  assert.deepEqual([report.parts, report.notes], [[], []]);
});

test('in a sealed pleading what is sealed with it is put in, and recorded as read; a person is never named', async () => {
  const before = (await reads()).length;
  const { id, leftOut } = await begin({}, {}, sealed);
  const lines = await linesOf(id);
  assert.ok(
    lines.some((line) => line.endsWith('Desk of witness.txt: saw the bridge.')),
    'it stands in no exhibit, and is put in without a cite',
  );
  // The open compartment has readers that the sealed one lacks, so what lies there may stand here.
  assert.equal(leftOut.sealed, 0);
  assert.ok(
    (await reads())
      .slice(before)
      .some(({ subject_table: table, subject_id: of }) => table === 'claim' && of === secret.claimId),
  );
  const kind = (to: string) =>
    db.tx(by, (tx) =>
      tx.updateTable('source').set({ kind: to }).where('name', '=', 'Desk of bridge.txt').execute(),
    );
  await kind('account');
  const named = await linesOf((await begin()).id);
  await kind('organisation');
  assert.ok(named.includes('3. A source says: Nobody crossed it (1, p. 1).'), named.join('\n'));
});

test('of an open compartment that not every reader may look into nothing is put in', async () => {
  const few = await db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Desk two',
      description: '',
      isSealed: false,
      memberIds: [by.personId],
    }),
  );
  const claim = await code(await addText('desk-two.txt', 'A letter names a road.', few), 'names a road');
  const own = await charge({ party: 'Midland (fictional)' });
  await lay(own, claim.claimId);
  const open = await begin({ party: 'Midland (fictional)' });
  assert.deepEqual(
    [open.leftOut.sealed, (await linesOf(open.id)).join().includes('names a road')],
    [1, false],
  );
  const there = await begin({ party: 'Midland (fictional)' }, {}, few);
  assert.deepEqual(
    [there.leftOut.sealed, (await linesOf(there.id)).join().includes('names a road')],
    [0, true],
  );
  // An allegation that lies there is not named either.
  await charge({ party: 'Midland (fictional)', title: 'That a road was closed (fictional)' }, few);
  const again = await begin({ party: 'Midland (fictional)' });
  assert.equal(again.leftOut.sealed, 2);
  assert.ok(!(await linesOf(again.id)).join().includes('That a road was closed'));
});

test('what may not be filed is left out and counted, and comes back when it may be', async () => {
  const reason = 'fictional';
  const item = itemIds.bridge;
  await db.tx(by, (tx) => withdrawItem(tx, by, item, { cause: 'danger', reason }));
  const without = await begin();
  assert.equal(without.leftOut.barred, 1);
  assert.ok(!(await linesOf(without.id)).join().includes('Nobody crossed it'));
  await db.tx(by, (tx) => restoreItem(tx, by, item, reason));
  assert.equal((await begin()).leftOut.barred, 0);
});

test('answers that a test is met stand with their reasons; what a party thinks that it cannot show does not', async () => {
  const proceedingId = await db.tx(by, (tx) =>
    makeProceeding(tx, by, {
      law,
      caseId,
      compartmentId,
      facts: {
        title: 'Upland v. Lowland (both fictional)',
        forum: 'ecthr',
        parties: [
          { name: 'Upland (fictional)', role: 'applicant' },
          { name: 'Midland (fictional)', role: 'third' },
        ],
        bench: null,
        registryNumber: null,
        instruments: ['echr'],
        status: 'pending',
        begunOn: null,
      },
    }),
  );
  const { tests } = law.checklist('ecthr-admissibility');
  const [met, not] = [tests[0]?.id ?? '', tests[1]?.id ?? ''];
  const answer = { law, checklist: 'ecthr-admissibility', claimIds: [], serials: [] } as const;
  await db.tx(by, async (tx) => {
    await answerTest(tx, by, proceedingId, {
      ...answer,
      test: met,
      state: 'met',
      reasons: 'Nobody had a court to go to.',
    });
    await answerTest(tx, by, proceedingId, {
      ...answer,
      test: not,
      state: 'not-met',
      reasons: 'We came too late.',
    });
  });
  const { id } = await begin({ proceedingId });
  const lines = await linesOf(id);
  assert.deepEqual(lines.slice(1, 3), [
    '1. Applicant: Upland (fictional).',
    '2. Third party: Midland (fictional).',
  ]);
  const heading = lines.findIndex((line) => line.endsWith(tests[0]?.text.en ?? '-'));
  assert.match(lines[heading + 1] ?? '', /^\d+\. Nobody had a court to go to\.$/);
  assert.ok(!lines.join('\n').includes('too late'));
  assert.ok(
    lines.some((line) => line.endsWith(tests[1]?.text.en ?? '-')),
    'its heading is there',
  );
  const [choice] = await db.tx(by, (tx) => skeletonChoices(tx, by, { law, caseId }));
  assert.deepEqual(
    [choice?.checklist.id, choice?.of, choice?.toCheck, choice?.proceedings.map(({ id: one }) => one)],
    ['ecthr-rule-46', 'application', true, [proceedingId]],
  );
  assert.deepEqual(choice?.parties.slice(0, 2), ['Lowland (fictional)', 'Midland (fictional)']);
});

test('both sides begin in the same way, in the language of the pleading; what no forum asks for is refused, and nothing is begun', async () => {
  const theirLines = await linesOf((await begin({ party: CHARGE.respondent }, { language: 'fr' })).id);
  assert.deepEqual(theirLines.slice(0, 6), [
    'I. Les parties',
    '1. Demandeur: Lowland (fictional).',
    '2. Défendeur: Upland (fictional).',
    'II. Exposé des faits',
    'A. 2020',
    '3. Selon Desk of road.txt : The road was open (2, p. 1).',
  ]);
  for (const language of ['az', 'hy', 'ru'] as const) await begin({}, { language });
  const both = await linesOf((await begin({ party: null })).id);
  assert.equal(both[1], 'II. Statement of facts', 'where both charge nobody can say who applies');
  const count = () => db.tx(by, async (tx) => (await listPleadings(tx, { caseId, limit: 100 })).length);
  const before = await count();
  const missing = (code_: string) => (error: unknown) => error instanceof AppError && error.code === code_;
  await assert.rejects(begin({}, { kind: 'reply' }), missing('INVALID_INPUT'));
  await assert.rejects(begin({ party: 'Uplnad (fictional)' }), missing('INVALID_INPUT'));
  const facts = { kind: 'memorial' } as const;
  const [strasbourg] = (await db.tx(by, (tx) => skeletonChoices(tx, by, { law, caseId }))).flatMap(
    ({ proceedings }) => proceedings,
  );
  await assert.rejects(
    begin({ checklist: 'icj-pleadings', party: null, proceedingId: strasbourg?.id ?? '' }, facts),
    missing('INVALID_INPUT'),
  );
  await assert.rejects(begin({ checklist: 'none' }), missing('LAW_UNKNOWN'));
  await assert.rejects(begin({ proceedingId: allegation }), missing('NOT_FOUND'));
  assert.equal(await count(), before);
  // An analyst who sees the open compartment alone begins with what they see.
  const analyst = {
    kind: 'person',
    personId: await db.tx(by, (tx) =>
      addPerson(tx, by, {
        name: 'R. Reader',
        email: null,
        roles: ['lawyer'],
        compartmentIds: [compartmentId],
      }),
    ),
  } as const;
  const { leftOut } = await db.tx(analyst, (tx) =>
    beginPleading(tx, analyst, {
      caseId,
      dossierId: dossier.id,
      law,
      facts: { kind: 'application', title: 'Application (fictional)', language: 'en' },
      from: { checklist: 'ecthr-rule-46', proceedingId: null, party: CHARGE.party },
    }),
  );
  assert.equal(leftOut.sealed, 0, 'what they may not see is not even counted');
});
