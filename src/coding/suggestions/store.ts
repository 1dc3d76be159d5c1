import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { Tally } from '#suggest';

type Left = LedgeredRow<'suggestion_left'>;
type Taken = LedgeredRow<'suggestion_taken'>;

/** What was left of an item and not restored. */
export async function leftOf(tx: Tx, itemId: string): Promise<Left[]> {
  return tx
    .selectFrom('suggestion_left')
    .selectAll()
    .where('item_id', '=', itemId)
    .where('restored_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** What was taken of an item and made a claim that stands and may be seen. */
export async function takenOf(tx: Tx, itemId: string): Promise<Taken[]> {
  return tx
    .selectFrom('suggestion_taken as t')
    .innerJoin('claim as c', 'c.id', 't.claim_id')
    .selectAll('t')
    .where('t.item_id', '=', itemId)
    .where('c.withdrawn_at', 'is', null)
    .orderBy('t.made_at')
    .orderBy('t.id')
    .execute();
}

/** Everything that was answered of these items, restored and withdrawn too. */
export async function allAnswersOf(
  tx: Tx,
  itemIds: readonly string[],
): Promise<{ readonly left: Left[]; readonly taken: Taken[] }> {
  return {
    left: await tx
      .selectFrom('suggestion_left')
      .selectAll()
      .where('item_id', 'in', [...itemIds])
      .execute(),
    taken: await tx
      .selectFrom('suggestion_taken')
      .selectAll()
      .where('item_id', 'in', [...itemIds])
      .execute(),
  };
}

/** A suggestion that was left, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockLeft(tx: Tx, id: string): Promise<Left | null> {
  return (
    (await tx
      .selectFrom('suggestion_left')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) ?? null
  );
}

/** From which suggestion a claim was made; null when from none. */
export async function takenFor(tx: Tx, claimIds: readonly string[]): Promise<Taken[]> {
  if (claimIds.length === 0) return [];
  return tx
    .selectFrom('suggestion_taken')
    .selectAll()
    .where('claim_id', 'in', [...claimIds])
    .execute();
}

/** How often the like of it was answered, by likeness, and by kind and rule as `kind\0rule`. */
export interface Tallies {
  readonly same: ReadonlyMap<string, Tally>;
  readonly rule: ReadonlyMap<string, Tally>;
}

/** How often these were answered in a case, as far as the identity of `tx` sees. */
export async function talliesOf(
  tx: Tx,
  caseId: string,
  like: { readonly likenesses: readonly string[]; readonly rules: readonly string[] },
): Promise<Tallies> {
  const answers = sql`
    select likeness, kind, rule, true as is_left from suggestion_left where case_id = ${caseId} and restored_at is null
    union all
    select t.likeness, t.kind, t.rule, false from suggestion_taken t join claim c on c.id = t.claim_id
    where t.case_id = ${caseId} and c.withdrawn_at is null`;
  type Row = { key: string } & Tally;
  const counted = sql`count(*) filter (where is_left) as "left", count(*) filter (where not is_left) as taken`;
  const same = await sql<Row>`
    select likeness as key, ${counted} from (${answers}) a
    where likeness = any (${[...like.likenesses]}::text[]) group by 1`.execute(tx);
  const rule = await sql<Row>`
    select kind || ' ' || rule as key, ${counted} from (${answers}) a
    where rule = any (${[...like.rules]}::text[]) group by 1`.execute(tx);
  const asMap = (rows: readonly Row[]): Map<string, Tally> =>
    new Map(rows.map(({ key, left, taken }) => [key, { left, taken }]));
  return { same: asMap(same.rows), rule: asMap(rule.rows) };
}
