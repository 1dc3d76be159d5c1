import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { getItem } from '#catalogue';
import { claimFormats, exportClaims, exportQuotes } from '#coding';
import { newId } from '#kernel';
import { record, type LedgeredRow, type RowChange } from '#ledger';
import { codedArchive } from '../../../test/db/coded.ts';

const { addText, archive, by, caseId, code, compartmentId } = await codedArchive();
const serial = await addText('release.txt', 'The ministry said that 180 persons were killed.', compartmentId);
const first = await code(serial, '180 persons', { measure: 'count-killed', value: 180 });

const CLAIMS = 5000;
// About four kilobytes each in the database: together they would be seen.
const WORDS = 'w'.repeat(3900);

await archive.db.tx(by, async (tx) => {
  const item = await getItem(tx, { serial });
  const claim = await tx
    .selectFrom('claim')
    .selectAll()
    .where('id', '=', first.claimId)
    .executeTakeFirstOrThrow();
  const quote = await tx
    .selectFrom('quote')
    .selectAll()
    .where('id', '=', first.quoteId)
    .executeTakeFirstOrThrow();
  for (let made = 1; made < CLAIMS; made += 150) {
    const rows = Array.from({ length: Math.min(150, CLAIMS - made) }, (_, at): RowChange[] => {
      const ids = { claim: newId(), quote: newId() };
      const row: LedgeredRow<'claim'> = { ...claim, id: ids.claim, body: `${made + at} ${WORDS}` };
      const link = { claim_id: ids.claim, quote_id: ids.quote, added_at: claim.made_at };
      return [
        { table: 'quote', op: 'put', row: { ...quote, id: ids.quote } },
        { table: 'claim', op: 'put', row },
        { table: 'claim_quote', op: 'put', row: link },
      ];
    });
    await record(tx, by, [
      {
        kind: 'claim-made',
        subject: { table: 'claim', id: claim.id },
        compartmentId: item.compartment_id,
        rows: rows.flat(),
      },
    ]);
  }
});

// As the server does by itself after a while; until then it reads every claim for each batch.
const owner = new pg.Client({ connectionString: archive.ownerUrl });
await owner.connect();
await owner.query('analyze');
await owner.end();

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

/** Takes pieces one by one and looks how much is held after a tenth of them and at the end, in bytes. */
async function held(pieces: AsyncIterable<string | Buffer>, seen: () => number) {
  let early: { heap: number; rss: number } | null = null;
  let bytes = 0;
  const now = () => {
    collect();
    const { heapUsed, rss } = process.memoryUsage();
    return { heap: heapUsed, rss };
  };
  for await (const piece of pieces) {
    bytes += piece.length;
    if (!early && seen() >= CLAIMS / 10) early = now();
  }
  const late = now();
  assert.ok(early);
  return { bytes, heap: late.heap - early.heap, rss: late.rss - early.rss };
}

for (const format of claimFormats.filter((one) => one !== 'xlsx'))
  test(`what ${CLAIMS} claims take in memory as ${format} does not grow with them`, async () => {
    let claims = 0;
    const pieces = exportClaims(
      archive.db,
      by,
      { caseId },
      { format, onBatch: (tally) => (claims = tally.claims) },
    );
    const { bytes, heap, rss } = await held(pieces, () => claims);
    assert.equal(claims, CLAIMS);
    // Of a map nothing comes out here: none of these claims has a place.
    if (format !== 'geojson') assert.ok(bytes > CLAIMS * 3900, `${bytes} bytes`);
    assert.ok(heap < 4e6, `${heap} bytes more are held`);
    assert.ok(rss < 60e6, `the process grew by ${rss} bytes`);
  });

test(`nor ${CLAIMS} quotes`, async () => {
  let quotes = 0;
  const pieces = exportQuotes(archive.db, by, { caseId }, { onBatch: (tally) => (quotes = tally.quotes) });
  const { heap, rss } = await held(pieces, () => quotes);
  assert.equal(quotes, CLAIMS);
  assert.ok(heap < 4e6, `${heap} bytes more are held`);
  assert.ok(rss < 60e6, `the process grew by ${rss} bytes`);
});
