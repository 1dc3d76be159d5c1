import { caseOfCompartment, isSealed, rolesOf } from '#access';
import type { Identity, Tx } from '#db';
import type { Jobs } from '#jobs';
import { AppError, groupsOf, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import { findSource, findingsOf, getSource, itemsWithBytes, lockItems, tagsAmong } from './store.ts';

const about = (item: LedgeredRow<'item'>) => ({
  subject: { table: 'item' as const, id: item.id },
  compartmentId: item.compartment_id,
});

// The index holds an item's compartment and source: it is written anew.
async function reindex(tx: Tx, jobs: Jobs, ids: readonly string[]): Promise<void> {
  await jobs.enqueue(
    tx,
    'index',
    ids.map((itemId) => ({ data: { itemId } })),
  );
}

/** Puts tags on items and takes tags off them; what is so already stays, without an entry. `ids` are items that were opened. */
export async function tagItems(
  tx: Tx,
  by: Identity,
  ids: readonly string[],
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  const at = nowUtc();
  const held = await tagsAmong(tx, ids);
  const items = await lockItems(tx, ids);
  const drafts = items.flatMap((item): EntryDraft[] => {
    const has = held.get(item.id) ?? new Set<string>();
    const added = [...new Set(change.add)].filter((tag) => !has.has(tag));
    const removed = [...new Set(change.remove)].filter((tag) => has.has(tag));
    if (added.length + removed.length === 0) return [];
    const rows: RowChange[] = [
      ...added.map((tag): RowChange => ({
        table: 'item_tag',
        op: 'put',
        row: { item_id: item.id, tag, tagged_at: at },
      })),
      ...removed.map((tag): RowChange => ({
        table: 'item_tag',
        op: 'remove',
        row: { item_id: item.id, tag },
      })),
    ];
    const note = { added: added.join(', '), removed: removed.join(', ') };
    return [{ kind: 'item-tagged', ...about(item), rows, note }];
  });
  await record(tx, by, drafts);
}

/** The source of the same name in a compartment, or a draft that registers it there as it is here. */
async function sourceIn(
  tx: Tx,
  source: LedgeredRow<'source'>,
  compartmentId: string,
): Promise<{ id: string; drafts: EntryDraft[] }> {
  const known = await findSource(tx, source.case_id, compartmentId, source.name);
  if (known) return { id: known.id, drafts: [] };
  // A protected one stays so under its pseudonym; who it is lies where it lay.
  const row = { ...source, id: newId(), compartment_id: compartmentId, created_at: nowUtc() };
  return {
    id: row.id,
    drafts: [
      {
        kind: 'source-registered',
        subject: { table: 'source', id: row.id },
        compartmentId,
        rows: [{ table: 'source', op: 'put', row }],
      },
    ],
  };
}

const ROWS_PER_ENTRY = 50;

/** What else must move with an item: rows of rooms that build on this one, which it does not know. */
export type MovesAlong = (
  tx: Tx,
  item: LedgeredRow<'item'>,
  to: { readonly compartmentId: string; readonly sourceId: string },
) => Promise<RowChange[]>;

/**
 * Moves items into another compartment, with their findings and what `alongside` names; their source is registered there when it is not known yet.
 * Out of a sealed compartment only an owner moves anything. The entry stands in the compartment that they go to, and
 * one without rows in the one that they leave. Errors ACCESS_ROLE_NEEDED, CATALOGUE_ALREADY_THERE; NOT_FOUND for a
 * compartment that is not seen or is another case's.
 */
export async function moveItems(
  tx: Tx,
  by: Identity,
  jobs: Jobs,
  ids: readonly string[],
  to: { readonly compartmentId: string; readonly reason: string; readonly alongside?: MovesAlong },
): Promise<void> {
  const { compartmentId, reason, alongside } = to;
  const isTargetSealed = await isSealed(tx, compartmentId);
  const targetCase = await caseOfCompartment(tx, compartmentId);
  const moving = (await lockItems(tx, ids)).filter((item) => item.compartment_id !== compartmentId);
  if (isTargetSealed === null || moving.some((item) => item.case_id !== targetCase))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: compartmentId });
  const left = new Set(moving.map((item) => item.compartment_id));
  const sealed = new Map<string, boolean>();
  for (const id of left) sealed.set(id, (await isSealed(tx, id)) !== false);
  const isOwner = by.kind === 'service' || (await rolesOf(tx, by.personId)).includes('owner');
  if ([...sealed.values()].includes(true) && !isOwner)
    throw new AppError('ACCESS_ROLE_NEEDED', { role: 'owner' });
  const there = await itemsWithBytes(
    tx,
    compartmentId,
    moving.map(({ sha256 }) => sha256),
  );
  const sources = new Map<string, string>();
  for (const item of moving) {
    const same = there.get(item.sha256);
    if (same) throw new AppError('CATALOGUE_ALREADY_THERE', { serial: item.serial, other: same.serial });
    // Two of those that move may be the same bytes from two compartments.
    there.set(item.sha256, item);
    if (sources.has(item.source_id)) continue;
    const { id, drafts } = await sourceIn(tx, await getSource(tx, item.source_id), compartmentId);
    await record(tx, by, drafts);
    sources.set(item.source_id, id);
  }
  for (const item of moving) {
    const row = {
      ...item,
      compartment_id: compartmentId,
      source_id: sources.get(item.source_id) ?? item.source_id,
    };
    const findings = (await findingsOf(tx, item.id)).map((finding): RowChange => ({
      table: 'finding',
      op: 'put',
      row: { ...finding, compartment_id: compartmentId },
    }));
    const others =
      (await alongside?.(tx, item, { compartmentId: row.compartment_id, sourceId: row.source_id })) ?? [];
    await record(tx, by, [
      { kind: 'item-moved', ...about(item), rows: [], reason },
      { kind: 'item-moved', ...about(row), rows: [{ table: 'item', op: 'put', row }, ...findings], reason },
      // Apart, and not all in one: an entry has a largest size, and thousands of claims may rest on an item.
      ...groupsOf(others, ROWS_PER_ENTRY).map((rows): EntryDraft => ({
        kind: 'claim-changed',
        ...about(row),
        rows,
        reason,
      })),
    ]);
  }
  await reindex(
    tx,
    jobs,
    moving.map(({ id }) => id),
  );
}

/**
 * Says that items come from another source than was stated. What was stated at intake stays in their provenance. Errors
 * NOT_FOUND, CATALOGUE_OTHER_COMPARTMENT.
 */
export async function attributeItems(
  tx: Tx,
  by: Identity,
  jobs: Jobs,
  ids: readonly string[],
  to: { readonly sourceId: string; readonly reason: string },
): Promise<void> {
  const source = await getSource(tx, to.sourceId);
  const items = (await lockItems(tx, ids)).filter((item) => item.source_id !== source.id);
  const drafts: EntryDraft[] = [];
  for (const item of items) {
    const before = await getSource(tx, item.source_id);
    if (item.compartment_id !== source.compartment_id)
      throw new AppError('CATALOGUE_OTHER_COMPARTMENT', { serial: item.serial, source: source.name });
    drafts.push({
      kind: 'item-attributed',
      ...about(item),
      rows: [{ table: 'item', op: 'put', row: { ...item, source_id: source.id } }],
      reason: to.reason,
      note: { from: before.name, to: source.name },
    });
  }
  await record(tx, by, drafts);
  await reindex(
    tx,
    jobs,
    items.map(({ id }) => id),
  );
}
