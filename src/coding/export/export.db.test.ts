import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import {
  addQuote,
  exportClaims,
  exportQuotes,
  gradeClaim,
  makeClaim,
  translateQuote,
  withdrawClaim,
  type ClaimFormat,
  type WantedCoding,
} from '#coding';
import { getItem } from '#catalogue';
import { newId } from '#kernel';
import { record } from '#ledger';
import { openGazetteer } from '#places';
import { codedArchive } from '../../../test/db/coded.ts';
import { assertMatches } from '../../../test/schemas/assert-matches.ts';

const { addText, archive, by, caseId, code, compartmentId, folder, reads, sealed } = await codedArchive();
const TEXT =
  '=1+1 persons 🕊 were killed near the fictional bridge. “180 persons” were killed or injured. The ministry denies it.';
const release = await addText('release.txt', TEXT, compartmentId);
const statement = await addText('statement.txt', 'A witness saw 3 persons at the bridge.', sealed);

const { places } = await openGazetteer();
const placed = [...places.values()].find(({ longitude }) => longitude !== null);
const unplaced = [...places.values()].find(({ longitude }) => longitude === null);
assert.ok(placed && unplaced);
const count = await code(release, '“180 persons” were killed or injured', {
  kind: 'claimk-count',
  measure: 'count-killed-or-injured',
  value: 180,
  lower: -1,
  as_of: '2021-05~',
  place: 'the bridge',
  place_id: placed.id,
});
const hostile = await code(release, '=1+1 persons 🕊', { speaker: '@SUM(A1)', place_id: unplaced.id });
const denial = await code(release, 'denies it', { polarity: 'denies' });
const gone = await code(release, 'near the fictional bridge', { body: 'coded by mistake' });
const hidden = await code(statement, 'saw 3 persons', { body: 'A witness saw three.' });
await archive.db.tx(by, async (tx) => {
  await addQuote(tx, by, count.claimId, hostile.quoteId);
  await gradeClaim(tx, by, count.claimId, { reliability: 'B', credibility: '3', reason: 'a party' });
  await withdrawClaim(tx, by, gone.claimId, 'not said there');
  await translateQuote(tx, by, denial.quoteId, {
    language: 'fr',
    body: 'le nie',
    translator: 'T. Traductrice',
    translatedOn: '2021',
    isCertified: true,
  });
});

async function text(pieces: AsyncIterable<string | Buffer>): Promise<string> {
  const all = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all).toString('utf8');
}
const claims = (format: ClaimFormat, more: Partial<WantedCoding> = {}): Promise<string> =>
  text(exportClaims(archive.db, by, { caseId, ...more }, { format }));

type Json = Record<string, unknown>;
interface Collection {
  total: number;
  first: { items: (Json & { body: Json; target: Json & { selector: Json } })[] };
}

test('JSON and NDJSON hold the claims with all their quotes, the oldest first', async () => {
  const all = JSON.parse(await claims('json')) as (Json & { quotes: Json[] })[];
  assert.deepEqual(
    all.map(({ id }) => id),
    [count.claimId, hostile.claimId, denial.claimId],
  );
  const [first] = all;
  assert.deepEqual(
    [first?.['value'], first?.['lower'], first?.['reliability'], first?.['credibility'], first?.['source']],
    [180, -1, 'B', '3', 'Desk of release.txt'],
  );
  assert.deepEqual(
    first?.quotes.map(({ id }) => id),
    [count.quoteId, hostile.quoteId],
  );
  assert.deepEqual([all[1]?.['reliability'], all[1]?.['credibility']], ['F', '6']);
  const lines = (await claims('ndjson')).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    all,
  );
});

