import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDatabase, openDatabase } from '#db';
import { rebuild, tableDigests } from '#ledger';
import { allowModel, askForPage } from '#llm';
import { completion, modelStub } from '../../test/db/model-stub.ts';
import { codedArchive } from '../../test/db/coded.ts';
import {
  addBasis,
  addName,
  changeActor,
  changeClaim,
  exportClaims,
  frozenLayer,
  gradeClaim,
  itemToQuote,
  leaveSuggestion,
  linkClaims,
  makeActor,
  makeClaim,
  makeQuote,
  mergeActors,
  pageToRead,
  protectActor,
  relateActors,
  restoreSuggestion,
  runSuggestions,
  sayDistinct,
  translateQuote,
  undoMerge,
  unlinkClaims,
  withdrawActor,
  withdrawBasis,
  withdrawClaim,
  withdrawName,
  type GivenName,
} from './index.ts';

const { archive, by, addText, caseId, code, compartmentId, folder, sealed } = await codedArchive();

/** Three people, one of whom was open at first, with everything that can be said of them. */
async function codePeople(claimId: string): Promise<void> {
  const name: GivenName = {
    name: 'Հովհաննես Fictional',
    kind: 'birth',
    language: 'hy',
    sourceId: null,
    claimId,
  };
  const reason = 'for this test';
  await archive.db.tx(by, async (tx) => {
    const person = { caseId, kind: 'person', identityCompartmentId: sealed } as const;
    const open = { isProtected: false, openReason: reason, names: [name] };
    const facts = { bornOn: '1971~', ageLower: 40, ageOn: '2011', occupations: ['baker'], health: 'well' };
    const { actor: one } = await makeActor(tx, by, { ...person, ...open, facts });
    const { actor: other } = await makeActor(tx, by, { ...person, ...open });
    const { actor: third } = await makeActor(tx, by, person);
    await changeActor(tx, by, one.id, {
      facts: { description: 'a' },
      version: '1',
      countingUnit: 'unit-family',
    });
    const merge = await mergeActors(tx, by, one.id, { otherId: other.id, reason });
    await protectActor(tx, by, other.id, { isProtected: true, compartmentId: sealed, reason });
    await undoMerge(tx, by, merge, reason);
    await withdrawName(tx, by, await addName(tx, by, one.id, { ...name, isMain: true }), reason);
    await sayDistinct(tx, by, one.id, { otherId: other.id, reason });
    const relation = { kind: 'kin', words: 'brother', from: '2001', until: null, claimId, reason } as const;
    await relateActors(tx, by, one.id, { otherId: third.id, ...relation });
    const basis = { table: 'actor', recordId: one.id, claimId, stance: 'supports', note: null } as const;
    await addBasis(tx, by, { ...basis, field: 'bornOn' });
    await withdrawBasis(tx, by, await addBasis(tx, by, { ...basis, field: 'health' }), reason);
    await withdrawActor(tx, by, third.id, reason);
  });
}

/** What was proposed and answered: one left and restored, one of a language model taken. */
async function answered(serial: string): Promise<void> {
  const stub = await modelStub();
  process.env['MUNIMENT_MODEL_URL'] = stub.url;
  process.env['MUNIMENT_MODEL_NAME'] = 'small';
  const exact = '65 were killed';
  stub.answer(completion({ suggestions: [{ line: 1, quote: exact, kind: 'count', value: 65.5 }] }));
  const { item, copies } = await archive.db.tx(by, (tx) => itemToQuote(tx, serial));
  const layer = await frozenLayer(archive.blobs, copies);
  const page = pageToRead(layer);
  assert.ok(layer && page);
  await archive.db.tx(by, (tx) =>
    allowModel(tx, by, item.case_id, { isAllowed: true, reason: 'for this test' }),
  );
  const sent = { layerSha256: layer.sha256, page: page.page, text: page.text };
  const [proposal] = runSuggestions(await askForPage(archive.db, by, item.id, sent));
  assert.ok(proposal);
  await archive.db.tx(by, async (tx) => {
    const made = { proposal, layerSha256: layer.sha256 };
    await restoreSuggestion(tx, by, await leaveSuggestion(tx, by, item, { ...made, reason: 'other' }));
    const { start, end } = proposal;
    const wanted = { kind: 'text', page: page.page, start, end, exact } as const;
    const quote = await makeQuote(tx, by, item, { wanted, layer });
    await makeClaim(tx, by, item, { quoteId: quote.id, facts: { body: exact }, from: made });
  });
}

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
  await codePeople(first.claimId);
  await answered(serial);
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `coded_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'coded.secret') });
  try {
    const { digests } = await rebuild(db, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(archive.db));
    const rows = Object.fromEntries(digests.map(({ table, rows: n }) => [table, n]));
    for (const [table, n] of Object.entries({
      quote: 3,
      claim: 3,
      claim_quote: 3,
      quote_translation: 1,
      claim_grade: 1,
      claim_link: 1,
      actor: 3,
      actor_identity: 3,
      actor_name: 3,
      actor_merge: 1,
      actor_distinct: 1,
      actor_relation: 1,
      field_basis: 2,
      case_model: 1,
      model_run: 1,
      suggestion_left: 1,
      suggestion_taken: 1,
    }))
      assert.equal(rows[table], n, table);
  } finally {
    await db.close();
  }
});

test('a claim that a language model proposed says so in every form, with the prompt’s hash and who looked at it', async () => {
  type Claim = { body: string; suggestedBy: Record<string, unknown> | null };
  const exported = async (format: 'json' | 'csv' | 'webannotation'): Promise<string> => {
    let text = '';
    for await (const piece of exportClaims(archive.db, by, { caseId }, { format })) text += String(piece);
    return text;
  };
  const claims = JSON.parse(await exported('json')) as Claim[];
  assert.ok(claims.some(({ suggestedBy }) => suggestedBy === null));
  const one = claims.find(({ suggestedBy }) => suggestedBy !== null)?.suggestedBy;
  assert.deepEqual(
    [one?.['by'], one?.['model'], one?.['isChanged'], one?.['promptVersion']],
    ['model', 'small-2031', true, '1'],
  );
  assert.ok(typeof one?.['reviewer'] === 'string');
  const sha256 = String(one['promptSha256']);
  assert.match(sha256, /^[0-9a-f]{64}$/);
  const annotations = await exported('webannotation');
  assert.ok(annotations.includes(`"muniment:suggestedPromptSha256":"${sha256}"`));
  assert.ok(annotations.includes('"muniment:suggestedModel":"small-2031"'));
  assert.ok((await exported('csv')).includes(`,model,small-2031,${sha256},true,`));
});
