import type { Static } from 'typebox';
import { reckoning } from '#hazard';
import {
  derivedOf,
  enteredOf,
  type Handover,
  type HandoverStanding,
  type ListedRecord,
  type RecordShape,
  type ShownHandover,
  type ShownRecord,
} from '#mines';
import type {
  HandoverClaimSchema,
  HandoverSchema,
  HazardReleaseSchema,
  HazardShapeSchema,
  ListedHandoverSchema,
  ListedHazardRecordSchema,
  WholeHandoverSchema,
  WholeHazardRecordSchema,
} from './schema-mines.ts';

type Names = ReadonlyMap<string, string>;
type Claim = ShownHandover['claims'][number];
type Listed = Static<typeof ListedHazardRecordSchema>;

const shownHandover = (row: Handover, names: Names): Static<typeof HandoverSchema> => ({
  id: row.id,
  serial: row.serial,
  title: row.title,
  givenBy: row.given_by,
  receivedBy: row.received_by,
  through: [...row.through],
  dated: row.dated,
  inExchange: row.in_exchange,
  custodian: row.custodian,
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
  withdrawnReason: row.withdrawn_reason,
});

const shownClaim = (row: Claim, names: Names): Static<typeof HandoverClaimSchema> => ({
  id: row.id,
  measure: row.measure as Static<typeof HandoverClaimSchema>['measure'],
  value: row.value,
  words: row.words,
  claimant: row.claimant,
  asOf: row.as_of,
  definition: row.definition,
  claimId: row.claim_id,
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
});

/** A record as lists have it. */
export const shownListedRecord = (row: ListedRecord): Listed => ({
  id: row.id,
  serial: row.serial,
  title: row.title,
  form: row.form as Listed['form'],
  number: row.number,
  handover:
    row.handover_id === null || row.handover_serial === null
      ? null
      : { id: row.handover_id, serial: row.handover_serial, title: row.handover_title ?? '' },
  sheet: row.sheet_serial,
  total: row.total,
  hasOutline: row.has_outline,
  present: row.present,
  asked: row.asked,
  doesNotFit: row.does_not_fit,
  errors: row.errors,
  decided: row.decided,
  version: String(row.version),
  madeAt: row.made_at,
});

/** A handover as lists have it; `names` are those of the people that may be seen, by id. */
export const shownListedHandover = (
  row: Handover,
  { claims, sheets, hasReceipt }: HandoverStanding,
  names: Names,
): Static<typeof ListedHandoverSchema> => ({
  handover: shownHandover(row, names),
  claims: claims.map((one) => shownClaim(one, names)),
  sheets,
  hasReceipt,
});

/** A handover with all that pages show of it. */
export const shownWholeHandover = (
  { handover, claims, items, records, support, findings }: ShownHandover,
  names: Names,
): Static<typeof WholeHandoverSchema> => ({
  handover: shownHandover(handover, names),
  claims: claims.map((one) => shownClaim(one, names)),
  items: items.map((one) => ({
    id: one.id,
    kind: one.kind as 'sheet' | 'receipt',
    serial: one.serial,
    title: one.title,
    sha256: one.sha256,
    isSealed: one.is_sealed,
    sheetNumber: one.sheet_number,
    sheetDate: one.sheet_date,
    devices: one.devices,
    note: one.note,
  })),
  records: records.map(shownListedRecord),
  support: { ...support },
  findings: findings.map((one) => ({ ...one, facts: { ...one.facts } })),
});

const shownRelease = (
  row: ShownRecord['releases'][number],
  reader: string,
  names: Names,
): Static<typeof HazardReleaseSchema> => ({
  id: row.id,
  to: row.to_name,
  reason: row.reason,
  askedBy: names.get(row.asked_by) ?? null,
  askedAt: row.asked_at,
  isMine: row.asked_by === reader,
  agreedBy: row.agreed_by === null ? null : (names.get(row.agreed_by) ?? null),
  agreedAt: row.agreed_at,
  endedBy: row.ended_by === null ? null : (names.get(row.ended_by) ?? null),
  endedAt: row.ended_at,
  endedReason: row.ended_reason,
});

/** A record with all that pages show of it. */
export function shownWholeRecord(
  shown: ShownRecord,
  of: { readonly reader: string; readonly mayChange: boolean; readonly names: Names },
): Static<typeof WholeHazardRecordSchema> {
  const { record, version, handover, sheet, versions, decisions, releases } = shown;
  const { names, reader, mayChange } = of;
  // What was kept is JSON that the room wrote by these very shapes.
  const kept = { entered: enteredOf(version), derived: derivedOf(version) } as unknown as Pick<
    Static<typeof WholeHazardRecordSchema>,
    'entered' | 'derived'
  >;
  return {
    id: record.id,
    serial: record.serial,
    title: record.title,
    form: record.form as Listed['form'],
    version: String(record.version),
    shown: version.number,
    mayChange,
    handover,
    sheet: sheet && { serial: sheet.serial, isSealed: sheet.is_sealed },
    ...kept,
    reckoning: version.reckoning,
    isReckonedAnew: version.reckoning !== reckoning,
    versions: versions.map((one) => ({
      number: one.number,
      why: one.why,
      reckoning: one.reckoning,
      movedM: one.movedM,
      madeBy: names.get(one.made_by) ?? null,
      madeAt: one.made_at,
    })),
    decisions: decisions.map((one) => ({
      decided: one.decided as Listed['decided'],
      reasons: one.reasons,
      version: one.version,
      madeBy: names.get(one.made_by) ?? null,
      madeAt: one.made_at,
    })),
    releases: releases.map((one) => shownRelease(one, reader, names)),
    withdrawnReason: record.withdrawn_reason,
  };
}

/** Where a record lies, for a map. */
export const shownShape = (row: RecordShape): Static<typeof HazardShapeSchema> => ({
  id: row.id,
  serial: row.serial,
  title: row.title,
  decided: row.decided,
  envelope: row.envelope as Static<typeof HazardShapeSchema>['envelope'],
  points: (row.points ?? []).map(({ id, lon, lat }) => ({ id, lon, lat })),
});
