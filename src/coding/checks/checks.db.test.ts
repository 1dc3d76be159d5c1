import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addPerson, openCompartment } from '#access';
import { openBatch } from '#catalogue';
import { checksOf, gradeClaim, linkClaims, withdrawClaim, type ClaimFacts } from '#coding';
import type { Identity } from '#db';
import { newId, newSerial, nowUtc } from '#kernel';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import { testArchive } from '../../../test/db/archive.ts';
import { NOTHING_MORE } from '../model.ts';
import { daysOf } from './days.ts';
import { COMPARED_MAX } from './model.ts';

const { archive, by, caseId, compartmentId } = await testArchive();
const { db } = archive;

const closedId = await db.tx(by, (tx) =>
  openCompartment(tx, by, {
    caseId,
    name: 'Closed',
    description: '',
    isSealed: false,
    memberIds: [by.personId],
  }),
);
const reader: Identity = {
  kind: 'person',
  personId: await db.tx(by, (tx) =>
    addPerson(tx, by, { name: 'Reader', email: null, roles: ['reader'], compartmentIds: [compartmentId] }),
  ),
};

async function sourceNamed(name: string, compartment = compartmentId): Promise<string> {
  return db.tx(by, async (tx) => {
    const place = { caseId, compartmentId: compartment, receivedBy: by.personId };
    const batch = await openBatch(tx, by, place, { source: { name, kind: 'publication' }, label: 'test' });
    return batch.source_id;
  });
}

const put = (table: RowChange['table'], row: object): RowChange => ({ table, op: 'put', row }) as RowChange;

interface Made {
  readonly id: string;
  readonly itemId: string;
  readonly entry: EntryDraft;
}

