import { createHash } from 'node:crypto';
import { itemsByIds } from '#catalogue';
import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { exhibitRows, findDossier, lockDossier } from './store.ts';

/** Opens an empty dossier and returns it. Error DOSSIER_NAME_TAKEN. */
export async function openDossier(
  tx: Tx,
  by: Identity,
  given: {
    caseId: string;
    compartmentId: string;
    name: string;
    title: string;
    forum: string | null;
    numbering: string;
  },
): Promise<LedgeredRow<'dossier'>> {
  if (await findDossier(tx, { caseId: given.caseId, name: given.name }))
    throw new AppError('DOSSIER_NAME_TAKEN', { name: given.name });
  const row: LedgeredRow<'dossier'> = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: given.compartmentId,
    title: given.title,
    name: given.name,
    forum: given.forum,
    numbering: given.numbering,
    created_at: nowUtc(),
  };
  await record(tx, by, [
    {
      kind: 'dossier-opened',
      subject: { table: 'dossier', id: row.id },
      compartmentId: row.compartment_id,
      rows: [{ table: 'dossier', op: 'put', row }],
    },
  ]);
  return row;
}

/** One exhibit wanted in a dossier; without a title it takes the item's. */
export interface WantedExhibit {
  readonly itemId: string;
  readonly title?: string;
}

/** Which state of a dossier's exhibits this is: equal for the same exhibits, titles and order, and only then. */
export async function exhibitsVersion(tx: Tx, dossierId: string): Promise<string> {
  const rows = (await exhibitRows(tx, dossierId)).map(({ item_id, position, title }) => [
    position,
    item_id,
    title,
  ]);
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 22);
}

/**
 * Makes these items, in this order, the exhibits of a dossier; those left out are taken off it. Exhibits that stay
 * keep their identity. `version`: the state (exhibitsVersion) that the caller changed; null to replace whatever is
 * there. Errors NOT_FOUND for an item that may not be seen or is another case's, CONFLICT when somebody else changed them meanwhile.
 */
export async function setExhibits(
  tx: Tx,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  wanted: readonly WantedExhibit[],
  version: string | null = null,
): Promise<void> {
  await lockDossier(tx, dossier.id);
  if (version !== null && version !== (await exhibitsVersion(tx, dossier.id)))
    throw new AppError('CONFLICT', { what: `The list of exhibits of ${dossier.name}` });
  const items = new Map(
    (
      await itemsByIds(
        tx,
        wanted.map(({ itemId }) => itemId),
      )
    ).map((item) => [item.id, item]),
  );
  const before = new Map((await exhibitRows(tx, dossier.id)).map((row) => [row.item_id, row]));
  const rows = wanted.map(({ itemId, title }, at): LedgeredRow<'exhibit'> => {
    const item = items.get(itemId);
    if (item?.case_id !== dossier.case_id) throw new AppError('NOT_FOUND', { what: 'item', id: itemId });
    const old = before.get(itemId);
    before.delete(itemId);
    return {
      id: old?.id ?? newId(),
      dossier_id: dossier.id,
      item_id: itemId,
      position: at + 1,
      title: title ?? old?.title ?? item.title,
    };
  });
  await record(tx, by, [
    {
      kind: 'dossier-changed',
      subject: { table: 'dossier', id: dossier.id },
      compartmentId: dossier.compartment_id,
      rows: [
        ...[...before.values()].map(({ id }) => ({
          table: 'exhibit' as const,
          op: 'remove' as const,
          row: { id },
        })),
        ...rows.map((row) => ({ table: 'exhibit' as const, op: 'put' as const, row })),
      ],
    },
  ]);
}
