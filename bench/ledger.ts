import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { secondsSince } from '#kernel';
import { INTEGRATOR, record, type EntryDraft } from '#ledger';
import { freshArchive, inRounds, sizeFrom, type BenchArchive, type BenchPlace } from './place.ts';
import { quantile, type Figures, type Measurement } from './report.ts';

const WRITERS = 4;

interface Waiting {
  /** The last entry of a committed transaction: when it is published, all of them are. */
  readonly id: string;
  readonly committedAtMs: number;
}

/** Transactions that were committed and are not yet under a published checkpoint, and how long the others took. */
class Publications {
  readonly waiting: Waiting[] = [];
  readonly latenciesMs: number[] = [];

  /** Looks every 20 ms until `signal` aborts and nothing waits; the interval is part of what is measured. */
  async watch({ archive }: BenchArchive, signal: AbortSignal): Promise<void> {
    while (!signal.aborted || this.waiting.length > 0) {
      const asked = [...this.waiting];
      const published = await archive.db.tx(INTEGRATOR, async (tx) => {
        const { rows } = await sql<{ id: string }>`
          select e.id from ledger_entry e join ledger_leaf l using (seq)
          where e.id = any (${asked.map(({ id }) => id)}::uuid[])
            and l.index < (select coalesce(max(size), 0) from ledger_checkpoint)`.execute(tx);
        return new Set(rows.map(({ id }) => id));
      });
      const now = performance.now();
      for (const one of asked) {
        if (!published.has(one.id)) continue;
        this.waiting.splice(this.waiting.indexOf(one), 1);
        this.latenciesMs.push(now - one.committedAtMs);
      }
      await delay(20);
    }
  }
}

interface Load {
  readonly perTransaction: number;
  readonly forMs: number;
  /** Entries a second of all writers together; null: as many as they can. */
  readonly ratePerSecond: number | null;
}

/** Entries that say what happened and change no row: the ledger alone. Rows are what `bench ingest` measures. */
function drafts({ by, compartmentId }: BenchArchive, count: number): EntryDraft[] {
  return Array.from({ length: count }, () => ({
    kind: 'read' as const,
    subject: { table: 'item' as const, id: by.personId },
    compartmentId,
    rows: [],
    note: { how: 'opened' },
  }));
}

async function write(place: BenchArchive, load: Load, seen: Publications): Promise<number> {
  const { perTransaction, forMs, ratePerSecond } = load;
  const start = performance.now();
  const everyMs = ratePerSecond === null ? 0 : (perTransaction * WRITERS * 1000) / ratePerSecond;
  let entries = 0;
  for (let turn = 0; performance.now() - start < forMs; turn += 1) {
    const sealed = await place.archive.db.tx(place.by, (tx) =>
      record(tx, place.by, drafts(place, perTransaction)),
    );
    entries += sealed.length;
    seen.waiting.push({ id: sealed.at(-1)?.id ?? '', committedAtMs: performance.now() });
    const dueInMs = start + (turn + 1) * everyMs - performance.now();
    if (dueInMs > 0) await delay(dueInMs);
  }
  return entries;
}

/** Writers on connections of their own, the integrator in the same process; entries a second and p99 to publication. */
async function underLoad(
  place: BenchArchive,
  load: Load,
): Promise<{ perSecond: number; p99Ms: number; allMs: number }> {
  const seen = new Publications();
  const [writing, integrating] = [new AbortController(), new AbortController()];
  const run = place.archive.ledger.run(integrating.signal);
  const watch = seen.watch(place, writing.signal);
  const start = performance.now();
  try {
    const counts = await Promise.all(Array.from({ length: WRITERS }, () => write(place, load, seen)));
    const seconds = secondsSince(start);
    writing.abort();
    await watch;
    const allMs = performance.now() - start;
    const entries = counts.reduce((sum, count) => sum + count, 0);
    return { perSecond: entries / seconds, p99Ms: quantile(seen.latenciesMs, 0.99), allMs };
  } finally {
    writing.abort();
    integrating.abort();
    await run;
  }
}

