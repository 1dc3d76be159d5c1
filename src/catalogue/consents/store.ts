import { sql } from 'kysely';
import type { Tx } from '#db';
import { nowUtc } from '#kernel';
import type { LedgeredRow } from '#ledger';
import {
  barOf,
  type Bar,
  type ConsentTerms,
  type ItemStanding,
  type WantedUse,
  type WithdrawalCause,
} from './model.ts';

/** The withdrawal of an item that stands, kept from changing until the transaction ends; null while the item may be used. */
export async function lockWithdrawal(tx: Tx, itemId: string): Promise<LedgeredRow<'item_withdrawal'> | null> {
  const row = await tx
    .selectFrom('item_withdrawal')
    .selectAll()
    .where('item_id', '=', itemId)
    .where('restored_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** That an item was withdrawn, and perhaps restored since. */
export interface WithdrawalLine {
  readonly id: string;
  readonly cause: WithdrawalCause;
  readonly reason: string;
  readonly withdrawnBy: string;
  readonly withdrawnAt: string;
  readonly restoredBy: string | null;
  readonly restoredAt: string | null;
  readonly restoredReason: string | null;
}

/** Withdrawals of an item, the newest first. */
export async function withdrawalsOf(tx: Tx, itemId: string): Promise<WithdrawalLine[]> {
  const { rows } = await sql<WithdrawalLine>`
    select w.id, w.cause, w.reason, p.name as "withdrawnBy", w.withdrawn_at as "withdrawnAt",
      r.name as "restoredBy", w.restored_at as "restoredAt", w.restored_reason as "restoredReason"
    from item_withdrawal w join person p on p.id = w.withdrawn_by left join person r on r.id = w.restored_by
    where w.item_id = ${itemId} order by w.withdrawn_at desc, w.id desc`.execute(tx);
  return rows;
}

/** One consent as it is read. */
export interface ConsentLine extends ConsentTerms {
  readonly id: string;
  /** Serial of the item that it was recorded of: this one, or one that it came inside. */
  readonly serial: string;
  /** YYYY-MM-DD, or null where it is not known. */
  readonly givenOn: string | null;
  readonly informedBy: string | null;
  readonly interpreter: string | null;
  readonly witness: string | null;
  readonly note: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnOn: string | null;
  readonly withdrawnReason: string | null;
}

// Consent to a box is consent to what lies in it.
const BOXES = sql`
  box (id, holder) as (
    select id, id from own
    union
    select b.id, p.container_item_id from box b join provenance p on p.item_id = b.holder where p.container_item_id is not null
  )`;

/** Consents that an item rests on, recorded of it or of what it came inside; those that stand first, the newest first. */
export async function consentsOf(tx: Tx, itemId: string): Promise<ConsentLine[]> {
  const { rows } = await sql<ConsentLine>`
    with recursive own (id) as (select ${itemId}::uuid), ${BOXES}
    select c.id, i.serial, c.basis, c.purposes, c.forums, c.anonymity, c.given_on as "givenOn", c.expires_on as "expiresOn",
      c.informed_by as "informedBy", c.interpreter, c.witness, c.note, p.name as "madeBy", c.made_at as "madeAt",
      c.withdrawn_at is not null as "isWithdrawn", c.withdrawn_at as "withdrawnAt", c.withdrawn_on as "withdrawnOn",
      c.withdrawn_reason as "withdrawnReason"
    from box b join consent c on c.item_id = b.holder join item i on i.id = c.item_id join person p on p.id = c.made_by
    order by c.withdrawn_at is not null, c.made_at desc, c.id desc`.execute(tx);
  return rows;
}

/** A consent by its id, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockConsent(tx: Tx, id: string): Promise<LedgeredRow<'consent'> | null> {
  const row = await tx.selectFrom('consent').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** What decides on the use of items, of those that anything is to be decided of. */
async function standingOf(tx: Tx, itemIds: readonly string[]): Promise<Map<string, ItemStanding>> {
  const { rows } = await sql<
    Omit<ItemStanding, 'consents'> & { id: string; consents: ConsentTerms[] | null }
  >`
    with recursive own (id) as (select unnest(${[...itemIds]}::uuid[])), ${BOXES},
    gone (item_id, holder) as (
      select item_id, item_id from item_withdrawal where restored_at is null
      union
      select g.item_id, p.container_item_id from gone g join provenance p on p.item_id = g.holder
        where p.container_item_id is not null
    ),
    person_kind (id) as (
      values ('person'), ('srck-person') union select t.id from term t join person_kind k on t.parent = k.id where t.list = 'source-kind'
    ),
    agreed (id, consents) as (
      select b.id, jsonb_agg(jsonb_build_object('basis', c.basis, 'purposes', c.purposes, 'forums', c.forums,
        'anonymity', c.anonymity, 'expiresOn', c.expires_on, 'isWithdrawn', c.withdrawn_at is not null))
      from box b join consent c on c.item_id = b.holder group by b.id
    ),
    known as (
      select o.id, exists (select from gone g where g.item_id = o.id) as "isWithdrawn",
        exists (select from gone g where g.holder = o.id and g.item_id <> o.id) as "holdsWithdrawn",
        s.id is null or s.pseudonym is not null or s.kind in (select id from person_kind) as "isOfPerson",
        s.pseudonym is not null as "isSourceProtected", a.consents
      from own o join item i on i.id = o.id left join source s on s.id = i.source_id left join agreed a on a.id = o.id
    )
    select * from known where "isWithdrawn" or "holdsWithdrawn" or "isOfPerson" or consents is not null`.execute(
    tx,
  );
  return new Map(rows.map(({ id, consents, ...rest }) => [id, { ...rest, consents: consents ?? [] }]));
}

/** Why items may not be used, by item and use by use, null where they may be; items that may be used in all of these ways are missing. They are ones that may be seen. */
export async function barsOf(
  tx: Tx,
  itemIds: readonly string[],
  uses: readonly WantedUse[],
): Promise<Map<string, readonly (Bar | null)[]>> {
  const standings = [...(await standingOf(tx, itemIds))];
  const bars = standings.map(([id, standing]) => [id, uses.map((use) => barOf(standing, use))] as const);
  return new Map(bars.filter(([, own]) => own.some((bar) => bar !== null)));
}

/** What one item may be used for today: why it may not be preserved, published, or shared with each of these forums (by their ids); null where it may. */
export async function useOfItem(
  tx: Tx,
  itemId: string,
  forums: readonly string[],
): Promise<{
  readonly preserve: Bar | null;
  readonly publish: Bar | null;
  readonly share: readonly { readonly forum: string; readonly bar: Bar | null }[];
}> {
  const on = nowUtc().slice(0, 10);
  const bars = await barsOf(
    tx,
    [itemId],
    [
      { purpose: 'preserve', forum: null, on },
      { purpose: 'publish', forum: null, on },
      ...forums.map((forum) => ({ purpose: 'share', forum, on }) as const),
    ],
  );
  const [preserve = null, publish = null, ...share] = bars.get(itemId) ?? [];
  return { preserve, publish, share: forums.map((forum, at) => ({ forum, bar: share[at] ?? null })) };
}

/** That an item is withdrawn, as lists say it. */
export interface StandingWithdrawal extends Pick<
  WithdrawalLine,
  'id' | 'cause' | 'reason' | 'withdrawnAt' | 'withdrawnBy'
> {
  readonly withdrawnById: string;
}

/** Of these items those that are withdrawn, with when and why. */
export async function withdrawalsAmong(
  tx: Tx,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, StandingWithdrawal>> {
  const { rows } = await sql<StandingWithdrawal & { readonly itemId: string }>`
    select w.item_id as "itemId", w.id, w.cause, w.reason, w.withdrawn_at as "withdrawnAt", p.id as "withdrawnById", p.name as "withdrawnBy"
    from item_withdrawal w join person p on p.id = w.withdrawn_by
    where w.restored_at is null and w.item_id = any (${[...itemIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ itemId, ...withdrawal }) => [itemId, withdrawal]));
}
