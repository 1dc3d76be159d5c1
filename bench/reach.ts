import { newId, newSerial, nowUtc } from '#kernel';
import { record, type RowChange } from '#ledger';
import { checkRoute, indexHazards, listSettlements, type RecordedHazard } from '#settlements';
import { changedHazard } from './changed-hazard.ts';
import { freshArchive, inRounds, sizeFrom, type BenchArchive, type BenchPlace } from './place.ts';
import type { Figures, Measurement } from './report.ts';

const REACH_MS = 1000;
const CORRIDOR_MS = 50;
const CHANGED_MS = 100;
const IN_ENTRY = 250;
const OBSTACLES = 3;
const KINDS = ['mines', 'destroyed-housing', 'no-services', 'access-denied'] as const;
const TIMES = 5;

type Position = readonly [number, number];

/** A settlement with obstacles, of which one is denied by somebody. */
function settlementRows({ by, caseId, compartmentId }: BenchArchive, at: number): RowChange[] {
  const settlement = newId();
  const now = nowUtc();
  const standing = { made_by: by.personId, made_at: now, withdrawn_at: null, withdrawn_reason: null };
  const name = {
    name: `Village ${at}`,
    language: 'en',
    kind: 'unclassified',
    usedBy: null,
    from: null,
    until: null,
    source: 'invented',
    basis: 'to-be-checked',
  };
  const obstacles = Array.from({ length: OBSTACLES }, (_, n): RowChange & { table: 'obstacle' } => ({
    table: 'obstacle',
    op: 'put',
    row: {
      id: newId(),
      settlement_id: settlement,
      kind: KINDS[(at + n) % KINDS.length] ?? 'mines',
      what: null,
      holds_from: n === 0 ? '1993-07~' : `${2000 + ((at + n) % 20)}-05-03`,
      holds_to: n === 1 ? '2021' : null,
      reliability: n === 0 ? 'high' : 'low',
      reliability_reasons: 'invented',
      geometry: null,
      hazard_serial: null,
      version: 1,
      known_by: by.personId,
      known_from: now,
      ...standing,
    },
  }));
  const [first] = obstacles;
  return [
    {
      table: 'settlement',
      op: 'put',
      row: {
        id: settlement,
        case_id: caseId,
        compartment_id: compartmentId,
        serial: newSerial(),
        place_id: null,
        names: [name],
        latitude: 39 + (at % 100) / 50,
        longitude: 46 + Math.floor(at / 100) / 50,
        precision: 'approximate',
        extent: null,
        note: null,
        is_invented: true,
        version: 1,
        changed_at: null,
        ...standing,
      },
    },
    ...obstacles,
    {
      table: 'obstacle_word',
      op: 'put',
      row: {
        id: newId(),
        settlement_id: settlement,
        obstacle_id: first && 'id' in first.row ? first.row.id : '',
        says: 'denied',
        side: 'Lowland',
        said_by: 'Lowland',
        said_on: '2021-03-01',
        of_when: '2021-03',
        own_words: null,
        ...standing,
      },
    },
  ];
}

/** Records invented settlements with obstacles. */
export async function fillSettlements(fresh: BenchArchive, settlements: number): Promise<void> {
  const { archive, by, compartmentId } = fresh;
  for (let from = 0; from < settlements; from += IN_ENTRY) {
    const rows = Array.from({ length: Math.min(IN_ENTRY, settlements - from) }, (_, at) =>
      settlementRows(fresh, from + at),
    ).flat();
    const [first] = rows;
    const id = first && 'id' in first.row ? first.row.id : '';
    await archive.db.tx(by, (tx) =>
      record(tx, by, [
        { kind: 'settlement-made', subject: { table: 'settlement', id }, compartmentId, rows },
      ]),
    );
  }
}

/** Squares of about eighty metres, the same for each run. */
function hazardsOf(count: number): RecordedHazard[] {
  let seed = 7;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, (_, at) => {
    const [x, y, half] = [45 + 3 * random(), 38.5 + 3 * random(), 0.0004];
    const ring: Position[] = [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
    ];
    return { serial: `H${at}`, isConfirmed: at % 3 === 0, ring };
  });
}

/** A way of some hundred and fifty kilometres in twenty links of fifty points each. */
const LINKS = Array.from({ length: 20 }, (_, link) =>
  Array.from({ length: 50 }, (__, at): Position => {
    const along = link + at / 49;
    return [45.2 + along * 0.08 + Math.sin(along * 9) * 0.01, 38.8 + along * 0.07];
  }),
);

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The slowest of some times. */
async function worst(work: () => unknown): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < TIMES; n++) all.push(await timed(work));
  return Math.max(...all);
}

/** Whether people could return to each of many settlements on a day, read from the database; and a way over many hazards. There is no peer. */
export async function benchReach(place: BenchPlace): Promise<Measurement> {
  const settlements = sizeFrom('MUNIMENT_BENCH_SETTLEMENTS', 10_000);
  const hazards = sizeFrom('MUNIMENT_BENCH_HAZARDS', 200_000);
  const changed = await changedHazard(place, hazards);
  const rounds = await inRounds(place, 3, async (round): Promise<Figures> => {
    const fresh = await freshArchive(place, `archive-${round}`);
    const { archive, by, caseId } = fresh;
    try {
      place.say(`  recording ${settlements} settlements`);
      await fillSettlements(fresh, settlements);
      const ask = (on: string, knownAt: string | null) =>
        archive.db.tx(by, (tx) =>
          listSettlements(tx, { caseId, asked: { on, knownAt }, filter: {}, lang: null }),
        );
      const index = indexHazards(hazardsOf(hazards));
      const way = { routeId: 'r', name: 'r', bufferM: 50, links: LINKS };
      return {
        'settlements on a day': await worst(() => ask('2021-06-01', null)),
        'settlements on a day, as known on another': await worst(() => ask('2021-06-01', '2099-12-31')),
        'a way over hazards': await worst(() => checkRoute(way, index)),
        'a changed hazard until the new answer': round === 1 ? changed.p95 : null,
      };
    } finally {
      await archive.close();
    }
  });
  const goal = (name: string, bound: number) => ({
    name: `${name}: slowest of ${TIMES}`,
    kind: 'at most' as const,
    bound,
    unit: 'ms',
    value: (figures: Figures) => figures[name] ?? null,
  });
  return {
    name: 'reach',
    setting: `${settlements} settlements, each with ${OBSTACLES} obstacles and what one side says; ${hazards} hazards, a way of ${LINKS.length} links`,
    units: Object.fromEntries(Object.keys(rounds[0]?.figures ?? {}).map((figure) => [figure, 'ms'])),
    rounds,
    goals: [
      goal('settlements on a day', REACH_MS),
      goal('settlements on a day, as known on another', REACH_MS),
      goal('a way over hazards', CORRIDOR_MS),
      {
        name: 'a changed hazard until the new answer for a settlement: p95 of 20',
        kind: 'at most',
        bound: CHANGED_MS,
        unit: 'ms',
        value: (figures) => figures['a changed hazard until the new answer'] ?? null,
      },
    ],
    notes: [
      'With the database and its policies; the index of hazards is built beforehand and kept.',
      `The changed hazard lies in the database with all others; ${changed.onWay} lie on the way. Writing the change is within the time.`,
    ],
  };
}
