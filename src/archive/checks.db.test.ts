import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import pg from 'pg';
import { getItem } from '#catalogue';
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
const page = await addText(
  'page.html',
  '<!doctype html><title>Page</title><p>A page says: <b>a well was dug</b>.<p>It says again: a well was dug, <i>and a road</i>.',
  compartmentId,
);
const other = await addText(
  'other.html',
  '<!doctype html><title>Other</title><p>Another page says: <b>a mill stood here</b>.',
  compartmentId,
);
const persons = await code(letter, '180 persons');
const bridge = await code(letter, 'a bridge');
const road = await code(note, 'the road was closed');
const houses = await code(report, '12 houses');
const wells = await code(report, '3 wells');

const well = await code(page, 'a well was dug');
const alsoRoad = await code(page, 'and a road');
const mill = await code(other, 'a mill stood here');

const owner = async (query: string, values: readonly unknown[]): Promise<void> => {
  const client = new pg.Client({ connectionString: archive.ownerUrl });
  await client.connect();
  await client.query(query, [...values]);
  await client.end();
};

/** The name of the layer that a quote was taken from. */
const layerOf = async (quoteId: string): Promise<string> =>
  (
    await archive.db.tx(by, (tx) =>
      tx.selectFrom('quote').select('target_sha256').where('id', '=', quoteId).executeTakeFirstOrThrow(),
    )
  ).target_sha256;

/** Changes bytes, as somebody with the disk may. */
async function damage(sha256: string, change: (text: string) => string): Promise<void> {
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
  assert.deepEqual(await checkCoding(archive), { looked: 8, findings: [] });
});

test('an altered row, an altered selector, an altered text and one that is gone are each found', async () => {
  await owner('update quote set exact = $1 where id = $2', ['180 soldiers', persons.quoteId]);
  assert.deepEqual(await faults(), new Map([[persons.quoteId, ['QUOTE_WORDS_DIFFER', letter, 'error']]]));
  await owner(`update quote set selector = jsonb_set(selector, '{value}', '"page=2"') where id = $1`, [
    bridge.quoteId,
  ]);
  await damage(await layerOf(road.quoteId), (text) => text.slice(0, 20));
  await damage(await layerOf(houses.quoteId), (text) => text.replace('12 houses', '19 houses'));
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

/** Names another element, or other bytes that it is in, as somebody with the database may. */
const nameElement = (quoteId: string, member: string, value: string): Promise<void> =>
  owner(
    `update quote set selector = jsonb_set(selector, array['muniment:element', $1], to_jsonb($2::text)) where id = $3`,
    [member, value, quoteId],
  );

test('an element of a web page that does not hold its passage is found, whatever was altered', async () => {
  const bytesOf = async (serial: string): Promise<string> =>
    (await archive.db.tx(by, (tx) => getItem(tx, { serial }))).sha256;
  const elementFaults = async (): Promise<Map<unknown, unknown>> =>
    new Map([...(await faults())].filter(([, [code]]) => code?.startsWith('QUOTE_ELEMENT_')));
  const differs = (serial: string): unknown => ['QUOTE_ELEMENT_DIFFERS', serial, 'error'];
  assert.deepEqual(await elementFaults(), new Map());
  // The same words stand there too, but not those that were quoted.
  await nameElement(well.quoteId, 'value', '/html[1]/body[1]/p[2]');
  assert.deepEqual(await elementFaults(), new Map([[well.quoteId, differs(page)]]));
  await nameElement(well.quoteId, 'value', '/html[1]/body[1]/p[1]/b[1]');
  assert.deepEqual(await elementFaults(), new Map());
  await nameElement(well.quoteId, 'muniment:source', `urn:sha256:${await bytesOf(other)}`);
  assert.deepEqual(await elementFaults(), new Map([[well.quoteId, differs(page)]]));
  await nameElement(well.quoteId, 'muniment:source', `urn:sha256:${await bytesOf(page)}`);

  // The page altered where one of its quotes is: the other still stands in its element.
  await damage(await bytesOf(page), (html) => html.replace('and a road', 'and a mine'));
  assert.deepEqual(await elementFaults(), new Map([[alsoRoad.quoteId, differs(page)]]));
  await damage(await bytesOf(other), (html) => html.padEnd(8 * 2 ** 20 + 1));
  assert.deepEqual(
    await elementFaults(),
    new Map([
      [alsoRoad.quoteId, differs(page)],
      [mill.quoteId, ['QUOTE_ELEMENT_NOT_READ', other, 'warning']],
    ]),
  );
  await nameElement(well.quoteId, 'value', '/html[1]/body[1]/p[2]/i[1]');
  assert.equal((await elementFaults()).size, 3);
});

test('the command says which quotes of which items, and ends as unsound', async () => {
  const { code: status, stdout } = await muniment(archive, 'fsck', '--json');
  assert.equal(status, 1);
  const said = JSON.parse(stdout) as { quotes: number; findings: { code: string; detail: string }[] };
  assert.equal(said.quotes, 8);
  const found = said.findings.filter(({ code }) => code.startsWith('QUOTE_'));
  assert.equal(found.length, 8);
  assert.ok(found.some(({ detail }) => detail.includes(persons.quoteId)));
  assert.doesNotMatch(stdout, /soldiers|houses|road|well|mill/, 'no words of evidence');
  assert.ok(((await readChecks(archive.paths)).fsck?.errors ?? 0) >= 5);
});

test('what was withdrawn is not looked up', async () => {
  await archive.db.tx(by, async (tx) => {
    await withdrawClaim(tx, by, wells.claimId, 'coded twice');
    await withdrawQuote(tx, by, wells.quoteId, 'coded twice');
  });
  assert.equal((await checkCoding(archive)).looked, 7);
});
