import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { getItem, restoreItem, withdrawItem } from '#catalogue';
import {
  addBasis,
  addPart,
  addQuote,
  exportClaims,
  exportConclusions,
  exportCustody,
  exportIncidents,
  exportQuotes,
  findClaim,
  makeConclusion,
  makeIncident,
  nameClaim,
  type ClaimFormat,
  type IncidentFormat,
  type WantedCoding,
} from '#coding';
import { record } from '#ledger';
import { codedArchive } from '../../../test/db/coded.ts';
import { assertMatches } from '../../../test/schemas/assert-matches.ts';

const { addText, archive, by, caseId, code, compartmentId, sealed } = await codedArchive();
const { db } = archive;
const gone = await addText('gone.txt', 'A convoy was shelled at night.', compartmentId);
const stands = await addText('stands.txt', 'The convoy was shelled.', compartmentId);
const secret = await addText('secret.txt', 'Shelled, says a witness.', sealed);
const alone = await code(gone, 'A convoy was shelled');
const both = await code(stands, 'The convoy was shelled');
const other = await code(stands, 'convoy');
const hidden = await code(secret, 'Shelled');
const night = await code(gone, 'at night');
const REASON = 'it tells where Vexillomar lives';

const { incident, conclusion } = await db.tx(by, async (tx) => {
  await addQuote(tx, by, both.claimId, alone.quoteId);
  // As an item leaves that is moved into a sealed compartment: its quote stands, but an open export does not reach it.
  const claim = await findClaim(tx, night.claimId);
  assert.ok(claim);
  await record(tx, by, [
    {
      kind: 'claim-changed',
      subject: { table: 'claim', id: claim.id },
      compartmentId: claim.compartment_id,
      rows: [
        {
          table: 'claim_quote',
          op: 'put',
          row: { claim_id: claim.id, quote_id: hidden.quoteId, added_at: claim.made_at },
        },
      ],
    },
  ]);
  const values = { title: 'A convoy is said to have been shelled' };
  const { id } = await makeIncident(tx, by, { caseId, compartmentId, values });
  const act = await addPart(tx, by, id, { form: 'act', values: { kind: 'act-looting' } });
  const on = {
    table: 'incident' as const,
    recordId: id,
    field: 'title',
    stance: 'supports' as const,
    note: null,
  };
  await addBasis(tx, by, { ...on, claimId: alone.claimId });
  await addBasis(tx, by, { ...on, claimId: both.claimId });
  await addBasis(tx, by, { ...on, table: 'act', recordId: act, field: 'kind', claimId: other.claimId });
  const facts = { statement: 'There are reasonable grounds to believe that a convoy was shelled.' };
  const made = await makeConclusion(tx, by, { caseId, claimId: alone.claimId, facts });
  await nameClaim(tx, by, made, { claimId: other.claimId, stance: 'contradicts', note: null });
  const { id: itemId } = await getItem(tx, { serial: gone });
  await withdrawItem(tx, by, itemId, { cause: 'danger', reason: REASON });
  return { incident: id, conclusion: made };
});

type Json = Record<string, unknown>;
async function text(pieces: AsyncIterable<string | Buffer>): Promise<string> {
  const all = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all).toString('utf8');
}
const claims = (format: ClaimFormat, more: Partial<WantedCoding> = {}) =>
  text(exportClaims(db, by, { caseId, ...more }, { format }));
const incidents = (format: IncidentFormat) => text(exportIncidents(db, by, { caseId }, { format }));
const asRows = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

test('a quote in a withdrawn item says so, and a claim that stands in such items alone', async () => {
  const marks = async (more: Partial<WantedCoding> = {}) => {
    const all = JSON.parse(await claims('json', more)) as (Json & { quotes: Json[] })[];
    return new Map(
      all.map((one) => [
        one['id'],
        [one['isOfWithdrawn'], one.quotes.map((quote) => quote['isWithdrawnItem'])],
      ]),
    );
  };
  const open = await marks();
  assert.deepEqual(open.get(alone.claimId), [true, [true]]);
  assert.deepEqual(open.get(both.claimId), [false, [false, true]]);
  assert.deepEqual(open.get(other.claimId), [false, [false]]);
  assert.deepEqual(open.get(night.claimId), [true, [true]], 'what is sealed is not hinted at');
  assert.deepEqual((await marks({ withSealed: true })).get(night.claimId), [false, [false, true]]);
  const rows = asRows(await claims('csv'));
  const row = (id: string) => rows.find((one) => one['id'] === id);
  assert.deepEqual(
    [alone, both, other].map(({ claimId }) => {
      const one = row(claimId);
      return [one?.['quotes'], one?.['quotes_of_withdrawn'], one?.['is_of_withdrawn']];
    }),
    [
      ['1', '1', 'true'],
      ['2', '1', 'false'],
      ['1', '0', 'false'],
    ],
  );
});

