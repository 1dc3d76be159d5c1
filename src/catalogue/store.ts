import { sql } from 'kysely';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';

/** The whole row of an item, by id or serial; null when there is none that may be seen. */
export async function findItem(
  tx: Tx,
  by: { id: string } | { serial: string },
): Promise<LedgeredRow<'item'> | null> {
  const query = tx.selectFrom('item').selectAll();
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('serial', '=', by.serial)
  ).executeTakeFirst();
  return row ?? null;
}

/**
 * Serial and title of those of the items that the identity of `tx` may see, by id. The title of a sealed one is null: shown
 * in passing, it would be a read that nobody recorded.
 */
export async function itemNames(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { serial: string; title: string | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('item as i')
    .innerJoin('compartment as c', 'c.id', 'i.compartment_id')
    .select(['i.id', 'i.serial', 'i.title', 'c.is_sealed'])
    .where('i.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map(({ id, serial, title, is_sealed }) => [id, { serial, title: is_sealed ? null : title }]),
  );
}

/** The item, refusing with NOT_FOUND. */
export async function getItem(tx: Tx, by: { id: string } | { serial: string }): Promise<LedgeredRow<'item'>> {
  const item = await findItem(tx, by);
  if (!item) throw new AppError('NOT_FOUND', { what: 'item', id: 'id' in by ? by.id : by.serial });
  return item;
}

/**
 * The row of an item as it is now, kept from changing until the transaction ends. Rows are written whole, so whoever
 * changes one reads it through this: two changes at once are then made one after the other, and neither is lost.
 */
export async function lockItem(tx: Tx, id: string): Promise<LedgeredRow<'item'>> {
  const row = await tx.selectFrom('item').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { what: 'item', id });
  return row;
}

