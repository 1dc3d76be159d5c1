import { isSealed, myCompartments } from '#access';
import type { BlobStore } from '#blobs';
import { copiesOf, getItem, getSource } from '#catalogue';
import type { Db, Identity, Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { placeFor, type ActorPlace } from '../actors/actors.ts';
import { writtenName } from '../actors/names.ts';
import { checkedUnit } from '../actors/model.ts';
import { RowBuilder } from './build.ts';
import { wrongMapping } from './cells.ts';
import { placeMapping } from './mapping.ts';
import type { ImportKind, Mapping } from './model.ts';
import { openSpellings } from './places.ts';
import { openSheet, type OpenSheet } from './read-sheet.ts';

/** The parts of an archive that imports work on. */
export interface ImportParts {
  readonly db: Db;
  readonly blobs: BlobStore;
}

/** Somebody who imports. */
export type Importer = Identity & { readonly personId: string };

/** What is to be imported: a sheet of an item, as what, and what its columns mean. */
export interface Order {
  readonly serial: string;
  readonly sheet: number;
  readonly kind: ImportKind;
  readonly mapping: Mapping;
}

/** An import whose item, compartments and source were looked for. */
export interface Prepared {
  readonly item: LedgeredRow<'item'>;
  readonly copies: readonly LedgeredRow<'copy'>[];
  readonly compartmentId: string;
  readonly sourceId: string;
  readonly place: ActorPlace | null;
  readonly list: string;
}

/** Records go where the item lies, or into a sealed compartment: never where more people see them. Error IMPORT_MAPPING. */
async function targetOf(tx: Tx, item: LedgeredRow<'item'>, wanted: string | undefined): Promise<string> {
  if (wanted === undefined || wanted === item.compartment_id) return item.compartment_id;
  const mine = (await myCompartments(tx, item.case_id)).find(({ id }) => id === wanted);
  if (mine?.is_sealed !== true || (await isSealed(tx, item.compartment_id)) !== false)
    throw wrongMapping('compartment', 'import-why-sealed');
  return wanted;
}

/**
 * Looks for everything that a mapping names, as the person who imports sees it. Errors NOT_FOUND, IMPORT_MAPPING, ACTOR_NO_SEALED,
 * INVALID_INPUT.
 */
export async function prepare(tx: Tx, { serial, sheet, mapping }: Omit<Order, 'kind'>): Promise<Prepared> {
  const item = await getItem(tx, { serial });
  const compartmentId = await targetOf(tx, item, mapping.compartment);
  const source = await getSource(tx, mapping.source ?? item.source_id);
  if (source.case_id !== item.case_id) throw wrongMapping('source', 'import-why-value');
  let place: ActorPlace | null = null;
  if (mapping.actor) {
    const { kind, isProtected, openReason, identityCompartment, countingUnit } = mapping.actor;
    checkedUnit(kind, countingUnit);
    place = await placeFor(tx, {
      caseId: item.case_id,
      compartmentId,
      kind,
      ...(isProtected === undefined ? {} : { isProtected }),
      ...(openReason === undefined ? {} : { openReason }),
      ...(identityCompartment === undefined ? {} : { identityCompartmentId: identityCompartment }),
    });
  }
  const list = mapping.list ?? `${item.serial} ${sheet}`;
  return { item, copies: await copiesOf(tx, item.id), compartmentId, sourceId: source.id, place, list };
}

/** Opens the sheet of a prepared import and what makes records of its rows. Errors as `openSheet` and `placeMapping`. */
export async function openImport(
  { blobs }: Pick<ImportParts, 'blobs'>,
  by: Importer,
  order: Omit<Order, 'serial'>,
  prepared: Prepared,
): Promise<{ readonly sheet: OpenSheet; readonly builder: RowBuilder }> {
  const { item, copies, compartmentId, place, list, sourceId } = prepared;
  const sheet = await openSheet(blobs, { item, copies, sheet: order.sheet }, order.mapping);
  try {
    const placed = placeMapping(order.kind, order.mapping, sheet.header);
    const identity = { actor_id: '', compartment_id: place?.identityIn ?? compartmentId };
    const builder = new RowBuilder({
      placed,
      header: sheet.header,
      scope: { caseId: item.case_id, compartmentId, list },
      isText: sheet.text !== null,
      spellings: await openSpellings(),
      name: (given) => writtenName(by, identity, { ...given, sourceId, claimId: null }),
    });
    return { sheet, builder };
  } catch (error) {
    await sheet.rows.return(undefined);
    throw error;
  }
}
