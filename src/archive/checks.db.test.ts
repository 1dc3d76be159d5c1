import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import pg from 'pg';
import { checkCoding, readChecks } from '#archive';
import { withdrawClaim, withdrawQuote } from '#coding';
import { asSha256Hex } from '#kernel';
import { codedArchive } from '../../test/db/coded.ts';
import { muniment } from '../../test/db/command.ts';

const { addText, archive, by, code, compartmentId, sealed } = await codedArchive();
// Outside the first plane of Unicode before the passage: places are code points.
const letter = await addText(
  'letter.txt',
  'A letter 🕊 speaks of 180 persons and of a bridge.',
  compartmentId,
);
const note = await addText('note.txt', 'A note says that the road was closed in May.', sealed);
const report = await addText('report.txt', 'The report counts 12 houses and 3 wells.', compartmentId);
const persons = await code(letter, '180 persons');
const bridge = await code(letter, 'a bridge');
const road = await code(note, 'the road was closed');
const houses = await code(report, '12 houses');
const wells = await code(report, '3 wells');

const owner = async (query: string, values: readonly unknown[]): Promise<void> => {
  const client = new pg.Client({ connectionString: archive.ownerUrl });
  await client.connect();
  await client.query(query, [...values]);
  await client.end();
};

/** Changes the bytes of the layer that a quote was taken from, as somebody with the disk may. */
async function damage(quoteId: string, change: (text: string) => string): Promise<void> {
  const { target_sha256: sha256 } = await archive.db.tx(by, (tx) =>
    tx.selectFrom('quote').select('target_sha256').where('id', '=', quoteId).executeTakeFirstOrThrow(),
  );
  const file = await archive.blobs.localPath(asSha256Hex(sha256));
  await chmod(file, 0o600);
  await writeFile(file, change(await readFile(file, 'utf8')));
}

const faults = async () =>
  new Map(
    (await checkCoding(archive)).findings.map(({ code, subject, detail, severity }) => [
      /^Quote (\S+):/.exec(detail)?.[1],
      [code, subject, severity],
    ]),
  );

test('in a sound archive every quote is where it was taken from, of a sealed item too', async () => {
  assert.deepEqual(await checkCoding(archive), { looked: 5, findings: [] });
});

test('an altered row, an altered selector, an altered text and one that is gone are each found', async () => {
  await owner('update quote set exact = $1 where id = $2', ['180 soldiers', persons.quoteId]);
  assert.deepEqual(await faults(), new Map([[persons.quoteId, ['QUOTE_WORDS_DIFFER', letter, 'error']]]));
  await owner(`update quote set selector = jsonb_set(selector, '{value}', '"page=2"') where id = $1`, [
    bridge.quoteId,
  ]);
  await damage(road.quoteId, (text) => text.slice(0, 20));
  await damage(houses.quoteId, (text) => text.replace('12 houses', '19 houses'));
  assert.deepEqual(
    await faults(),
    new Map([
      [persons.quoteId, ['QUOTE_WORDS_DIFFER', letter, 'error']],
      [bridge.quoteId, ['QUOTE_SELECTOR_DIFFERS', letter, 'error']],
      [road.quoteId, ['QUOTE_LAYER_GONE', note, 'error']],
      [houses.quoteId, ['QUOTE_WORDS_DIFFER', report, 'error']],
      // Its own words are untouched; the bytes around them are not those it was taken from.
      [wells.quoteId, ['QUOTE_LAYER_ALTERED', report, 'error']],
    ]),
  );
});

test('the command says which quotes of which items, and ends as unsound', async () => {
  const { code: status, stdout } = await muniment(archive, 'fsck', '--json');
  assert.equal(status, 1);
  const said = JSON.parse(stdout) as { quotes: number; findings: { code: string; detail: string }[] };
  assert.equal(said.quotes, 5);
  const found = said.findings.filter(({ code }) => code.startsWith('QUOTE_'));
  assert.equal(found.length, 5);
  assert.ok(found.some(({ detail }) => detail.includes(persons.quoteId)));
  assert.doesNotMatch(stdout, /soldiers|houses|road/, 'no words of evidence');
  assert.ok(((await readChecks(archive.paths)).fsck?.errors ?? 0) >= 5);
});

test('what was withdrawn is not looked up', async () => {
  await archive.db.tx(by, async (tx) => {
    await withdrawClaim(tx, by, wells.claimId, 'coded twice');
    await withdrawQuote(tx, by, wells.quoteId, 'coded twice');
  });
  assert.equal((await checkCoding(archive)).looked, 4);
});
