import { myCompartments } from '#access';
import type { Tx } from '#db';
import { AppError, newId, newSerial, nowUtc } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { Place } from '#places';
import { recorded, standing } from './entries.ts';
import { checkedGeometry } from './geometry.ts';
import { called, namesOf, optional, required, wrong } from './model.ts';
import type { Person, Settlement, SettlementFacts, SettlementName } from './model.ts';

const NAMES_MAX = 60;

const checkedNames = (names: readonly SettlementName[]): SettlementName[] => {
  if (names.length === 0 || names.length > NAMES_MAX) throw wrong('the-settlement-names', 'needs-names');
  return names.map((one) => ({
    ...one,
    name: required('the-settlement-names', one.name, 200),
    usedBy: optional('the-settlement-names', one.usedBy, 200),
  }));
};

/** The columns of what is said of a settlement. Error INVALID_INPUT. */
function checked(facts: SettlementFacts) {
  const { latitude, longitude, precision } = facts;
  const isPlaced = latitude !== null && longitude !== null;
  const isWhole = (latitude === null) === (longitude === null) && isPlaced === (precision !== 'none');
  const isOnGlobe = Math.abs(latitude ?? 0) <= 90 && Math.abs(longitude ?? 0) <= 180;
  if (!isWhole || !isOnGlobe) throw wrong('the-settlement-position', 'position-whole');
  type Json = LedgeredRow<'settlement'>['names'];
  return {
    place_id: facts.placeId,
    names: checkedNames(facts.names) as unknown as Json,
    latitude,
    longitude,
    precision,
    extent: checkedGeometry('the-settlement-extent', facts.extent, [
      'Polygon',
      'MultiPolygon',
    ]) as unknown as Json | null,
    note: optional('the-settlement-note', facts.note, 4000),
    is_invented: facts.isInvented,
  };
}

/** What the gazetteer says of a place, as facts of a settlement: all its names, in its order, and its position with what that is of. */
export const factsOfPlace = (
  place: Place,
): Pick<SettlementFacts, 'placeId' | 'names' | 'latitude' | 'longitude' | 'precision'> => ({
  placeId: place.id,
  names: place.names
    .slice(0, NAMES_MAX)
    .map(({ name, language, kind, usedBy, from, until, source, basis }) => ({
      name,
      language,
      kind,
      usedBy,
      from,
      until,
      source,
      basis,
    })),
  latitude: place.latitude,
  longitude: place.longitude,
  precision: place.latitude === null ? 'none' : place.precision,
});

/** Records a settlement, in a compartment that `by` is a member of. Returns its id and serial. Errors INVALID_INPUT, NOT_FOUND. */
export async function makeSettlement(
  tx: Tx,
  by: Person,
  given: { readonly caseId: string; readonly compartmentId?: string; readonly facts: SettlementFacts },
): Promise<{ readonly id: string; readonly serial: string }> {
  const mine = await myCompartments(tx, given.caseId);
  const where = given.compartmentId ?? mine[0]?.id ?? '';
  if (!mine.some(({ id }) => id === where))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: where });
  const row: Settlement = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: where,
    serial: newSerial(),
    ...checked(given.facts),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows = [{ table: 'settlement', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'settlement-made', settlement: row, rows });
  return { id: row.id, serial: row.serial };
}

/** Changes what is said of a settlement, of the version that was looked at. Errors as `makeSettlement`, CONFLICT, CODING_WITHDRAWN. */
export async function changeSettlement(
  tx: Tx,
  by: Person,
  id: string,
  change: {
    readonly version: string;
    readonly facts: Partial<SettlementFacts>;
    readonly why?: string | undefined;
  },
): Promise<Settlement> {
  const before = await standing(tx, id);
  if (change.version !== String(before.version)) throw new AppError('CONFLICT', { what: called(before) });
  const row: Settlement = {
    ...before,
    ...checked({
      placeId: before.place_id,
      names: namesOf(before),
      latitude: before.latitude,
      longitude: before.longitude,
      precision: before.precision as SettlementFacts['precision'],
      extent: before.extent,
      note: before.note,
      isInvented: before.is_invented,
      ...change.facts,
    }),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const rows = [{ table: 'settlement', op: 'put', row }] as const;
  const { why } = change;
  await recorded(tx, by, {
    kind: 'settlement-changed',
    settlement: row,
    rows,
    ...(why === undefined ? {} : { reason: why }),
  });
  return row;
}

/** Withdraws a settlement, and with it from view what is recorded of it; all stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawSettlement(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const before = await standing(tx, id);
  const row: Settlement = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'settlement', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'settlement-withdrawn', settlement: row, rows, reason });
}