/** The same without an integrator: what the database takes durably when publication comes later. */
async function recordedOnly(place: BenchArchive, perTransaction: number, forMs: number): Promise<number> {
  const start = performance.now();
  const load: Load = { perTransaction, forMs, ratePerSecond: null };
  const counts = await Promise.all(
    Array.from({ length: WRITERS }, () => write(place, load, new Publications())),
  );
  const perSecond = counts.reduce((sum, count) => sum + count, 0) / secondsSince(start);
  await place.archive.ledger.publishAll();
  return perSecond;
}

/** Durable entries a second, and the time from a commit to the published checkpoint that covers it, under load. */
export async function benchLedger(place: BenchPlace): Promise<Measurement> {
  const forMs = sizeFrom('MUNIMENT_BENCH_LEDGER_MS', 6_000);
  const ratePerSecond = sizeFrom('MUNIMENT_BENCH_LEDGER_RATE', 5_000);
  const rounds = await inRounds(place, 3, async (round) => {
    const fresh = await freshArchive(place, `archive-${round}`);
    try {
      const only = await recordedOnly(fresh, 1000, forMs);
      const small = await underLoad(fresh, { perTransaction: 256, forMs, ratePerSecond: null });
      const large = await underLoad(fresh, { perTransaction: 1000, forMs, ratePerSecond: null });
      const steady = await underLoad(fresh, { perTransaction: 256, forMs, ratePerSecond });
      return {
        'recorded, 1000 a transaction, published later': only,
        'recorded and published, 256 a transaction': small.perSecond,
        'recorded and published, 1000 a transaction': large.perSecond,
        'p99 to checkpoint, full load, 256': small.p99Ms,
        'p99 to checkpoint, full load, 1000': large.p99Ms,
        'steady load': steady.perSecond,
        'p99 to checkpoint, steady load': steady.p99Ms,
      };
    } finally {
      await fresh.archive.close();
    }
  });
  // The probe of the round stands beside its figures, so that a goal can be the quotient of the two.
  const withProbe = rounds.map(({ before, figures }) => ({
    before,
    figures: { ...figures, fdatasync: before.fdatasyncPerSecond },
  }));
  const perSync = (figures: Figures): number | null =>
    Math.max(
      figures['recorded and published, 256 a transaction'] ?? 0,
      figures['recorded and published, 1000 a transaction'] ?? 0,
    ) / (figures['fdatasync'] ?? 1);
  return {
    name: 'ledger',
    setting: `${WRITERS} writers on connections of their own and the integrator in one process, ${forMs / 1000} s each; entries without rows`,
    units: {
      fdatasync: '/s',
      'recorded, 1000 a transaction, published later': '/s',
      'recorded and published, 256 a transaction': '/s',
      'recorded and published, 1000 a transaction': '/s',
      'p99 to checkpoint, full load, 256': 'ms',
      'p99 to checkpoint, full load, 1000': 'ms',
      'steady load': '/s',
      'p99 to checkpoint, steady load': 'ms',
    },
    rounds: withProbe,
    goals: [
      {
        name: 'entries a second / fdatasync a second',
        kind: 'at least',
        bound: 50,
        unit: 'x',
        value: perSync,
      },
      {
        name: 'p99 to checkpoint, full load',
        kind: 'at most',
        bound: 2000,
        unit: 'ms',
        value: (figures) =>
          Math.max(
            figures['p99 to checkpoint, full load, 256'] ?? 0,
            figures['p99 to checkpoint, full load, 1000'] ?? 0,
          ),
      },
      {
        name: `p99 to checkpoint, ${ratePerSecond} entries/s`,
        kind: 'at most',
        bound: 2000,
        unit: 'ms',
        value: (figures) => figures['p99 to checkpoint, steady load'] ?? null,
      },
    ],
    notes: [
      'Full load is a closed loop: writers commit as fast as they can and share one processor core with the integrator, so each slows the other.',
    ],
  };
}
