import type { Tx } from '#db';
import { derivedOf, enteredOf, type Person } from './model.ts';
import { readMines } from './show.ts';
import { listRecords, versionOf, type ListedRecord } from './store.ts';

const PAGE = 200;

/** A shape of a record as files of geometry carry it. */
export interface RecordFeature {
  readonly id: string;
  readonly layer: 'hazard';
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: [number, number][][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: [number, number][][][] }
    | { readonly type: 'Point'; readonly coordinates: [number, number] }
    | null;
  readonly properties: Readonly<Record<string, string | number | null>>;
}

/** What every shape says: files leave the archive without its legends. */
const CAUTION = 'Outside this outline nothing is known: no record is no evidence that there are no mines.';

async function* pagesOf(tx: Tx, caseId: string): AsyncGenerator<ListedRecord[]> {
  for (let after: { madeAt: string; id: string } | null = null; ;) {
    const rows: ListedRecord[] = await listRecords(tx, { caseId, limit: PAGE, after });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { madeAt: last.made_at, id: last.id };
  }
}

async function featuresOf(tx: Tx, row: ListedRecord): Promise<RecordFeature[]> {
  const version = await versionOf(tx, row.id, row.version);
  if (!version) return [];
  const [entered, derived] = [enteredOf(version), derivedOf(version)];
  const { traverse } = derived;
  const shared = {
    serial: row.serial,
    title: row.title,
    form: row.form,
    handover: row.handover_serial,
    sheet: row.sheet_serial,
    decided: row.decided,
    laid_from: entered.laid?.from ?? null,
    laid_to: entered.laid?.to ?? null,
    devices: entered.totalDevices ?? null,
    completeness: `${row.present} of ${row.asked}`,
    does_not_fit: row.does_not_fit,
    errors: row.errors,
    reckoning: version.reckoning,
  };
  const feature = (
    is: string,
    geometry: RecordFeature['geometry'],
    more: Readonly<Record<string, string | number | null>> = {},
  ): RecordFeature => ({
    id: is === 'outline' ? row.serial : `${row.serial} ${is}`,
    layer: 'hazard',
    geometry,
    properties: { is, ...shared, ...more, caution: CAUTION },
  });
  const at = new Map(traverse?.points.map(({ id, lon, lat }) => [id, [lon, lat] as [number, number]]));
  const ring = (entered.traverse?.ring ?? []).map((id) => at.get(id)).filter((one) => one !== undefined);
  const outline: RecordFeature['geometry'] =
    ring.length >= 3 ? { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] } : null;
  const envelopes = traverse?.envelope
    ? (['p95', 'p50'] as const).map((name) =>
        feature(`envelope-${name}`, traverse.envelope?.[name] as RecordFeature['geometry']),
      )
    : [];
  const points = (traverse?.points ?? []).map(({ id, lon, lat, is, p95_m: radius }) =>
    feature(
      `point ${id}`,
      { type: 'Point', coordinates: [lon, lat] },
      { point: id, point_is: is, p95_m: radius },
    ),
  );
  // A record without an outline is in the file all the same: what is missing there would look like nothing.
  return [feature('outline', outline, { closure_m: traverse?.closure_m ?? null }), ...envelopes, ...points];
}

/**
 * Records that leave the archive, as far as the identity of `tx` may see them: each is recorded as read, with why. What is then written is of these and no
 * others.
 */
export async function recordsToExport(
  tx: Tx,
  by: Person,
  of: { readonly caseId: string; readonly why: string },
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const rows of pagesOf(tx, of.caseId)) {
    await readMines(tx, by, rows, `exported: ${of.why}`);
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}

/**
 * The shapes of those records: outline, envelopes and points of each, in the version that holds, with the words that what is outside is not known. WGS 84;
 * one page of records is in memory at a time.
 */
export async function* exportRecords(
  tx: Tx,
  of: { readonly caseId: string; readonly ids: ReadonlySet<string> },
): AsyncGenerator<RecordFeature> {
  for await (const rows of pagesOf(tx, of.caseId))
    for (const row of rows) if (of.ids.has(row.id)) yield* await featuresOf(tx, row);
}