/** A claim with its quote and an item of its own, as one entry. */
function made(
  sourceId: string,
  facts: Partial<ClaimFacts>,
  { text = String(facts.value), compartment = compartmentId, madeAt = nowUtc() } = {},
): Made {
  const [id, itemId, quoteId] = [newId(), newId(), newId()];
  const sha256 = hash('sha256', itemId);
  const own = { case_id: caseId, compartment_id: compartment, source_id: sourceId };
  const item: LedgeredRow<'item'> = {
    id: itemId,
    serial: newSerial(),
    ...own,
    title: 'A fictional page',
    sha256,
    size_bytes: 1,
    media_type: null,
    kind: null,
    page_count: null,
    languages: ['en'],
    document_date: null,
    received_at: madeAt,
  };
  const quote: LedgeredRow<'quote'> = {
    id: quoteId,
    item_id: itemId,
    compartment_id: compartment,
    kind: 'text',
    target_sha256: sha256,
    page: 1,
    start_at: 0,
    end_at: [...text].length,
    exact: text,
    selector: {},
    language: null,
    made_by: by.personId,
    made_at: madeAt,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const claim: LedgeredRow<'claim'> = {
    id,
    ...own,
    ...NOTHING_MORE,
    body: text,
    ...facts,
    version: 1,
    made_by: by.personId,
    made_at: madeAt,
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows = [
    put('item', item),
    put('quote', quote),
    put('claim', claim),
    put('claim_quote', { claim_id: id, quote_id: quoteId, added_at: madeAt }),
  ];
  return {
    id,
    itemId,
    entry: { kind: 'claim-made', subject: { table: 'claim', id }, compartmentId: compartment, rows },
  };
}

const keep = async (...all: readonly Made[]): Promise<void> => {
  await db.tx(by, (tx) =>
    record(
      tx,
      by,
      all.map(({ entry }) => entry),
    ),
  );
};
const checks = (id: string, who: Identity = by) => db.tx(who, (tx) => checksOf(tx, id));
const originsFor = (id: string, who: Identity = by) => db.tx(who, (tx) => checksOf(tx, id));
const codes = async (id: string, who: Identity = by): Promise<string[]> =>
  (await checks(id, who)).checks.map(({ code }) => code);

const [paper, other, hidden] = [
  await sourceNamed('Fictional Courier'),
  await sourceNamed('Fictional Herald'),
  await sourceNamed('Fictional Secret', closedId),
];
const asOf = { as_of: '2031-05-03', kind: 'claimk-count' };
const whole = made(paper, { ...asOf, measure: 'count-killed-or-injured', value: 345 });
const died = made(paper, { ...asOf, measure: 'count-killed', value: 65 });
const wounded = made(
  paper,
  { ...asOf, measure: 'count-injured', value: 278 },
  { text: 'nearly 300 were injured' },
);
await keep(whole, died, wounded);

test('a claim is compared with those of its case, and its number with the words of its quote', async () => {
  const found = await checks(whole.id);
  assert.deepEqual([found.compared, found.hasMore], [2, false]);
  assert.deepEqual(
    found.checks.map(({ code, claimIds }) => [code, claimIds]),
    [['parts-not-whole', [whole.id, died.id, wounded.id]]],
  );
  assert.deepEqual(await codes(wounded.id), ['number-not-in-quote', 'parts-not-whole']);
  await assert.rejects(checks(newId()), { code: 'NOT_FOUND' });
});

test('what somebody may not see is not compared with what they see', async () => {
  const [open, closed] = [
    made(paper, { ...asOf, measure: 'count-mines-recorded', value: 97_000 }),
    made(hidden, { ...asOf, measure: 'count-mines-recorded', value: 97_000 }, { compartment: closedId }),
  ];
  await keep(open, closed);
  const gradeOne = { reliability: 'B', credibility: '1', reason: 'two papers' } as const;
  await db.tx(by, (tx) => gradeClaim(tx, by, open.id, gradeOne));
  assert.equal((await originsFor(open.id)).supporting.length, 2);
  assert.deepEqual(await codes(open.id), []);
  // A reader of the open compartment alone sees one origin, and is told so of what can be seen.
  assert.equal((await originsFor(open.id, reader)).supporting.length, 1);
  assert.deepEqual(await codes(open.id, reader), ['confirmed-without-two-origins']);
  assert.equal((await checks(open.id, reader)).compared, 0);
  await assert.rejects(checks(closed.id, reader), { code: 'NOT_FOUND' });
});

test('items that are alike, a group of sources and what people stated make one origin, each with its reason', async () => {
  const facts = { ...asOf, measure: 'count-homes', value: 12 };
  const [one, two, three, four] = [
    made(paper, facts),
    made(other, facts),
    made(paper, facts),
    made(other, facts),
  ];
  await keep(one, two, three, four);
  assert.equal(
    (await originsFor(one.id)).supporting.length,
    2,
    'one for each paper, which names nobody else',
  );
  const relation = {
    item_id: one.itemId,
    other_item_id: two.itemId,
    kind: 'near-duplicate',
    score: 0.9,
    found_at: nowUtc(),
  };
  const entry: EntryDraft = {
    kind: 'item-received',
    subject: { table: 'item', id: one.itemId },
    compartmentId,
    rows: [put('item_relation', relation)],
  };
  await db.tx(by, (tx) => record(tx, by, [entry]));
  const { supporting } = await originsFor(one.id);
  assert.deepEqual(
    supporting.map(({ claimIds, joins }) => [claimIds.length, joins.map(({ basis }) => basis)]),
    [[4, ['near-duplicate', 'citation', 'citation']]],
  );
  assert.deepEqual(await codes(one.id), ['same-origin-likely']);
  const withdrawn = await db.tx(by, async (tx) => {
    await linkClaims(tx, by, one.id, { otherId: whole.id, relation: 'contradicts', reason: 'another thing' });
    await withdrawClaim(tx, by, four.id, 'coded twice');
    return checksOf(tx, four.id);
  });
  assert.deepEqual(withdrawn, { checks: [], supporting: [], contradicting: [], compared: 0, hasMore: false });
  const after = await originsFor(one.id);
  assert.deepEqual(
    after.supporting.map(({ claimIds }) => claimIds.length),
    [3],
  );
  assert.deepEqual(
    after.contradicting.map(({ claimIds }) => claimIds),
    [[whole.id]],
  );
});

test('of very many claims the newest are looked at, quickly, and it is said that there were more', async () => {
  const at = (n: number): string => new Date(Date.UTC(2022, 0, 1) + n * 60_000).toISOString();
  const many = Array.from({ length: COMPARED_MAX + 100 }, (_, n) =>
    made(
      n % 2 === 0 ? paper : other,
      {
        ...asOf,
        as_of: `20${10 + (n % 20)}`,
        measure: 'count-heritage-objects',
        value: n,
        speaker: `speaker ${n % 50}`,
      },
      { madeAt: at(n) },
    ),
  );
  for (let from = 0; from < many.length; from += 300) await keep(...many.slice(from, from + 300));
  const [newest] = many.slice(-1);
  assert.ok(newest);
  await checks(newest.id);
  const start = performance.now();
  const found = await checks(newest.id, reader);
  const tookMs = performance.now() - start;
  assert.deepEqual([found.compared, found.hasMore], [COMPARED_MAX, true]);
  // A generous bound on a machine that does other things as well; usually a few tenths of a second.
  assert.ok(tookMs < 4_000, `${Math.round(tookMs)} ms`);
});

test('dates mean the same days as in the database, but for open ends and uncertain ones', async () => {
  const dates =
    '2020 2021-05 2021-02 2020-02 2021-05-03 2020-02-29 2021-02-29 2021-13 2021-00 2021-05-00 0000 0001 201X 20XX 2020-XX 2020-XX-XX 2020-05-XX 201X-05 2021-05-03T10:00:00Z soon 2020/2021 2020-05/2020-06-03 2020-05-03/2020-05'.split(
      ' ',
    );
  const { rows } = await db.tx(by, (tx) =>
    sql<{ edtf: string; first: string | null; last: string | null }>`
      select edtf, edtf_first(edtf)::text as first, edtf_last(edtf)::text as last from unnest(${dates}::text[]) edtf`.execute(
      tx,
    ),
  );
  const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
  for (const { edtf, first, last } of rows) {
    const days = daysOf(edtf);
    assert.deepEqual(days ? [dayText(days.first), dayText(days.last)] : [null, null], [first, last], edtf);
  }
  assert.equal(rows.length, dates.length);
});
