import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { ComplianceEvent, Obligation, Undertaking, undertakingKinds } from './model.ts';

/** An undertaking; null when there is none that may be seen. */
export async function findUndertaking(tx: Tx, id: string): Promise<Undertaking | null> {
  return (await tx.selectFrom('undertaking').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, kept from changing until the transaction ends. */
export async function lockUndertaking(tx: Tx, id: string): Promise<Undertaking | null> {
  return (
    (await tx.selectFrom('undertaking').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** An obligation, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockObligation(tx: Tx, id: string): Promise<Obligation | null> {
  return (
    (await tx.selectFrom('obligation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** What somebody said of one, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockEvent(tx: Tx, id: string): Promise<ComplianceEvent | null> {
  return (
    (await tx
      .selectFrom('compliance_event')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) ?? null
  );
}

/** Which undertakings of a case are listed: of a kind, and with a party of that name. */
export interface UndertakingFilter {
  readonly caseId: string;
  readonly kind?: (typeof undertakingKinds)[number];
  readonly party?: string;
}

/** Undertakings of a case that stand, the newest record first, at most `limit`, after one of them. */
export async function listUndertakings(
  tx: Tx,
  of: UndertakingFilter & {
    readonly limit: number;
    readonly after: { madeAt: string; id: string } | null;
  },
): Promise<Undertaking[]> {
  const { caseId, kind, party, limit, after } = of;
  let query = tx
    .selectFrom('undertaking')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (party !== undefined)
    query = query.where(sql<boolean>`parties @> ${JSON.stringify([{ name: party }])}::jsonb`);
  if (after !== null)
    query = query.where(sql<boolean>`(made_at, id) < (${after.madeAt}::timestamptz, ${after.id}::uuid)`);
  return query.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Most obligations, and most of what is said of them, that are shown and reckoned with together. */
export const OBLIGATIONS_MAX = 2_000;
export const EVENTS_MAX = 20_000;

/** Obligations of these undertakings that stand, in the order in which they were recorded. At most one more than OBLIGATIONS_MAX. */
export async function obligationsOf(tx: Tx, undertakingIds: readonly string[]): Promise<Obligation[]> {
  if (undertakingIds.length === 0) return [];
  return tx
    .selectFrom('obligation')
    .selectAll()
    .where('undertaking_id', 'in', [...undertakingIds])
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .limit(OBLIGATIONS_MAX + 1)
    .execute();
}

/** What was said of these obligations and stands, in the order of time, then as it was recorded. At most one more than EVENTS_MAX. */
export async function eventsOf(tx: Tx, obligationIds: readonly string[]): Promise<ComplianceEvent[]> {
  if (obligationIds.length === 0) return [];
  const { rows } = await sql<ComplianceEvent>`
    select * from compliance_event where obligation_id = any (${[...obligationIds]}::uuid[]) and withdrawn_at is null
    order by edtf_last(coalesce(said_on, happened_on)) nulls last, edtf_first(coalesce(said_on, happened_on)), made_at, id
    limit ${EVENTS_MAX + 1}`.execute(tx);
  return rows;
}

/** Names of parties that obligations of an undertaking and what is said of them use, as long as they stand. */
export async function namesInUse(tx: Tx, undertakingId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select owed_by as name from obligation where undertaking_id = ${undertakingId} and withdrawn_at is null
    union
    select e.side from compliance_event e join obligation o on o.id = e.obligation_id
    where o.undertaking_id = ${undertakingId} and o.withdrawn_at is null and e.withdrawn_at is null and e.side is not null
    order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}

/** The names of parties of undertakings of a case that stand, in the order of the alphabet, at most a hundred. */
export async function partyNames(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct p ->> 'name' as name from undertaking u, jsonb_array_elements(u.parties) p
    where u.case_id = ${caseId} and u.withdrawn_at is null order by 1 limit 100`.execute(tx);
  return rows.map(({ name }) => name);
}

/** The case of a step's proceeding and that proceeding; null when there is none that may be seen. */
export async function findStepOf(tx: Tx, id: string): Promise<{ proceeding_id: string } | null> {
  const row = await tx
    .selectFrom('step')
    .select('proceeding_id')
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** The proceeding in which an undertaking was ordered, and the step; null when there is none that may be seen. */
export interface ShownOrder {
  readonly proceeding_id: string;
  readonly proceeding_compartment_id: string;
  readonly title: string;
  readonly step_id: string | null;
  readonly step: string | null;
}

/** In which proceeding it was ordered; null where that is not said, or not for the reader. */
export async function orderOf(tx: Tx, undertakingId: string): Promise<ShownOrder | null> {
  const { rows } = await sql<ShownOrder>`
    select o.proceeding_id, p.compartment_id as proceeding_compartment_id, p.title, o.step_id, s.what as step
    from undertaking_order o join proceeding p on p.id = o.proceeding_id left join step s on s.id = o.step_id
    where o.undertaking_id = ${undertakingId}`.execute(tx);
  return rows[0] ?? null;
}

/** What shows the text of an undertaking, an obligation of it or an event, as far as it may be seen. */
export async function basesIn(
  tx: Tx,
  of: {
    readonly undertakingId: string;
    readonly obligationId: string | null;
    readonly eventId: string | null;
  },
): Promise<LedgeredRow<'undertaking_basis'>[]> {
  return tx
    .selectFrom('undertaking_basis')
    .selectAll()
    .where('undertaking_id', '=', of.undertakingId)
    .where(sql<boolean>`obligation_id is not distinct from ${of.obligationId}::uuid`)
    .where(sql<boolean>`event_id is not distinct from ${of.eventId}::uuid`)
    .execute();
}

/** An item, quote, claim or incident that shows something. What a sealed one says is null: shown in passing, it would be a read that nobody recorded. */
export interface ShownBasis {
  readonly id: string;
  readonly obligation_id: string | null;
  readonly event_id: string | null;
  /** Of an item, and of the item of a quote. */
  readonly serial: string | null;
  readonly item_id: string | null;
  readonly quote_id: string | null;
  readonly claim_id: string | null;
  readonly incident_id: string | null;
  /** What the quote, the claim or the title of the incident says. */
  readonly body: string | null;
  readonly is_sealed: boolean;
  /** That it was withdrawn since. */
  readonly is_withdrawn: boolean;
}

/** All that shows the text of an undertaking, its obligations and what is said of them, as far as it may be seen, as it was recorded. */
export async function basesOf(tx: Tx, undertakingId: string): Promise<ShownBasis[]> {
  const { rows } = await sql<ShownBasis>`
    select b.id, b.obligation_id, b.event_id, coalesce(i.serial, qi.serial) as serial, b.item_id, b.quote_id, b.claim_id, b.incident_id,
      case when not k.is_sealed then coalesce(q.exact, c.body, n.title) end as body, coalesce(k.is_sealed, false) as is_sealed,
      coalesce(q.withdrawn_at, c.withdrawn_at, n.withdrawn_at) is not null as is_withdrawn
    from undertaking_basis b
    left join item i on i.id = b.item_id
    left join quote q on q.id = b.quote_id left join item qi on qi.id = q.item_id
    left join claim c on c.id = b.claim_id
    left join incident n on n.id = b.incident_id
    left join compartment k on k.id = coalesce(q.compartment_id, c.compartment_id, n.compartment_id)
    where b.undertaking_id = ${undertakingId} order by b.made_at, b.id`.execute(tx);
  return rows;
}
