import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDatabase, openDatabase } from '#db';
import { rebuild, tableDigests } from '#ledger';
import { codedArchive } from '../../test/db/coded.ts';
import { changeClaim, gradeClaim, linkClaims, translateQuote, unlinkClaims, withdrawClaim } from './index.ts';

const { archive, by, addText, code, compartmentId, folder } = await codedArchive();

test('what was coded is rebuilt from the archive alone, equal table by table', async () => {
  const serial = await addText(
    'release.txt',
    'It said that 345 have suffered. Of them 65 were killed.',
    compartmentId,
  );
  const count = { kind: 'claimk-count', measure: 'count-killed-or-injured', value: 345.5, asOf: '2031-05~' };
  const { asOf: as_of, ...facts } = count;
  const first = await code(serial, '345 have suffered', { ...facts, as_of });
  const second = await code(serial, '65 were killed', { polarity: 'denies' });
  await archive.db.tx(by, async (tx) => {
    await changeClaim(tx, by, first.claimId, { facts: { lower: 300 }, version: '1' });
    const translation = {
      language: 'fr',
      translator: 'A. Fictional',
      translatedOn: '2031',
      isCertified: true,
    };
    await translateQuote(tx, by, first.quoteId, { ...translation, body: '345 ont souffert' });
    await gradeClaim(tx, by, first.claimId, { reliability: 'C', credibility: '2', reason: 'for this test' });
    const to = { otherId: second.claimId, relation: 'contradicts', reason: 'for this test' } as const;
    await unlinkClaims(tx, by, await linkClaims(tx, by, first.claimId, to), 'not so');
    await withdrawClaim(tx, by, second.claimId, 'for this test');
  });
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `coded_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'coded.secret') });
  try {
    const { digests } = await rebuild(db, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(archive.db));
    const rows = Object.fromEntries(digests.map(({ table, rows: n }) => [table, n]));
    for (const [table, n] of Object.entries({
      quote: 2,
      claim: 2,
      claim_quote: 2,
      quote_translation: 1,
      claim_grade: 1,
      claim_link: 1,
    }))
      assert.equal(rows[table], n, table);
  } finally {
    await db.close();
  }
});
