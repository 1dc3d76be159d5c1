import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addExchangeClaim, addPart } from '#detention';
import { muniment } from '../../../test/db/command.ts';
import { detainedArchive } from '../../../test/db/detained.ts';

const { archive, by, somebody, held, lost, exchanged, serialOf } = await detainedArchive();
const { db } = archive;
const NAME = 'Quassiomel Invented';

test('lists, records and checks are told without a name, and without what would steer a terminal', async () => {
  assert.match((await muniment(archive, 'detention', 'list')).stdout, /No detention is recorded yet/);
  assert.equal((await muniment(archive, 'detention', 'check')).code, 0);
  const person = await somebody(NAME);
  const own = await held(person, {
    capturedOn: '2031-02-01',
    outcome: 'released',
    outcomeOn: '2031-01-01',
    statuses: [{ party: 'Upland\u001b[31m', words: 'prisoner of war', code: 'prisoner-of-war', asOf: null }],
  });
  await lost(person);
  const exchange = await exchanged();
  const serial = await serialOf(own);
  await db.tx(by, (tx) => addPart(tx, by, exchange, { side: 'a', kind: 'person', serial, note: null }));
  const claim = { side: 'a', measure: 'persons', value: 15, words: 'fifteen', claimant: 'Lowland' } as const;
  await db.tx(by, (tx) => addExchangeClaim(tx, by, exchange, { ...claim, asOf: null, claimId: null }));
  const list = await muniment(archive, 'detention', 'list', '--json');
  const told = JSON.parse(list.stdout) as { serial: string; person: string; statuses: unknown[] };
  assert.deepEqual([told.serial, told.statuses.length], [serial, 1]);
  assert.match(told.person, /^P-\d+$/);
  const check = await muniment(archive, 'detention', 'check', '--json');
  const { findings, checked } = JSON.parse(check.stdout) as {
    findings: { code: string; facts: { claimed?: number; named?: number } }[];
    checked: object;
  };
  assert.equal(check.code, 1);
  assert.deepEqual(checked, { detention: 1, missing: 1, exchange: 1 });
  assert.deepEqual(
    findings.map(({ code, facts }) => [code, facts.claimed, facts.named]),
    [
      ['list-claimed-differ', 15, 1],
      ['release-before-capture', undefined, undefined],
      ['detained-and-missing', undefined, undefined],
    ],
  );
  const words = await muniment(archive, 'detention', 'check');
  assert.match(words.stdout, /WARNING {2}release-before-capture[\s\S]*Checked 1 detentions/);
  const shown = await muniment(archive, 'exchange', 'show', await serialOf(exchange));
  assert.match(shown.stdout, /persons of side a: 15, “fifteen”, says Lowland[\s\S]*1 named, 0 unnamed/);
  const json = await muniment(archive, 'exchange', 'show', await serialOf(exchange), '--json');
  assert.equal((JSON.parse(json.stdout) as { held: { a: { named: number } } }).held.a.named, 1);
  const others = [
    await muniment(archive, 'detention', 'show', serial),
    await muniment(archive, 'missing', 'list', '--json'),
    await muniment(archive, 'missing', 'list'),
    await muniment(archive, 'exchange', 'list'),
    await muniment(archive, 'exchange', 'list', '--json'),
  ];
  for (const { stdout, code } of others) assert.ok(code === 0 && stdout !== '', stdout);
  for (const { stdout } of [list, check, words, shown, json, ...others]) {
    assert.ok(!stdout.includes('Quassiomel'), stdout);
    assert.ok(!stdout.includes('\u001b'), stdout);
  }
  const absent = await muniment(archive, 'exchange', 'show', serial);
  assert.notEqual(absent.code, 0, 'a detention is no exchange');
});
