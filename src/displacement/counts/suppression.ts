/**
 * Hiding small numbers in a table with totals so that none of them can be worked out again from what is shown. The table is extended by a last
 * column (totals of the rows) and a last row (totals of the columns); the corner is the grand total.
 *
 * A number that is hidden because it is small is hidden with three others, at the corners of a rectangle. Let one of these numbers change by k,
 * its neighbours by k the other way (a total: the same way) and the last by k as it did: all sums still hold, and none falls below one where it
 * must fall, since only numbers above k are taken for those. What is shown therefore fits at least two tables that differ by k in each of the
 * four, whatever else is hidden besides. A rectangle with totals always exists: totals may have to go.
 */
export interface ExtendedTable {
  /** Rows and columns, the totals not counted; at least one of each. */
  readonly rows: number;
  readonly columns: number;
  /** Row by row, `columns + 1` numbers each, the row of totals last; whole numbers from nothing on whose sums hold. */
  readonly values: Float64Array;
}

const CANDIDATES = 12;
/** A total says more than any number that is not one, and the grand total most. */
const TOTAL = 1e12;
const GRAND = 1e14;

interface Step {
  readonly at: number;
  readonly cost: number;
}

/** Numbers hidden in one table, while it is being worked on. */
class Hiding {
  readonly hidden: Uint8Array;
  readonly #table: ExtendedTable;
  readonly #k: number;

  constructor(table: ExtendedTable, k: number) {
    this.#table = table;
    this.#k = k;
    this.hidden = new Uint8Array(table.values.length);
  }

  #index(row: number, column: number): number {
    return row * (this.#table.columns + 1) + column;
  }

  /** Totals stand on the other side of their sums; the grand total is a total of totals. */
  #sign(row: number, column: number): 1 | -1 {
    const { rows, columns } = this.#table;
    return (row === rows) === (column === columns) ? 1 : -1;
  }

  /** What hiding a number costs when it has to rise (1) or fall (-1) by k; null where it cannot. */
  #cost(row: number, column: number, way: number): number | null {
    const { rows, columns, values } = this.#table;
    const at = this.#index(row, column);
    const value = values[at] ?? 0;
    if (way < 0 && value <= this.#k) return null;
    if (this.hidden[at] === 1) return 0;
    if (row === rows && column === columns) return GRAND + value;
    // Nothing at all is the last to be hidden of what is no total: that nobody left says something.
    if (row === rows || column === columns) return TOTAL + value;
    return value === 0 ? TOTAL / 2 : value;
  }

  #best(steps: readonly Step[]): readonly Step[] {
    return steps.toSorted((a, b) => a.cost - b.cost).slice(0, CANDIDATES);
  }

  /** Hides a number with the three that cost least. Returns all four. */
  hide(row: number, column: number): readonly number[] {
    const { rows, columns } = this.#table;
    const sign = this.#sign(row, column);
    const across: Step[] = [];
    for (let at = 0; at <= columns; at += 1) {
      const cost = at === column ? null : this.#cost(row, at, this.#sign(row, at) * -sign);
      if (cost !== null) across.push({ at, cost });
    }
    const down: Step[] = [];
    for (let at = 0; at <= rows; at += 1) {
      const cost = at === row ? null : this.#cost(at, column, this.#sign(at, column) * -sign);
      if (cost !== null) down.push({ at, cost });
    }
    // With the total, which may rise without end, there is always one.
    const ends = <T extends Step>(steps: readonly T[], total: number): readonly Step[] => [
      ...this.#best(steps),
      ...steps.filter(({ at }) => at === total),
    ];
    let best: { readonly of: readonly number[]; readonly cost: number } | null = null;
    for (const one of ends(across, columns))
      for (const other of ends(down, rows)) {
        const last = this.#cost(other.at, one.at, this.#sign(other.at, one.at) * sign);
        if (last === null) continue;
        const cost = one.cost + other.cost + last;
        if (best !== null && best.cost <= cost) continue;
        const of = [
          this.#index(row, column),
          this.#index(row, one.at),
          this.#index(other.at, column),
          this.#index(other.at, one.at),
        ];
        best = { of, cost };
      }
    if (best === null) throw new Error('a table without a rectangle');
    for (const at of best.of) this.hidden[at] = 1;
    return best.of;
  }
}

/**
 * Which numbers of a table are hidden, 1 for each, so that every number that `isSmall` marks is, and none of the hidden ones can be narrowed
 * down to fewer than k + 1 values by what is shown and by all sums. Pure; the order of rows and columns decides between equals.
 */
export function hideSmall(table: ExtendedTable, isSmall: Uint8Array, k: number): Uint8Array {
  const hiding = new Hiding(table, k);
  const covered = new Uint8Array(table.values.length);
  for (const [at, small] of isSmall.entries()) {
    if (small === 0 || covered[at] === 1) continue;
    const width = table.columns + 1;
    for (const one of hiding.hide(Math.floor(at / width), at % width)) covered[one] = 1;
  }
  return hiding.hidden;
}