test('a Web Annotation collection is what the W3C says it must be, and its targets are frozen bytes', async () => {
  const collection = JSON.parse(await claims('webannotation')) as Collection;
  assertMatches('web-annotation.json', collection);
  const { items } = collection.first;
  assert.equal(items.length, 4);
  assert.equal(collection.total, 4);
  assert.equal(new Set(items.map(({ id }) => id)).size, 4, 'every annotation has a name of its own');
  const [one] = items;
  assert.equal(one?.body['id'], `urn:uuid:${count.claimId}`);
  assert.equal(one?.body['muniment:measure'], 'count-killed-or-injured');
  assert.deepEqual(
    items.map(({ body }) => body['muniment:polarity']),
    ['affirms', 'affirms', 'affirms', 'denies'],
  );
  // Whoever has the bytes of that name finds the words there, with nothing of ours.
  const sha256 = String(one?.target['source']).slice('urn:sha256:'.length);
  const bytes = await archive.blobs.readAll(sha256 as never, 1e6);
  assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
  const layer = JSON.parse(bytes.toString('utf8')) as { pages: { page: number; text: string }[] };
  const quote = one?.target.selector['refinedBy'] as {
    exact: string;
    refinedBy: { start: number; end: number };
  };
  const page = layer.pages.find((each) => each.page === one?.target['muniment:page']);
  assert.equal(
    Array.from(page?.text ?? '')
      .slice(quote.refinedBy.start, quote.refinedBy.end)
      .join(''),
    quote.exact,
  );
  assert.deepEqual(JSON.parse(await claims('webannotation')), collection, 'twice the same');
});

test('the schema of the test is no rubber stamp', async () => {
  const broken: ((item: Collection['first']['items'][number]) => void)[] = [
    (item) => delete item['id'],
    (item) => (item['type'] = 'Note'),
    (item) => (item['created'] = '2021-05-03'),
    (item) => (item['motivation'] = 'proving'),
    (item) => delete item.body['value'],
    (item) => (item.target['source'] = 'https://example.org/page'),
    (item) => (item.target.selector['type'] = 'OtherSelector'),
  ];
  for (const damage of broken) {
    const collection = JSON.parse(await claims('webannotation')) as Collection;
    const [item] = collection.first.items;
    assert.ok(item);
    damage(item);
    assert.throws(() => assertMatches('web-annotation.json', collection), String(damage));
  }
  const map = JSON.parse(await claims('geojson')) as { features: { geometry: { coordinates: number[] } }[] };
  map.features[0]?.geometry.coordinates.unshift(200);
  assert.throws(() => assertMatches('geojson.json', map));
});

test('quotes are annotations too, linked to their claims, with translations beside them', async () => {
  const collection = JSON.parse(await text(exportQuotes(archive.db, by, { caseId }))) as Collection;
  assertMatches('web-annotation.json', collection);
  const byId = new Map(collection.first.items.map((item) => [item['id'], item as Json & { body?: unknown }]));
  assert.deepEqual(byId.get(`urn:uuid:${hostile.quoteId}`)?.body, [
    `urn:uuid:${hostile.claimId}`,
    `urn:uuid:${count.claimId}`,
  ]);
  // The claim that rested on it was withdrawn; the quote stands.
  const lone = byId.get(`urn:uuid:${gone.quoteId}`);
  assert.deepEqual([lone?.['motivation'], lone?.body], ['highlighting', undefined]);
  const bodies = byId.get(`urn:uuid:${denial.quoteId}`)?.body as Json[] | undefined;
  const translation = bodies?.[1];
  assert.deepEqual(
    [translation?.['language'], translation?.['value'], translation?.['muniment:isCertified']],
    ['fr', 'le nie', true],
  );
  assert.ok(!byId.has(`urn:uuid:${hidden.quoteId}`));
});

test('a map holds what has a position, says how exact it is, and counts the rest', async () => {
  const map = JSON.parse(await claims('geojson')) as {
    features: { geometry: { coordinates: number[] }; properties: Json }[];
    withoutPosition: number;
  };
  assertMatches('geojson.json', map);
  assert.equal(map.features.length, 1);
  assert.equal(map.withoutPosition, 2);
  assert.deepEqual(map.features[0]?.geometry.coordinates, [placed.longitude, placed.latitude]);
  const { properties } = map.features[0] ?? { properties: {} };
  assert.deepEqual(
    [properties['precision'], properties['basis'], properties['place'], properties['value']],
    [placed.precision, placed.basis, 'the bridge', 180],
  );
});

test('no cell of a table is a formula, whoever wrote the words', async () => {
  const csv = await claims('csv');
  const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
  assert.deepEqual(
    rows.map((row) => [row['value'], row['lower'], row['serial'], row['page'], row['quotes'], row['source']]),
    [
      ['180', '-1', release, '1', '2', 'Desk of release.txt'],
      ['', '', release, '1', '1', 'Desk of release.txt'],
      ['', '', release, '1', '1', 'Desk of release.txt'],
    ],
  );
  assert.deepEqual(
    [rows[1]?.['quote'], rows[1]?.['claim'], rows[1]?.['speaker']],
    ["'=1+1 persons 🕊", "'=1+1 persons 🕊", "'@SUM(A1)"],
  );
  const numbers = new Set(['value', 'lower', 'upper']);
  for (const row of rows)
    for (const [name, cell] of Object.entries(row))
      if (!numbers.has(name)) assert.doesNotMatch(cell, /^[=+\-@\u0000-\u001f]/, name);
});

