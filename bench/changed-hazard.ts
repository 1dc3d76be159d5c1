import { newId, nowUtc } from '#kernel';
import { record } from '#ledger';
import { addRoute, findSettlement, makeSettlement, settlementToShow, unsaid } from '#settlements';
import { fillHazards, hazardsOf, type BenchHazard } from './hazards.ts';
import { freshArchive, type BenchArchive, type BenchPlace } from './place.ts';
import { quantile } from './report.ts';

const TIMES = 20;
const ON = '2021-06-01';
const BUFFER_M = 500;

/** A record gets another version that lies elsewhere, as when somebody corrects it. */
export async function moveHazard(
  { archive, by, compartmentId }: BenchArchive,
  of: { readonly id: string; readonly eastDegrees: number },
): Promise<void> {
  const { id, eastDegrees } = of;
  await archive.db.tx(by, async (tx) => {
    const row = await tx
      .selectFrom('hazard_record')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const before = await tx
      .selectFrom('hazard_version')
      .select(['entered', 'derived'])
      .where('record_id', '=', id)
      .where('number', '=', row.version)
      .executeTakeFirstOrThrow();
    const version = row.version + 1;
    const moved = JSON.stringify(before.derived, (_, value: unknown) =>
      Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number')
        ? [(value[0] as number) + eastDegrees, value[1] as number]
        : value,
    );
    const hazardVersion = {
      id: newId(),
      record_id: id,
      number: version,
      entered: before.entered,
      derived: JSON.parse(moved) as never,
      reckoning: 'bench',
      why: 'moved',
      made_by: by.personId,
      made_at: nowUtc(),
    };
    await record(tx, by, [
      {
        kind: 'hazard-record-changed',
        subject: { table: 'hazard_record', id },
        compartmentId,
        rows: [
          { table: 'hazard_record', op: 'put', row: { ...row, version } },
          { table: 'hazard_version', op: 'put', row: hazardVersion as never },
        ],
      },
    ]);
  });
}

/** A way of some ten kilometres through the fields of a village. */
async function addWay(fresh: BenchArchive, { centre: [lon, lat] }: BenchHazard): Promise<string> {
  const { archive, by, caseId, compartmentId } = fresh;
  return archive.db.tx(by, async (tx) => {
    const name = {
      name: 'Village',
      language: null,
      kind: 'unclassified',
      usedBy: null,
      from: null,
      until: null,
      source: 'invented',
      basis: 'to-be-checked',
    } as const;
    const facts = { ...unsaid.settlement, names: [name], isInvented: true };
    const { id } = await makeSettlement(tx, by, { caseId, compartmentId, facts });
    const coordinates = Array.from({ length: 50 }, (_, at) => [
      lon - 0.05 + at * 0.002,
      lat + 0.0008 * (at - 25),
    ]);
    const line = { type: 'LineString', coordinates } as never;
    await addRoute(tx, by, id, { name: 'way', line, bufferM: BUFFER_M });
    return id;
  });
}

/** What was measured of a changed hazard: the 95th percentile of milliseconds, and how many hazards lie on the way. */
interface Changed {
  readonly p95: number;
  readonly onWay: number;
}

/** From a hazard that is changed among many that lie in the archive to the new answer for a settlement on whose way it lies. */
async function changedOf(fresh: BenchArchive, hazards: readonly BenchHazard[]): Promise<Changed> {
  const { archive, by } = fresh;
  const [one] = hazards.slice(1);
  if (!one) return { p95: 0, onWay: 0 };
  const id = await addWay(fresh, one);
  const answer = () =>
    archive.db.tx(by, async (tx) => {
      const row = await findSettlement(tx, { id });
      if (!row) throw new Error('the settlement is not there');
      return (await settlementToShow(tx, row, { on: ON, knownAt: null })).hazardsOnWays.length;
    });
  const times: number[] = [];
  let onWay = await answer();
  for (let at = 0; at < TIMES; at += 1) {
    const start = performance.now();
    await moveHazard(fresh, { id: one.id, eastDegrees: at % 2 === 0 ? 20 : -20 });
    const now = await answer();
    times.push(performance.now() - start);
    if (now === onWay) throw new Error('the answer did not change');
    onWay = now;
  }
  return { p95: quantile(times, 0.95), onWay };
}

/** The same among `many` in an archive of its own. */
export async function changedHazard(place: BenchPlace, many: number): Promise<Changed> {
  const fresh = await freshArchive(place, 'changed');
  try {
    place.say(`  recording ${many} hazards`);
    const hazards = hazardsOf(many);
    await fillHazards(fresh, hazards);
    return await changedOf(fresh, hazards);
  } finally {
    await fresh.archive.close();
  }
}