/** `lockItem` for many, in the order of their ids, so that two who lock the same ones do not wait for each other for ever. */
export async function lockItems(tx: Tx, ids: readonly string[]): Promise<LedgeredRow<'item'>[]> {
  return tx
    .selectFrom('item')
    .selectAll()
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Tags of items, by item; those without any are missing. */
export async function tagsAmong(tx: Tx, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx
    .selectFrom('item_tag')
    .select(['item_id', 'tag'])
    .where(sql<boolean>`item_id = any (${[...ids]}::uuid[])`)
    .orderBy('tag')
    .execute();
  const tags = new Map<string, Set<string>>();
  for (const { item_id: id, tag } of rows) tags.set(id, (tags.get(id) ?? new Set()).add(tag));
  return tags;
}

/** Items of a compartment that have these bytes, by digest. */
export async function itemsWithBytes(
  tx: Tx,
  compartmentId: string,
  sha256: readonly string[],
): Promise<Map<string, { id: string; serial: string }>> {
  const rows = await tx
    .selectFrom('item')
    .select(['id', 'serial', 'sha256'])
    .where('compartment_id', '=', compartmentId)
    .where(sql<boolean>`sha256 = any (${[...sha256]}::text[])`)
    .execute();
  return new Map(rows.map(({ id, serial, sha256: digest }) => [digest, { id, serial }]));
}

/** Of these receipts of one batch, those that are recorded already, as `path\0itemId`. */
export async function recordedReceipts(
  tx: Tx,
  batchId: string,
  paths: readonly string[],
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('provenance')
    .select(['original_path', 'item_id'])
    .where('batch_id', '=', batchId)
    .where(sql<boolean>`original_path = any (${[...paths]}::text[])`)
    .execute();
  return new Set(rows.map((row) => `${row.original_path}\u0000${row.item_id}`));
}

/**
 * Everything kept about how items came to us, by their ids: one row per receipt, oldest first, with its batch and source. What was
 * stated in a compartment that may not be seen (the item was moved since) is null.
 */
export async function provenanceOfEach(tx: Tx, itemIds: readonly string[]) {
  const rows = await tx
    .selectFrom('provenance as p')
    .leftJoin('intake_batch as b', 'b.id', 'p.batch_id')
    .leftJoin('source as s', 's.id', 'b.source_id')
    .leftJoin('person as r', 'r.id', 'b.received_by')
    .leftJoin('item as box', 'box.id', 'p.container_item_id')
    .select([
      'p.item_id as itemId',
      'p.id',
      'p.original_path as originalPath',
      'p.modified_at as modifiedAt',
      'p.received_at as receivedAt',
      'p.capture',
      'box.serial as containerSerial',
      'b.label',
      'b.obtained_from as obtainedFrom',
      'b.obtained_how as obtainedHow',
      'b.obtained_at as obtainedAt',
      'b.conditions',
      'b.language',
      'b.restrictions',
      's.name as sourceName',
      's.kind as sourceKind',
      's.affiliation as sourceAffiliation',
      's.reliability as sourceReliability',
      'r.name as receivedBy',
    ])
    .where(sql<boolean>`p.item_id = any (${[...itemIds]}::uuid[])`)
    .orderBy('p.received_at')
    .orderBy('p.id')
    .execute();
  const receipts = rows.map(({ itemId, ...receipt }) => ({ itemId, receipt }));
  return new Map(
    [...Map.groupBy(receipts, ({ itemId }) => itemId)].map(([itemId, of]) => [
      itemId,
      of.map(({ receipt }) => receipt),
    ]),
  );
}

/** `provenanceOfEach` for one item. */
export async function provenanceOf(tx: Tx, itemId: string) {
  return (await provenanceOfEach(tx, [itemId])).get(itemId) ?? [];
}

/** Copies of an item, the evidentiary one first. */
export async function copiesOf(tx: Tx, itemId: string): Promise<LedgeredRow<'copy'>[]> {
  return tx
    .selectFrom('copy')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('created_at')
    .orderBy('page')
    .execute();
}

/** Runs of tools on an item, oldest first. */
export async function derivationsOf(tx: Tx, itemId: string): Promise<LedgeredRow<'derivation'>[]> {
  return tx
    .selectFrom('derivation')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('started_at')
    .execute();
}

/** Findings on an item, open ones first. */
export async function findingsOf(tx: Tx, itemId: string): Promise<LedgeredRow<'finding'>[]> {
  return tx
    .selectFrom('finding')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy(sql`cleared_at is not null`)
    .orderBy('found_at')
    .execute();
}

/** Findings of a batch that belong to no item: what could not be received at all. */
export async function batchFindings(tx: Tx, batchId: string): Promise<LedgeredRow<'finding'>[]> {
  return tx
    .selectFrom('finding')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('item_id', 'is', null)
    .orderBy('found_at')
    .execute();
}

/** Open findings on whatever a batch brought in, and on the batch itself, at most `limit`. */
export async function findingsOfBatch(
  tx: Tx,
  batchId: string,
  limit: number,
): Promise<LedgeredRow<'finding'>[]> {
  return tx
    .selectFrom('finding as f')
    .selectAll()
    .where('f.cleared_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('f.batch_id', '=', batchId),
        eb.exists(
          eb
            .selectFrom('provenance as p')
            .select('p.id')
            .where('p.batch_id', '=', batchId)
            .whereRef('p.item_id', '=', 'f.item_id'),
        ),
      ]),
    )
    .orderBy('f.found_at')
    .limit(limit)
    .execute();
}

/** Items related to this one, either way round, the closest first. */
export async function relationsOf(tx: Tx, itemId: string) {
  return tx
    .selectFrom('item_relation as r')
    .innerJoin('item as o', (join) =>
      join.on(
        sql<boolean>`o.id = case when r.item_id = ${itemId}::uuid then r.other_item_id else r.item_id end`,
      ),
    )
    .select([
      'o.id',
      'o.serial',
      'o.title',
      'r.kind',
      'r.score',
      sql<boolean>`r.item_id = ${itemId}::uuid`.as('outgoing'),
    ])
    .where((eb) => eb.or([eb('r.item_id', '=', itemId), eb('r.other_item_id', '=', itemId)]))
    .orderBy('r.score', 'desc')
    .orderBy('o.serial')
    .execute();
}