test('what was withdrawn and what is sealed is left out unless it is asked for, and then each read is an entry', async () => {
  const before = await reads();
  const ids = async (more: Partial<WantedCoding>) =>
    (JSON.parse(await claims('json', more)) as Json[]).map(({ id }) => id);
  assert.ok(!(await claims('ndjson')).includes('witness'));
  assert.deepEqual((await ids({ withWithdrawn: true })).includes(gone.claimId), true);
  assert.equal((await reads()).length, before.length, 'nothing sealed was read');
  assert.deepEqual((await ids({ withSealed: true })).includes(hidden.claimId), true);
  const after = await reads();
  assert.deepEqual(
    after.slice(before.length).map((one) => [one.subject_table, one.subject_id]),
    [['claim', hidden.claimId]],
  );
  const quotes = await text(exportQuotes(archive.db, by, { caseId, withSealed: true }));
  assert.ok(quotes.includes(hidden.quoteId));
  assert.deepEqual((await reads()).at(-1)?.subject_table, 'item');
});

test('a sealed source is not named by an open claim, nor a sealed quote that an open claim rests on shown', async () => {
  const { claimId } = await archive.db.tx(by, async (tx) => {
    const item = await getItem(tx, { serial: release });
    const { source_id: sourceId } = await getItem(tx, { serial: statement });
    const facts = { body: 'open, of a sealed source' };
    const claim = await makeClaim(tx, by, item, { quoteId: denial.quoteId, sourceId, facts });
    // As an item leaves that is moved into a sealed compartment after another that the claim rests on.
    const row = { claim_id: claim.id, quote_id: hidden.quoteId, added_at: claim.made_at };
    await record(tx, by, [
      {
        kind: 'claim-changed',
        subject: { table: 'claim', id: claim.id },
        compartmentId: claim.compartment_id,
        rows: [{ table: 'claim_quote', op: 'put', row }],
      },
    ]);
    return { claimId: claim.id };
  });
  const exported = async (more: Partial<WantedCoding>) => {
    const all = JSON.parse(await claims('json', more)) as (Json & { quotes: Json[] })[];
    const one = all.find(({ id }) => id === claimId);
    return [one?.['source'], new Set(one?.quotes.map(({ id }) => id))];
  };
  assert.deepEqual(await exported({}), [null, new Set([denial.quoteId])]);
  const before = (await reads()).length;
  const all = new Set([denial.quoteId, hidden.quoteId]);
  assert.deepEqual(await exported({ withSealed: true }), ['Desk of statement.txt', all]);
  assert.deepEqual(
    (await reads()).slice(before).map((one) => one.subject_table),
    ['claim', 'item'],
  );
  await archive.db.tx(by, (tx) => withdrawClaim(tx, by, claimId, 'made for a test'));
});

test('a case without claims is exported as what it is', async () => {
  const empty = { caseId: newId() };
  assert.deepEqual(JSON.parse(await claims('json', empty)), []);
  assert.equal(await claims('ndjson', empty), '');
  const collection = JSON.parse(await claims('webannotation', empty)) as Collection;
  assertMatches('web-annotation.json', collection);
  assert.equal(collection.total, 0);
  assertMatches('geojson.json', JSON.parse(await claims('geojson', empty)));
});

test('a spreadsheet is one, and its texts are texts', async () => {
  const pieces = [];
  for await (const piece of exportClaims(archive.db, by, { caseId }, { format: 'xlsx' })) pieces.push(piece);
  const file = join(folder, 'claims.xlsx');
  await writeFile(file, Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
  const part = (name: string) => execFileSync('unzip', ['-p', file, name], { encoding: 'utf8' });
  assert.match(part('xl/sharedStrings.xml'), /<t>=1\+1 persons 🕊<\/t>/);
  assert.doesNotMatch(part('xl/worksheets/sheet1.xml'), /<f>/);
});
