import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { listItems } from '#catalogue';
import { receive, walk } from '#intake';
import { testArchive } from '../../../test/db/archive.ts';
import { muniment } from '../../../test/db/command.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
await mkdir(input);
for (const name of ['statement.txt', 'photo.txt']) await writeFile(join(input, name), `fictional ${name}`);
await receive(
  archive,
  { by, caseId, compartmentId, statement: { source: { name: 'W-0001', kind: 'person' }, label: 'x' } },
  walk([input], archive.paths.root),
);
await archive.ledger.publishAll();
const items = await archive.db.tx(by, (tx) => listItems(tx, {}, 10, null));
const serialOf = (title: string): string => items.find((one) => one.title === title)?.serial ?? '';
const [statement, photo] = [serialOf('statement.txt'), serialOf('photo.txt')];

const run = (...args: readonly string[]) => muniment(archive, ...args);
const told = async <T>(...args: readonly string[]): Promise<T> => {
  const { code, stdout, stderr } = await run(...args, '--json');
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as T;
};
interface Shown {
  use: { preserve: string | null; publish: string | null; share: { forum: string; bar: string | null }[] };
  withdrawals: { cause: string; restoredReason: string | null }[];
  consents: { id: string; isWithdrawn: boolean }[];
}
const shown = () => told<Shown>('consent', 'show', statement);
const toIcj = async () => (await shown()).use.share.find(({ forum }) => forum === 'icj')?.bar;

test('what comes from a person is built once a consent is recorded, of several items at once', async () => {
  const build = () => run('dossier', 'build', 'memorial', '--items', statement, photo);
  const refused = await build();
  assert.equal(refused.code, 2, refused.stderr);
  assert.match(refused.stderr, /DOSSIER_NO_CONSENT/);
  assert.match(refused.stderr, /Record their consent/);
  const record = (...args: readonly string[]) =>
    run('consent', 'record', statement, photo, '--basis', 'written', ...args);
  assert.equal((await record()).code, 2, 'for nothing');
  assert.equal((await record('--for', 'sell')).code, 2, 'no such purpose');
  const typo = await record('--for', 'share', '--forum', 'icjj');
  assert.match(typo.stderr, /no forum “icjj”.*LAW_UNKNOWN/s);
  assert.equal(typo.code, 2);
  assert.deepEqual((await shown()).consents, [], 'all of them or none');
  assert.equal(await toIcj(), 'consent-none');
  assert.equal((await record('--for', 'share', '--named', '--given-on', '2031-05-06')).code, 0);
  const after = await shown();
  assert.deepEqual([await toIcj(), after.use.publish], [null, 'consent-other']);
  assert.equal((await build()).code, 0);
  const plain = await run('consent', 'show', statement);
  assert.match(plain.stdout, /share with icj +yes/);
  assert.match(plain.stdout, /publish +no: no consent for this/);
  assert.match(plain.stdout, /preserve a copy elsewhere +no: no consent for this/);
  assert.match(plain.stdout, /holds · written · share · named · given 2031-05-06/);
  assert.equal((await run('consent', 'withdraw', 'nothing', '--reason', 'x')).code, 2);
  const [one] = after.consents;
  assert.equal(
    (await run('consent', 'withdraw', one?.id ?? '', '--reason', 'asked', '--on', '2031-06-07')).code,
    0,
  );
  assert.equal(await toIcj(), 'consent-ended');
});

test('a copy for preservation leaves out what nobody agreed to and what was withdrawn, and says which', async () => {
  const note = await run(
    'consent',
    'record',
    photo,
    '--basis',
    'not-needed',
    '--note',
    'taken in the street',
  );
  assert.equal(note.code, 0, note.stderr);
  const out = join(folder, 'vault');
  const copy = (...args: readonly string[]) => run('export', 'ocfl', '--out', out, ...args);
  const first = await copy();
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /^1 objects written/);
  assert.match(
    first.stdout,
    new RegExp(`1 left out: the consent was taken back.*--without-consent.*\n  ${statement}\n`),
  );
  const withdrawn = await run(
    'item',
    'withdraw',
    photo,
    '--cause',
    'danger',
    '--reason',
    'it tells of a house',
  );
  assert.equal(withdrawn.code, 0, withdrawn.stderr);
  const { leftOut, ...counts } = await told<Record<string, unknown>>('export', 'ocfl', '--out', out);
  assert.deepEqual(
    [new Set(leftOut as object[]), counts['written'], counts['unchanged']],
    [
      new Set([
        { serial: statement, why: 'consent-ended', isThere: false },
        { serial: photo, why: 'withdrawn', isThere: true },
      ]),
      0,
      0,
    ],
  );
  assert.match(
    (await copy()).stdout,
    /1 left out: it was withdrawn.*--with-withdrawn.*earlier export has it/s,
  );
  const whole = await copy('--with-withdrawn', '--without-consent');
  assert.match(whole.stdout, /^1 objects written, 0 with a new version, 1 as they were/);
  assert.doesNotMatch(whole.stdout, /left out/);
  const listed = (await run('list', 'items', '--json')).stdout.trimEnd().split('\n');
  assert.deepEqual(
    new Map(
      listed.map((line) => {
        const one = JSON.parse(line) as Record<string, unknown>;
        return [one['serial'], [one['withdrawalCause'], one['withdrawnReason']]];
      }),
    ),
    new Map([
      [statement, [null, null]],
      [photo, ['danger', 'it tells of a house']],
    ]),
  );
  assert.match((await run('list', 'items')).stdout, /photo\.txt {2}\(withdrawn: danger\)/);
  assert.equal((await run('item', 'restore', photo, '--reason', 'of another house')).code, 0);
});

test('items are withdrawn and restored, each with a reason', async () => {
  assert.equal((await run('item', 'withdraw', photo, '--cause', 'danger')).code, 2, 'no reason');
  const withdraw = (...serials: readonly string[]) =>
    run('item', 'withdraw', ...serials, '--cause', 'danger', '--reason', 'it tells where somebody lives');
  assert.equal((await withdraw(photo)).code, 0);
  const again = await withdraw(statement, photo);
  assert.equal(again.code, 2);
  assert.match(again.stderr, /CATALOGUE_ITEM_WITHDRAWN/);
  assert.deepEqual((await shown()).withdrawals, [], 'all of them or none');
  assert.match((await run('dossier', 'problems', 'memorial')).stdout, /its item was withdrawn/);
  assert.match(
    (await run('list', 'items')).stdout,
    /photo\.txt {2}\(withdrawn: danger\)\n.*statement\.txt\n|statement\.txt\n.*photo\.txt {2}\(withdrawn: danger\)\n/,
  );
  assert.deepEqual(await told('item', 'restore', photo, '--reason', 'another was meant'), {
    restored: [photo],
  });
});
