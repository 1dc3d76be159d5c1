import { findItem } from '#catalogue';
import { findClaim } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, newSerial, nowUtc, parseSerial } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import { openPlace, recorded, standingHandover } from './entries.ts';
import { dated, handoverCalled, optional, required, wrong } from './model.ts';
import type { Handover, HandoverClaimFacts, HandoverFacts, HandoverItemFacts, Person } from './model.ts';
import { claimOf, itemOf, itemsIn } from './store.ts';

const MEDIATORS_MAX = 20;
const COUNT_MAX = 2 ** 31 - 1;

/** The columns of what is said of a handover. Error INVALID_INPUT. */
function checked(facts: HandoverFacts) {
  if (facts.through.length > MEDIATORS_MAX) throw wrong('who-mediated', 'most-mediators');
  return {
    title: required('the-handover-title', facts.title, 300),
    given_by: optional('who-gave', facts.givenBy, 300),
    received_by: optional('who-received', facts.receivedBy, 300),
    through: facts.through.map((one) => required('who-mediated', one, 300)),
    dated: dated('the-handover-day', facts.dated),
    in_exchange: optional('in-exchange-for', facts.inExchange, 4000),
    custodian: optional('the-custodian', facts.custodian, 300),
  };
}

const count = (given: number | null): number | null => {
  if (given !== null && (!Number.isInteger(given) || given < 0 || given > COUNT_MAX))
    throw wrong('the-claimed-figure', 'not-a-count');
  return given;
};

/** Records a handover, in a compartment that `by` is a member of. Errors INVALID_INPUT, NOT_FOUND. */
export async function makeHandover(
  tx: Tx,
  by: Person,
  given: { readonly caseId: string; readonly compartmentId?: string; readonly facts: HandoverFacts },
): Promise<Handover> {
  const row: Handover = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: await openPlace(tx, given.caseId, given.compartmentId),
    serial: newSerial(),
    ...checked(given.facts),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [{ table: 'handover', op: 'put', row }];
  await recorded(tx, by, { kind: 'handover-made', table: 'handover', row, rows });
  return row;
}

/** Changes what is said of a handover, of the version that was looked at. Errors as `makeHandover`, CODING_WITHDRAWN, CONFLICT. */
export async function changeHandover(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<HandoverFacts> },
): Promise<Handover> {
  const before = await standingHandover(tx, id);
  if (change.version !== String(before.version))
    throw new AppError('CONFLICT', { what: handoverCalled(before) });
  const row: Handover = {
    ...before,
    ...checked({
      title: before.title,
      givenBy: before.given_by,
      receivedBy: before.received_by,
      through: before.through,
      dated: before.dated,
      inExchange: before.in_exchange,
      custodian: before.custodian,
      ...change.facts,
    }),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'handover', op: 'put', row }];
  await recorded(tx, by, { kind: 'handover-changed', table: 'handover', row, rows });
  return row;
}

/** Withdraws a handover; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawHandover(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const before = await standingHandover(tx, id);
  const row: Handover = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows: RowChange[] = [{ table: 'handover', op: 'put', row }];
  await recorded(tx, by, { kind: 'handover-withdrawn', table: 'handover', row, rows, reason });
}

/** Puts an item with a handover, as a sheet or as the receipt of it; one that is there is described anew. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function putHandoverItem(
  tx: Tx,
  by: Person,
  handoverId: string,
  facts: HandoverItemFacts,
): Promise<string> {
  const row = await standingHandover(tx, handoverId);
  const serial = parseSerial(facts.serial);
  const item = serial && (await findItem(tx, { serial }));
  if (!item || item.case_id !== row.case_id)
    throw new AppError('NOT_FOUND', { what: 'item', id: facts.serial });
  const there = (await itemsIn(tx, [handoverId])).find((one) => one.item_id === item.id);
  const put: LedgeredRow<'handover_item'> = {
    id: there?.id ?? newId(),
    handover_id: handoverId,
    item_id: item.id,
    kind: facts.kind,
    sheet_number: optional('the-sheet-number', facts.sheetNumber, 100),
    sheet_date: dated('the-sheet-day', facts.sheetDate),
    devices: count(facts.devices),
    note: optional('the-sheet-note', facts.note, 1000),
    made_by: by.personId,
    made_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'handover_item', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'handover-item-added', table: 'handover', row, rows });
  return put.id;
}

/** Takes an item from a handover, with a reason; the item stays. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function takeHandoverItem(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const there = await itemOf(tx, id);
  if (!there) throw new AppError('NOT_FOUND', { what: 'sheet', id });
  const row = await standingHandover(tx, there.handover_id);
  const rows: RowChange[] = [{ table: 'handover_item', op: 'remove', row: { id } }];
  await recorded(tx, by, { kind: 'handover-item-removed', table: 'handover', row, rows, reason });
}

/** Records what somebody says of a handover. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addHandoverClaim(
  tx: Tx,
  by: Person,
  handoverId: string,
  facts: HandoverClaimFacts,
): Promise<string> {
  const row = await standingHandover(tx, handoverId);
  if (facts.measure === 'quality' && facts.value !== null)
    throw wrong('the-claimed-figure', 'quality-is-words');
  if (facts.claimId !== null) {
    const claim = await findClaim(tx, facts.claimId);
    if (claim?.case_id !== row.case_id) throw new AppError('NOT_FOUND', { what: 'claim', id: facts.claimId });
    if (claim.withdrawn_at !== null)
      throw new AppError('CODING_WITHDRAWN', { what: claim.body.slice(0, 80) });
  }
  const put: LedgeredRow<'handover_claim'> = {
    id: newId(),
    handover_id: handoverId,
    measure: facts.measure,
    value: count(facts.value),
    words: required('the-claimed-words', facts.words, 2000),
    claimant: required('the-claimant', facts.claimant, 300),
    as_of: dated('the-claimed-day', facts.asOf),
    definition: optional('the-definition', facts.definition, 2000),
    claim_id: facts.claimId,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [{ table: 'handover_claim', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'handover-claimed', table: 'handover', row, rows });
  return put.id;
}

/** Withdraws what is recorded of what somebody says; it stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawHandoverClaim(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const there = await claimOf(tx, id);
  if (!there) throw new AppError('NOT_FOUND', { what: 'claim', id });
  const row = await standingHandover(tx, there.handover_id);
  if (there.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: handoverCalled(row) });
  const put = { ...there, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows: RowChange[] = [{ table: 'handover_claim', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'handover-claim-withdrawn', table: 'handover', row, rows, reason });
}
