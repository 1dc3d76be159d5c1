import type { Machine, Quiet } from './machine.ts';

/** What one round measured, by name; null where a peer is not installed. */
export type Figures = Readonly<Record<string, number | null>>;

/** One round: both sides, one after the other. */
export interface Round {
  readonly figures: Figures;
  readonly before: Quiet;
}

/** What is to be reached, judged by the median over the rounds. */
export interface Goal {
  readonly name: string;
  readonly kind: 'at least' | 'at most';
  readonly bound: number;
  /** Unit of value and bound; `x` for a ratio. */
  readonly unit: string;
  /** The value in one round; null when a peer is missing. */
  readonly value: (figures: Figures) => number | null;
}

/** What a benchmark hands over. */
export interface Measurement {
  readonly name: string;
  /** Sizes and versions, in one line. */
  readonly setting: string;
  /** Unit of every figure. */
  readonly units: Readonly<Record<string, string>>;
  readonly rounds: readonly Round[];
  readonly goals: readonly Goal[];
  readonly notes: readonly string[];
}

interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

/** The result of a benchmark in the form that `--json` prints. */
export interface BenchReport {
  readonly name: string;
  readonly machine: Machine;
  readonly setting: string;
  readonly rounds: readonly Round[];
  readonly medians: Readonly<Record<string, Spread | null>>;
  readonly ratios: Readonly<Record<string, Spread | null>>;
  readonly goal: readonly {
    readonly name: string;
    readonly kind: Goal['kind'];
    readonly bound: number;
    readonly unit: string;
    /** Null when it could not be measured here. */
    readonly reached: boolean | null;
  }[];
  /** Every goal was measured and reached. */
  readonly reached: boolean;
  readonly notes: readonly string[];
}

/** Three significant digits: more would pretend to a precision that a shared machine does not have. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** `share` of the sorted values lies at or below the result; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

function spread(values: readonly (number | null)[], unit: string): Spread | null {
  const numbers = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (numbers.length === 0) return null;
  const middle = numbers.length >>> 1;
  const median =
    numbers.length % 2 === 1
      ? (numbers[middle] ?? 0)
      : ((numbers[middle - 1] ?? 0) + (numbers[middle] ?? 0)) / 2;
  return {
    median: rounded(median),
    min: rounded(numbers[0] ?? 0),
    max: rounded(numbers.at(-1) ?? 0),
    unit,
  };
}

/** The quotient of two figures of a round; null when either is missing. */
export function quotient(figures: Figures, over: string, under: string): number | null {
  const [a, b] = [figures[over] ?? null, figures[under] ?? null];
  return a === null || b === null || b === 0 ? null : a / b;
}

/** Medians, spreads, ratios and whether the goals are reached. */
export function reportOf(measured: Measurement, machine: Machine): BenchReport {
  const { name, setting, units, rounds, goals, notes } = measured;
  const ratios = new Map(
    goals.map((goal) => [
      goal.name,
      spread(
        rounds.map(({ figures }) => goal.value(figures)),
        goal.unit,
      ),
    ]),
  );
  const judged = goals.map(({ name: goalName, kind, bound, unit }) => {
    const median = ratios.get(goalName)?.median ?? null;
    const reached = median === null ? null : kind === 'at least' ? median >= bound : median <= bound;
    return { name: goalName, kind, bound, unit, reached };
  });
  return {
    name,
    machine,
    setting,
    rounds,
    medians: Object.fromEntries(
      Object.entries(units).map(([figure, unit]) => [
        figure,
        spread(
          rounds.map(({ figures }) => figures[figure] ?? null),
          unit,
        ),
      ]),
    ),
    ratios: Object.fromEntries(ratios),
    goal: judged,
    reached: judged.every(({ reached }) => reached === true),
    notes,
  };
}

const cells = (spreadOrNull: Spread | null | undefined): string[] =>
  spreadOrNull
    ? [`${spreadOrNull.median} ${spreadOrNull.unit}`, `${spreadOrNull.min}–${spreadOrNull.max}`]
    : ['not measured', ''];

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

/** The report as text for a terminal. */
export function reportText(report: BenchReport): string {
  const { machine, rounds } = report;
  const lines = [
    `${report.name}: ${report.setting}`,
    `  ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGigabytes} GiB, Linux ${machine.kernel}, Node ${machine.node}, ${machine.disk}, ${machine.ioThreads} I/O threads, ${machine.measuredAt}`,
    '',
    columns([
      ['round', 'fdatasync/s', 'creates/s', 'cores of others', 'load', 'figures'],
      ...rounds.map(({ before, figures }, at) => [
        String(at + 1),
        String(before.fdatasyncPerSecond),
        String(before.createsPerSecond),
        String(before.coresOfOthers),
        String(before.loadAverage1m),
        Object.values(figures)
          .map((value) => (value === null ? '-' : String(rounded(value))))
          .join('  '),
      ]),
    ]),
    '',
    columns([
      ['figure', 'median', 'spread'],
      ...Object.entries(report.medians).map(([name, median]) => [name, ...cells(median)]),
    ]),
    '',
    columns([
      ['goal', 'wanted', 'median', 'spread', ''],
      ...report.goal.map(({ name, kind, bound, unit, reached }) => [
        name,
        `${kind} ${bound} ${unit}`,
        ...cells(report.ratios[name]),
        reached === null ? 'not measured' : reached ? 'reached' : 'NOT REACHED',
      ]),
    ]),
    ...report.notes.map((note) => `\n  ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}