test('annotations have it as a term of ours, only where it is so', async () => {
  interface Collection {
    first: { items: { id: string; body: Json; target: Json }[] };
  }
  const ofClaims = JSON.parse(await claims('webannotation')) as Collection;
  assertMatches('web-annotation.json', ofClaims);
  assert.deepEqual(
    ofClaims.first.items
      .filter(({ body }) => [alone, both].some(({ claimId }) => body['id'] === `urn:uuid:${claimId}`))
      .map(({ body, target }) => [body['muniment:isOfWithdrawn'], target['muniment:isWithdrawnItem']]),
    [
      [true, true],
      [undefined, undefined],
      [undefined, true],
    ],
  );
  const ofQuotes = JSON.parse(await text(exportQuotes(db, by, { caseId }))) as Collection;
  assertMatches('web-annotation.json', ofQuotes);
  const target = (id: string) => ofQuotes.first.items.find((one) => one.id === `urn:uuid:${id}`)?.target;
  assert.equal(target(alone.quoteId)?.['muniment:isWithdrawnItem'], true);
  assert.equal(target(both.quoteId)?.['muniment:isWithdrawnItem'], undefined);
});

test('values of incidents say it of the claims that they rest on, in every form that has claims', async () => {
  type Basis = Record<string, { claimId: string; isOfWithdrawn: boolean }[]>;
  const [one] = JSON.parse(await incidents('json')) as { basis: Basis; acts: { basis: Basis }[] }[];
  assertMatches('incident.json', one);
  const marks = (basis: Basis | undefined, field: string) =>
    basis?.[field]?.map(({ claimId, isOfWithdrawn }) => [claimId, isOfWithdrawn]);
  const wanted = [
    [alone.claimId, true],
    [both.claimId, false],
  ];
  assert.deepEqual(marks(one?.basis, 'title'), wanted);
  assert.deepEqual(marks(one?.acts[0]?.basis, 'kind'), [[other.claimId, false]]);
  const esf = JSON.parse(await incidents('esf')) as { events: { 'muniment:basis': Basis }[] };
  assertMatches('esf.json', esf);
  assert.deepEqual(marks(esf.events[0]?.['muniment:basis'], '0102'), wanted);
  const [row] = asRows(await incidents('csv'));
  assert.deepEqual([row?.['incident_id'], row?.['claims_of_withdrawn']], [incident, alone.claimId]);
});

test('a conclusion says of which of its claims it is so, and how many they are', async () => {
  const out = (format: 'json' | 'csv') => text(exportConclusions(db, by, { caseId }, { format }));
  const [one] = JSON.parse(await out('json')) as Record<'supporting' | 'contradicting', Json[][]>[];
  const marks = [one?.supporting, one?.contradicting].map((side) =>
    side?.flat().map((claim) => [claim['claimId'], claim['isOfWithdrawn']]),
  );
  assert.deepEqual(marks, [[[alone.claimId, true]], [[other.claimId, false]]]);
  const [row] = asRows(await out('csv'));
  assert.deepEqual(
    [row?.['id'], row?.['claims_of_withdrawn'], row?.['withdrawn_claims']],
    [conclusion, '1', '0'],
  );
});

test('graphs say when and by which cause an item was withdrawn, never in which words', async () => {
  type Node = Json & { '@id': string };
  const graph = async (format: 'case' | 'prov') => {
    const out = await text(exportCustody(db, by, { caseId, withSealed: true }, { format }));
    assert.doesNotMatch(out, /Vexillomar/);
    const parsed = JSON.parse(out) as { '@graph': Node[] };
    assertMatches(`${format}.json`, parsed);
    return parsed['@graph'];
  };
  const itemId = await db.tx(by, async (tx) => (await getItem(tx, { serial: gone })).id);
  const prov = await graph('prov');
  const node = (id: string) => prov.find((one) => one['@id'] === `urn:uuid:${id}`);
  assert.equal(node(itemId)?.['muniment:withdrawalCause'], 'danger');
  assert.ok(node(itemId)?.['prov:invalidatedAtTime']);
  assert.equal(prov.filter((one) => one['muniment:withdrawalCause'] !== undefined).length, 1);
  assert.deepEqual(
    [alone.quoteId, both.quoteId].map((id) => node(id)?.['muniment:isWithdrawnItem']),
    [true, undefined],
  );
  assert.deepEqual(
    [alone.claimId, both.claimId].map((id) => node(id)?.['muniment:isOfWithdrawn']),
    [true, undefined],
  );
  const actions = (await graph('case')).filter((one) => one['uco-core:name'] === 'withdrawal');
  assert.deepEqual(
    actions.map((one) => [one['uco-core:description'], one['uco-action:object']]),
    [['danger', [{ '@id': `urn:uuid:${itemId}` }]]],
  );
});

test('what is restored is marked no more', async () => {
  await db.tx(by, async (tx) => {
    const { id } = await getItem(tx, { serial: gone });
    await restoreItem(tx, by, id, 'another was meant');
  });
  const everything = [await claims('ndjson'), await incidents('ndjson')].join('');
  assert.doesNotMatch(everything, /"is(OfWithdrawn|WithdrawnItem)":true/);
  const prov = await text(exportCustody(db, by, { caseId }, { format: 'prov' }));
  assert.doesNotMatch(prov, /withdrawalCause|invalidatedAtTime|Withdrawn/);
});
