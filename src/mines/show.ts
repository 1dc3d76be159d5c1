import type { Tx } from '#db';
import { record as write } from '#ledger';
import { checkHandover, supportOf, type HandoverFinding } from './checks.ts';
import type { Handover, HandoverClaim, MineDecision, MineRecord, MineVersion, Person } from './model.ts';
import {
  claimsIn,
  decisionsOf,
  findHandover,
  itemsIn,
  listRecords,
  PARTS_MAX,
  releasesOf,
  sameSheets,
  sheetOfRecord,
  versionOf,
  versionsOf,
  type ListedRecord,
  type RecordSheet,
  type ShownRelease,
  type ShownSheet,
  type VersionLine,
} from './store.ts';

/** A handover with all that is shown of it, as far as the reader sees it. */
export interface ShownHandover {
  readonly handover: Handover;
  readonly claims: readonly HandoverClaim[];
  readonly items: readonly ShownSheet[];
  readonly records: readonly ListedRecord[];
  /** What those records state. */
  readonly support: ReturnType<typeof supportOf>;
  readonly findings: readonly HandoverFinding[];
}

/** A handover with what each party claims, the sheets that came and the records entered from them. The caller records that it and they are read. */
export async function handoverToShow(tx: Tx, handover: Handover): Promise<ShownHandover> {
  const ids = [handover.id];
  const [claims, items] = [await claimsIn(tx, ids), await itemsIn(tx, ids)];
  const of = { caseId: handover.case_id, handoverId: handover.id, limit: PARTS_MAX, after: null };
  const records = await listRecords(tx, of);
  const same = await sameSheets(tx, handover.id);
  return {
    handover,
    claims,
    items,
    records,
    support: supportOf(records),
    findings: checkHandover({ claims, items, records, same }),
  };
}

/** How a handover stands, as lists have it: what is claimed, each by whom, and what there is. */
export interface HandoverStanding {
  readonly claims: readonly HandoverClaim[];
  readonly sheets: number;
  readonly hasReceipt: boolean;
}

/** How these handovers stand, by id, as far as they may be seen. */
export async function standingsOfHandovers(
  tx: Tx,
  handovers: readonly Handover[],
): Promise<ReadonlyMap<string, HandoverStanding>> {
  const ids = handovers.map(({ id }) => id);
  const claims = Map.groupBy(await claimsIn(tx, ids), (one) => one.handover_id);
  const items = Map.groupBy(await itemsIn(tx, ids), (one) => one.handover_id);
  return new Map(
    ids.map((id) => {
      const own = items.get(id) ?? [];
      return [
        id,
        {
          claims: claims.get(id) ?? [],
          sheets: own.filter(({ kind }) => kind === 'sheet').length,
          hasReceipt: own.some(({ kind }) => kind === 'receipt'),
        },
      ];
    }),
  );
}

/** A version beside the one before it: how far the point lies off that moved most, in metres. */
export interface ShownVersion extends Omit<VersionLine, 'points'> {
  /** Null: there is none before it, or no point is in both. */
  readonly movedM: number | null;
}

const METRES_PER_DEGREE = 111_320;

function movedBetween(now: VersionLine['points'], before: VersionLine['points']): number | null {
  const old = new Map((before ?? []).map((point) => [point.id, point]));
  const moved = (now ?? []).flatMap(({ id, lon, lat }) => {
    const there = old.get(id);
    if (!there) return [];
    const east = (lon - there.lon) * Math.cos((lat * Math.PI) / 180);
    return [METRES_PER_DEGREE * Math.hypot(east, lat - there.lat)];
  });
  return moved.length === 0 ? null : Math.round(Math.max(...moved) * 10) / 10;
}

/** A record with all that is shown of it. */
export interface ShownRecord {
  readonly record: MineRecord;
  /** The one that is looked at, which need not be the one that holds. */
  readonly version: MineVersion;
  readonly handover: Pick<Handover, 'id' | 'serial' | 'title'> | null;
  readonly sheet: RecordSheet | null;
  readonly versions: readonly ShownVersion[];
  readonly decisions: readonly MineDecision[];
  readonly releases: readonly ShownRelease[];
}

/** A record as of one of its versions; null where there is no such version. The caller records that it is read. */
export async function recordToShow(tx: Tx, record: MineRecord, number: number): Promise<ShownRecord | null> {
  const version = await versionOf(tx, record.id, number);
  if (!version) return null;
  const lines = await versionsOf(tx, record.id);
  const batch = record.handover_id === null ? null : await findHandover(tx, record.handover_id);
  return {
    record,
    version,
    handover: batch && { id: batch.id, serial: batch.serial, title: batch.title },
    sheet: record.item_id === null ? null : await sheetOfRecord(tx, record.item_id),
    versions: lines.map(({ points, ...line }, at) => ({
      ...line,
      movedM: at + 1 < lines.length ? movedBetween(points, lines[at + 1]?.points ?? null) : null,
    })),
    decisions: await decisionsOf(tx, record.id),
    releases: await releasesOf(tx, record.id),
  };
}

/**
 * Records that hazard records were read (invariant 7), each in its own compartment: also where the reader is no member, and sees them because
 * they were released. A record lies in a sealed compartment always, so nothing is asked of that.
 */
export async function readMines(
  tx: Tx,
  by: Person,
  read: readonly Pick<MineRecord, 'id' | 'compartment_id'>[],
  how: string,
): Promise<void> {
  await write(
    tx,
    by,
    read.map(({ id, compartment_id: compartmentId }) => ({
      kind: 'read',
      subject: { table: 'hazard_record', id },
      compartmentId,
      rows: [],
      note: { how },
    })),
  );
}
