import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { AppError } from '#kernel';
import { loadLaw } from '#law';
import { rebuild, tableDigests } from '#ledger';
import { createDatabase, openDatabase } from '#db';
import { codedArchive } from '../../test/db/coded.ts';
import {
  addStep,
  calendarOfProceeding,
  changeStep,
  findProceeding,
  makeProceeding,
  proceedingToShow,
  standingsOf,
  type FixedTime,
  type StepFacts,
} from './index.ts';

const { archive, by, caseId, compartmentId, folder } = await codedArchive();
const { db } = archive;
const law = loadLaw();
const id = await db.tx(by, (tx) =>
  makeProceeding(tx, by, {
    law,
    caseId,
    compartmentId,
    facts: {
      title: 'State A v. State B (both fictional)',
      forum: 'icj',
      parties: [{ name: 'State A (fictional)', role: 'applicant' }],
      bench: null,
      registryNumber: null,
      instruments: ['icerd'],
      status: 'pending',
      begunOn: null,
    },
  }),
);
const MEMORIAL: FixedTime = {
  what: 'Memorial',
  forWhom: 'State A (fictional)',
  dueOn: '2032-01-15',
  keptOn: null,
};
const ORDER: StepFacts = {
  kind: 'order',
  byWhom: 'The Court (fictional)',
  happenedOn: '2031-03-01',
  what: 'Order of 1 March',
  event: null,
  fixedTimes: [MEMORIAL],
  serials: [],
};
const add = (facts: Partial<StepFacts> = {}): Promise<string> =>
  db.tx(by, (tx) => addStep(tx, by, id, { law, facts: { ...ORDER, ...facts } }));
const change = (step: string, version: string, facts: Partial<StepFacts>) =>
  db.tx(by, (tx) => changeStep(tx, by, step, { law, version, facts }));
const whole = () =>
  db.tx(by, async (tx) => {
    const row = await findProceeding(tx, id);
    assert.ok(row);
    const next = await standingsOf(tx, law, { proceedings: [row], today: '2031-06-01' });
    return { ...(await proceedingToShow(tx, law, row)), next: next.get(id)?.next ?? null, row };
  });
const calendar = () => db.tx(by, async (tx) => calendarOfProceeding(tx, law, (await whole()).row));

test('a day that an order fixed is the next that runs out, stands in the calendar, and makes room for the day of a later order', async () => {
  const first = await add();
  const shown = await whole();
  assert.deepEqual(
    shown.deadlines.map(({ last, fixed, rule }) => [last, fixed?.what, rule]),
    [['2032-01-15', 'Memorial', null]],
  );
  assert.match(shown.next?.key ?? '', new RegExp(String.raw`^${first}\.fixed\.[0-9a-f]{12}$`));
  assert.match(
    await calendar(),
    /DTSTART;VALUE=DATE:20320115[^]*SUMMARY:Due: Memorial \(State A \(fictional\)\)/,
  );
  await add({
    happenedOn: '2031-09-01',
    what: 'Order of 1 September: time extended',
    fixedTimes: [{ ...MEMORIAL, dueOn: '2032-06-15' }],
  });
  const later = await whole();
  assert.equal(later.next?.last, '2032-06-15');
  const text = await calendar();
  assert.ok(
    text.includes('20320615') && !text.includes('DATE:20320115'),
    'the day that was replaced is none',
  );
});

test('a day that was kept runs no more; leaving the days out of a change leaves them, and an empty list takes them off', async () => {
  const step = await add({
    what: 'Order on objections',
    fixedTimes: [{ ...MEMORIAL, what: 'Observations', dueOn: '2031-07-01' }],
  });
  assert.equal((await whole()).next?.last, '2031-07-01');
  await change(step, '1', {
    fixedTimes: [{ ...MEMORIAL, what: 'Observations', dueOn: '2031-07-01', keptOn: '2031-05-30' }],
  });
  const kept = await whole();
  assert.equal(kept.next?.last, '2032-06-15');
  assert.equal(kept.deadlines.find(({ step: one }) => one.id === step)?.fixed?.keptOn, '2031-05-30');
  await change(step, '2', { what: 'Order on preliminary objections' });
  assert.equal((await whole()).deadlines.filter(({ step: one }) => one.id === step).length, 1);
  await change(step, '3', { fixedTimes: [] });
  assert.equal((await whole()).deadlines.filter(({ step: one }) => one.id === step).length, 0);
});

test('what is no day is refused, and names the field; the ledger makes the same rows again', async () => {
  const refused = (fixedTimes: readonly FixedTime[]) =>
    assert.rejects(
      add({ fixedTimes }),
      (error: unknown) => error instanceof AppError && error.code === 'INVALID_INPUT',
    );
  await refused([{ ...MEMORIAL, dueOn: '2032-02-30' }]);
  await refused([{ ...MEMORIAL, dueOn: '2032-01' }]);
  await refused([{ ...MEMORIAL, keptOn: 'soon' }]);
  await refused([{ ...MEMORIAL, what: ' ' }]);
  await refused(Array.from({ length: 21 }, () => MEMORIAL));
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `fixed_${process.pid}`);
  const other = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'fixed.secret') });
  try {
    const { digests } = await rebuild(other, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(db));
  } finally {
    await other.close();
  }
});
