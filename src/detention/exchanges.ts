import { thingsNamed } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, nowUtc, parseSerial } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import { handoverBySerial } from '#mines';
import { recorded, standing } from './entries.ts';
import { dated, optional, recordCalled, required, wrong } from './model.ts';
import type { ExchangeClaim, ExchangeClaimFacts, PartFacts, Person } from './model.ts';
import { claimOf, detentionBySerial, partOf, partsIn } from './store.ts';

const COUNT_MAX = 2 ** 31 - 1;

/** What is named by a serial: a record of this kind, or a handover. Errors INVALID_INPUT, NOT_FOUND. */
async function givenIn(tx: Tx, caseId: string, { kind, serial: typed }: PartFacts) {
  const nothing = { record_id: null, handover_id: null };
  if (typed === null) {
    if (kind !== 'remains') throw wrong('the-given-part', 'part-needs-record');
    return nothing;
  }
  const serial = parseSerial(typed);
  if (kind === 'map') {
    const found = serial && (await handoverBySerial(tx, serial));
    if (!found || found.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'handover', id: typed });
    return { ...nothing, handover_id: found.id };
  }
  const found = serial && (await detentionBySerial(tx, serial));
  const wanted = kind === 'person' ? 'detention' : 'missing';
  if (!found || found.case_id !== caseId || found.kind !== wanted)
    throw new AppError('NOT_FOUND', { what: 'record of detention', id: typed });
  if (found.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: recordCalled(found) });
  return { ...nothing, record_id: found.id };
}

/** Adds what a side of an exchange gave. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addPart(tx: Tx, by: Person, exchangeId: string, facts: PartFacts): Promise<string> {
  const row = await standing(tx, exchangeId, 'exchange');
  const given = await givenIn(tx, row.case_id, facts);
  const note = optional('the-given-part', facts.note, 1000);
  if (given.record_id === null && given.handover_id === null && note === null)
    throw wrong('the-given-part', 'part-needs-record');
  const there = await partsIn(tx, [exchangeId]);
  const isThere = there.some(
    (one) =>
      one.side === facts.side &&
      ((given.record_id !== null && one.record_id === given.record_id) ||
        (given.handover_id !== null && one.handover_id === given.handover_id)),
  );
  if (isThere) throw wrong('the-given-part', 'given-already');
  const put: LedgeredRow<'exchange_part'> = {
    id: newId(),
    exchange_id: exchangeId,
    side: facts.side,
    kind: facts.kind,
    ...given,
    note,
    made_by: by.personId,
    made_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'exchange_part', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'exchange-part-added', row, rows });
  return put.id;
}

/** Takes a part from an exchange, with a reason; the record or handover stays. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function takePart(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const there = await partOf(tx, id);
  if (!there) throw new AppError('NOT_FOUND', { what: 'record of detention', id });
  const row = await standing(tx, there.exchange_id, 'exchange');
  const rows: RowChange[] = [{ table: 'exchange_part', op: 'remove', row: { id } }];
  await recorded(tx, by, { kind: 'exchange-part-removed', row, rows, reason });
}

/** Records what somebody says of an exchange. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addExchangeClaim(
  tx: Tx,
  by: Person,
  exchangeId: string,
  facts: ExchangeClaimFacts,
): Promise<string> {
  const row = await standing(tx, exchangeId, 'exchange');
  const { value, measure } = facts;
  if (measure === 'characterisation' && value !== null)
    throw wrong('the-exchange-claim', 'a-word-is-no-number');
  if (value !== null && (!Number.isInteger(value) || value < 0 || value > COUNT_MAX))
    throw wrong('the-exchange-claim', 'not-a-whole-number');
  const put: ExchangeClaim = {
    id: newId(),
    exchange_id: exchangeId,
    side: facts.side,
    measure,
    value,
    words: required('the-exchange-claim', facts.words, 2000),
    claimant: required('the-exchange-claimant', facts.claimant, 300),
    as_of: dated('the-exchange-claim-day', facts.asOf),
    claim_id:
      facts.claimId === null
        ? null
        : ((await thingsNamed(tx, row.case_id, { claimIds: [facts.claimId] }))[0]?.claim_id ?? null),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [{ table: 'exchange_claim', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'exchange-claimed', row, rows });
  return put.id;
}

/** Withdraws what is recorded of what somebody says; it stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawExchangeClaim(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const there = await claimOf(tx, id);
  if (!there) throw new AppError('NOT_FOUND', { what: 'claim', id });
  const row = await standing(tx, there.exchange_id, 'exchange');
  if (there.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: recordCalled(row) });
  const put = { ...there, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows: RowChange[] = [{ table: 'exchange_claim', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'exchange-claim-withdrawn', row, rows, reason });
}
