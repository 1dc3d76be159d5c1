import { newId, newSerial, nowUtc } from '#kernel';
import { record, type RowChange } from '#ledger';
import type { BenchArchive } from './place.ts';
import { randomFrom } from './search-corpus.ts';

type Position = readonly [lon: number, lat: number];
type Ring = readonly Position[];

const IN_ENTRY = 200;
/** Corners of an envelope, as the reckoning gives about so many. */
const CORNERS = 32;

/** An invented hazard: a field of some eighty metres with its envelopes. */
export interface BenchHazard {
  readonly id: string;
  readonly since: string | null;
  readonly centre: Position;
  readonly outline: Ring;
  readonly p50: Ring;
  readonly p95: Ring;
}

const circle = ([lon, lat]: Position, degrees: number): Ring =>
  Array.from({ length: CORNERS + 1 }, (_, at): Position => {
    const turn = ((at % CORNERS) / CORNERS) * 2 * Math.PI;
    return [lon + degrees * 1.3 * Math.cos(turn), lat + degrees * Math.sin(turn)];
  });

/** Hazards around forty villages of three degrees by three, the same for each run; every tenth has no date. */
export function hazardsOf(count: number): BenchHazard[] {
  const random = randomFrom(7);
  const villages = Array.from({ length: 40 }, (): Position => [45.2 + 2.6 * random(), 38.7 + 2.6 * random()]);
  return Array.from({ length: count }, (_, at) => {
    const [lon, lat] = villages[at % villages.length] ?? [46, 40];
    const spread = at % 5 === 0 ? 1 : 0.15;
    const centre: Position = [
      Math.max(45, Math.min(48, lon + spread * (random() + random() - 1))),
      Math.max(38.5, Math.min(41.5, lat + spread * (random() + random() - 1))),
    ];
    const [x, y, half] = [centre[0], centre[1], 0.0004];
    const outline: Ring = [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
    ];
    const since =
      at % 10 === 0
        ? null
        : `${1991 + (at % 30)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
    return {
      id: newId(),
      since,
      centre,
      outline,
      p50: circle(centre, half * 0.7),
      p95: circle(centre, half * 1.5),
    };
  });
}

const drawn = new Set<string>();

/** Among so many, two would be the same. */
function freshSerial(): string {
  const serial = newSerial();
  if (drawn.has(serial)) return freshSerial();
  drawn.add(serial);
  return serial;
}

function rowsOf({ by, caseId, compartmentId }: BenchArchive, one: BenchHazard, at: number): RowChange[] {
  const made = { made_by: by.personId, made_at: nowUtc() };
  const ids = ['A', 'B', 'C', 'D'];
  const title = `Field ${at}`;
  return [
    {
      table: 'hazard_record',
      op: 'put',
      row: {
        id: one.id,
        case_id: caseId,
        compartment_id: compartmentId,
        serial: freshSerial(),
        handover_id: null,
        item_id: null,
        title,
        form: 'other',
        version: 1,
        ...made,
        changed_at: null,
        withdrawn_at: null,
        withdrawn_reason: null,
      },
    },
    {
      table: 'hazard_version',
      op: 'put',
      row: {
        id: newId(),
        record_id: one.id,
        number: 1,
        entered: {
          v: 1,
          title,
          form: 'other',
          ...(one.since === null ? {} : { laid: { from: one.since } }),
          traverse: { ring: ids },
        } as never,
        derived: {
          traverse: {
            points: ids.map((id, n) => ({
              id,
              lon: one.outline[n]?.[0] ?? 0,
              lat: one.outline[n]?.[1] ?? 0,
            })),
            envelope: {
              p50: { type: 'MultiPolygon', coordinates: [[one.p50]] },
              p95: { type: 'MultiPolygon', coordinates: [[one.p95]] },
            },
          },
        } as never,
        reckoning: 'bench',
        why: null,
        ...made,
      },
    },
  ];
}

/** Records hazards as an archive has them, many in an entry. */
export async function fillHazards(fresh: BenchArchive, hazards: readonly BenchHazard[]): Promise<void> {
  const { archive, by, compartmentId } = fresh;
  for (let from = 0; from < hazards.length; from += IN_ENTRY) {
    const some = hazards.slice(from, from + IN_ENTRY);
    const rows = some.flatMap((one, at) => rowsOf(fresh, one, from + at));
    const subject = { table: 'hazard_record', id: some[0]?.id ?? '' } as const;
    await archive.db.tx(by, (tx) =>
      record(tx, by, [{ kind: 'hazard-record-made', subject, compartmentId, rows }]),
    );
  }
}
