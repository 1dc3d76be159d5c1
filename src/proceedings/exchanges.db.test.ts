import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { createDatabase, openDatabase, type Identity } from '#db';
import { AppError } from '#kernel';
import { loadLaw } from '#law';
import { rebuild, tableDigests } from '#ledger';
import { codedArchive } from '../../test/db/coded.ts';
import {
  addStep,
  answerTest,
  changeStep,
  findProceeding,
  linkProceedings,
  makeProceeding,
  proceedingToShow,
  withdrawStep,
  type ExchangeFacts,
  type ShownProceeding,
} from './index.ts';

const { archive, by, caseId, compartmentId, sealed, folder, addText, code } = await codedArchive();
const { db } = archive;
const law = loadLaw();
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
const FACTS = {
  title: 'State A v. State B (both fictional)',
  forum: 'icj',
  parties: [{ name: 'State A (fictional)', role: 'applicant' }],
  bench: null,
  registryNumber: null,
  instruments: ['icerd'],
  status: 'in-preparation',
  begunOn: null,
} as const;
const NOTE: ExchangeFacts = {
  form: 'note-verbale',
  addressedTo: ' State B (fictional) ',
  namesTreaty: true,
  named: 'Art. 22',
  reply: 'none',
  repliedOn: null,
  replySays: null,
};
const STEP = {
  byWhom: 'State A (fictional)',
  happenedOn: '2030-11-03',
  what: 'A note',
  event: null,
} as const;
const make = (where = compartmentId): Promise<string> =>
  db.tx(by, (tx) => makeProceeding(tx, by, { law, caseId, compartmentId: where, facts: FACTS }));
const add = (id: string, exchange: ExchangeFacts | null, serials: readonly string[] = []): Promise<string> =>
  db.tx(by, (tx) =>
    addStep(tx, by, id, { law, facts: { ...STEP, kind: 'diplomatic-exchange', serials, exchange } }),
  );
const show = (id: string, who: Identity = by): Promise<ShownProceeding> =>
  db.tx(who, async (tx) => {
    const row = await findProceeding(tx, id);
    assert.ok(row);
    return proceedingToShow(tx, law, row);
  });

const note = await addText('note.txt', 'A note verbale asks for talks on the convention.', compartmentId);
const secret = await addText('cable.txt', 'A sealed cable says that no answer came.', sealed);
const { claimId: ofNote } = await code(note, 'asks for talks');
const { claimId: ofSecret } = await code(secret, 'no answer came');

test('an exchange is kept with its step: changed with it, gone with its kind, told only with a step that stands', async () => {
  const id = await make();
  const stepId = await add(id, NOTE);
  const exchange = async () => (await show(id)).steps[0]?.exchange ?? null;
  assert.deepEqual(
    [(await exchange())?.addressed_to, (await exchange())?.reply],
    ['State B (fictional)', 'none'],
  );
  const change = (version: string, facts: Parameters<typeof changeStep>[3]['facts']) =>
    db.tx(by, (tx) => changeStep(tx, by, stepId, { law, version, facts }));
  await change('1', { exchange: { ...NOTE, reply: 'answered', replySays: 'It is being looked at.' } });
  assert.equal((await exchange())?.reply_says, 'It is being looked at.');
  await change('2', { kind: 'communication' });
  assert.equal((await exchange())?.form, 'note-verbale', 'a communication may say the same');
  await change('3', { exchange: null });
  assert.equal(await exchange(), null);
  await change('4', { exchange: NOTE });
  await change('5', { kind: 'hearing' });
  assert.equal(await exchange(), null);
  await assert.rejects(
    change('6', { exchange: NOTE }),
    (error) =>
      error instanceof AppError && error.code === 'INVALID_INPUT' && /no exchange/.test(error.message),
  );
  await db.tx(by, (tx) => withdrawStep(tx, by, stepId, 'taken twice'));
  assert.deepEqual((await show(id)).steps, []);
});

test('who may not see a step hears nothing of its exchange', async () => {
  const id = await make(sealed);
  const stepId = await add(id, NOTE);
  const seen = (who: Identity) =>
    db.tx(who, (tx) => tx.selectFrom('diplomatic_exchange').select('id').where('id', '=', stepId).execute());
  assert.equal((await seen(by)).length, 1);
  assert.deepEqual(await seen(reader), []);
});

test('linked proceedings share what shows the steps of both and what their answers rest on, as far as it may be seen', async () => {
  const [one, other] = [await make(), await make()];
  await db.tx(by, (tx) =>
    linkProceedings(tx, by, one, { otherId: other, relation: 'parallel', reason: 'the same' }),
  );
  const answer = (id: string, claimIds: readonly string[], serials: readonly string[]) =>
    db.tx(by, (tx) =>
      answerTest(tx, by, id, {
        law,
        checklist: 'icj-icerd-22',
        test: 'J4',
        state: 'met',
        reasons: 'As the note shows.',
        claimIds,
        serials,
      }),
    );
  await add(one, NOTE, [note, secret]);
  await answer(other, [ofNote, ofSecret], [note, secret]);
  await answer(one, [ofNote, ofSecret], []);
  const shared = async (who: Identity) =>
    (await show(one, who)).links[0]?.shared.map((each) => each.serial ?? each.body ?? each.claim_id);
  assert.deepEqual(new Set(await shared(by)), new Set([note, secret, 'asks for talks', ofSecret]));
  assert.deepEqual(new Set(await shared(reader)), new Set([note, 'asks for talks']));
  const { links } = await show(other);
  assert.equal(links[0]?.shared.length, 4, 'it is the same from the other side');
});

test('exchanges are rebuilt from the archive alone', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `exchanges_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'exchanges.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
    assert.equal(digests.find(({ table }) => table === 'diplomatic_exchange')?.rows, 2);
  } finally {
    await other.close();
  }
});