/** The items that came inside this one (a message, an archive), by the path they had in it; 500 at most. */
export async function membersOf(tx: Tx, itemId: string) {
  return tx
    .selectFrom('provenance as p')
    .innerJoin('item as o', 'o.id', 'p.item_id')
    .select(['o.id', 'o.serial', 'o.title'])
    .where('p.container_item_id', '=', itemId)
    .groupBy(['o.id', 'o.serial', 'o.title'])
    .orderBy((eb) => eb.fn.min('p.original_path'))
    .limit(500)
    .execute();
}

/** The source of this name in a compartment, or null; by the name of its identity for those who may see that. */
export async function findSource(
  tx: Tx,
  caseId: string,
  compartmentId: string,
  name: string,
): Promise<LedgeredRow<'source'> | null> {
  const row = await tx
    .selectFrom('source')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('compartment_id', '=', compartmentId)
    .where((eb) =>
      eb.or([
        eb('name', '=', name),
        eb(
          'pseudonym',
          'in',
          eb
            .selectFrom('source_identity as i')
            .select('i.pseudonym')
            .where('i.case_id', '=', caseId)
            .where('i.name', '=', name),
        ),
      ]),
    )
    .executeTakeFirst();
  return row ?? null;
}

/** Sources of a case, by name, with how many items came from each. */
export async function listSources(tx: Tx, caseId: string) {
  return tx
    .selectFrom('source as s')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('item_total')
          .select((c) => ['source_id', c.fn.sum<number>('n').as('items')])
          .groupBy('source_id')
          .as('c'),
      (join) => join.onRef('c.source_id', '=', 's.id'),
    )
    .select([
      's.id',
      's.name',
      's.kind',
      's.affiliation',
      's.reliability',
      's.organisation_id as organisationId',
      's.pseudonym',
      sql<boolean>`s.pseudonym is not null`.as('isProtected'),
      sql<boolean>`coalesce(sees_identity(s.id), false)`.as('seesIdentity'),
      's.note',
      's.compartment_id as compartmentId',
      sql<number>`coalesce(c.items, 0)::bigint`.as('items'),
    ])
    .where('s.case_id', '=', caseId)
    .orderBy('s.name')
    .execute();
}

/** The row of a source, refusing with NOT_FOUND. */
export async function getSource(tx: Tx, id: string): Promise<LedgeredRow<'source'>> {
  const row = await tx.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { what: 'source', id });
  return row;
}

/** The same, kept from changing until the transaction ends. */
export async function lockSource(tx: Tx, id: string): Promise<LedgeredRow<'source'>> {
  const row = await tx.selectFrom('source').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { what: 'source', id });
  return row;
}

/** The batch with this fingerprint, or null. */
export async function findBatch(
  tx: Tx,
  caseId: string,
  fingerprint: string,
): Promise<LedgeredRow<'intake_batch'> | null> {
  const row = await tx
    .selectFrom('intake_batch')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row ?? null;
}

/** The titles and serials for ids, in no particular order; ids that may not be seen are missing. */
export async function itemsByIds(
  tx: Tx,
  ids: readonly string[],
): Promise<
  {
    id: string;
    serial: string;
    title: string;
    compartment_id: string;
    kind: string | null;
    case_id: string;
  }[]
> {
  return tx
    .selectFrom('item')
    .select(['id', 'serial', 'title', 'compartment_id', 'kind', 'case_id'])
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute();
}

/** Every item id after `after`, in order, for jobs that go through the whole archive. */
export async function itemIdsAfter(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  let query = tx.selectFrom('item').select('id').orderBy('id').limit(limit);
  if (after !== null) query = query.where('id', '>', after);
  return (await query.execute()).map((row) => row.id);
}
