import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publicTables } from './public-table.ts';
import type { ProtectedCell } from './store.ts';
import { hideSmall, type ExtendedTable } from './suppression.ts';

/** A table with its totals, of cells row by row. */
function extended(cells: readonly (readonly number[])[]): ExtendedTable {
  const rows = cells.map((row) => [...row, row.reduce((sum, one) => sum + one, 0)]);
  const columns = cells[0]?.length ?? 0;
  const totals = Array.from({ length: columns + 1 }, (_, at) =>
    rows.reduce((sum, row) => sum + (row[at] ?? 0), 0),
  );
  return { rows: cells.length, columns, values: Float64Array.from([...rows, totals].flat()) };
}

const smallIn = ({ values }: ExtendedTable, k: number): Uint8Array =>
  Uint8Array.from(values, (one) => (one > 0 && one < k ? 1 : 0));

/**
 * What is shown, as a circulation: a number flows from its row to its column, a total the other way. Hidden numbers are the arcs whose flow may
 * change; what is shown does not. How far one may rise is how much more can flow round through it. This knows nothing of rectangles.
 */
class Attacker {
  readonly #arcs: { from: number; to: number; at: number }[] = [];
  readonly #values: Float64Array;
  readonly #least: number;

  constructor({ rows, columns, values }: ExtendedTable, hidden: Uint8Array, least: number) {
    this.#values = values;
    this.#least = least;
    for (const [at, is] of hidden.entries()) {
      if (is === 0) continue;
      const [row, column] = [Math.floor(at / (columns + 1)), at % (columns + 1)];
      const [r, c] = [row, rows + 1 + column];
      const isTotal = (row === rows) !== (column === columns);
      this.#arcs.push(isTotal ? { from: c, to: r, at } : { from: r, to: c, at });
    }
  }

  /** By how much a hidden number can differ upwards (or downwards), up to `enough`. */
  reach(wanted: number, isUp: boolean, enough: number): number {
    const flow = Float64Array.from(this.#values);
    const own = this.#arcs.find(({ at }) => at === wanted);
    assert.ok(own);
    const limit = isUp ? enough : Math.min(enough, (flow[wanted] ?? 0) - this.#least);
    const [start, end] = isUp ? [own.to, own.from] : [own.from, own.to];
    let moved = 0;
    while (moved < limit) {
      const way = this.#path(start, end, flow, wanted);
      if (way === null) return moved;
      const room = Math.min(
        limit - moved,
        ...way.map(({ at, isForward }) => (isForward ? Infinity : (flow[at] ?? 0) - this.#least)),
      );
      for (const { at, isForward } of way) flow[at] = (flow[at] ?? 0) + (isForward ? room : -room);
      moved += room;
    }
    return moved;
  }

  #path(start: number, end: number, flow: Float64Array, without: number) {
    const cameBy = new Map<number, { at: number; isForward: boolean; before: number } | null>([
      [start, null],
    ]);
    const waiting = [start];
    for (let node = waiting.shift(); node !== undefined && !cameBy.has(end); node = waiting.shift())
      for (const { from, to, at } of this.#arcs) {
        if (at === without) continue;
        const isForward = from === node;
        const next = isForward ? to : to === node ? from : null;
        if (next === null || cameBy.has(next)) continue;
        if (!isForward && (flow[at] ?? 0) <= this.#least) continue;
        cameBy.set(next, { at, isForward, before: node });
        waiting.push(next);
      }
    if (!cameBy.has(end)) return null;
    const way: { at: number; isForward: boolean }[] = [];
    for (let step = cameBy.get(end); step; step = cameBy.get(step.before)) way.push(step);
    return way;
  }
}

/** Hidden numbers of which what is shown leaves fewer than k + 1 values, by all sums and all bounds. */
function recovered(table: ExtendedTable, hidden: Uint8Array, k: number): number[] {
  // Whoever knows that nothing empty was hidden knows that each is one at least: the strongest reader there is.
  const hasEmpty = hidden.some((is, at) => is === 1 && table.values[at] === 0);
  const attacker = new Attacker(table, hidden, hasEmpty ? 0 : 1);
  return [...hidden.entries()].flatMap(([at, is]) =>
    is === 1 && attacker.reach(at, true, k) + attacker.reach(at, false, k) < k ? [at] : [],
  );
}

/** Numbers that stand alone among hidden ones in their row or column: had by one subtraction. */
function subtracted({ rows, columns }: ExtendedTable, hidden: Uint8Array): number {
  const width = columns + 1;
  const alone = (cells: readonly number[]): boolean => cells.filter((at) => hidden[at] === 1).length === 1;
  const across = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: width }, (_cell, column) => row * width + column),
  );
  const down = Array.from({ length: width }, (_, column) =>
    Array.from({ length: rows + 1 }, (_cell, row) => row * width + column),
  );
  return [...across, ...down].filter(alone).length;
}

const number = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 400 }) },
);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(number, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

test('no hidden number can be had by subtracting, nor be narrowed to fewer than k + 1 values by all sums together', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 5, max: 12 }), (cells, k) => {
      const table = extended(cells);
      const small = smallIn(table, k);
      const hidden = hideSmall(table, small, k);
      for (const [at, is] of small.entries()) assert.ok(is === 0 || hidden[at] === 1, 'the small are hidden');
      assert.equal(subtracted(table, hidden), 0);
      assert.deepEqual(recovered(table, hidden, k), []);
      if (small.every((is) => is === 0)) assert.ok(hidden.every((is) => is === 0));
    }),
    { numRuns: 1500 },
  );
});

test('the attack is one: where the small alone are hidden it finds them, and where two are hidden whose sum is shown too', () => {
  const table = extended([
    [3, 40, 50],
    [60, 70, 80],
  ]);
  const small = smallIn(table, 10);
  assert.equal(subtracted(table, small), 2);
  assert.deepEqual(recovered(table, small, 10), [0]);
  // A rectangle of small numbers has no line with one of them, and still tells each within a few.
  const four = extended([
    [1, 2, 90],
    [2, 1, 90],
    [90, 90, 90],
  ]);
  const corners = smallIn(four, 10);
  assert.equal(subtracted(four, corners), 0);
  assert.equal(recovered(four, corners, 10).length, 4);
  assert.deepEqual(recovered(four, hideSmall(four, corners, 10), 10), []);
});

test('totals go where nothing else can hide a number, and not before', () => {
  const lone = extended([[4]]);
  assert.deepEqual([...hideSmall(lone, smallIn(lone, 10), 10)], [1, 1, 1, 1]);
  const wide = extended([
    [4, 50, 60],
    [50, 60, 70],
  ]);
  const hidden = hideSmall(wide, smallIn(wide, 10), 10);
  assert.deepEqual([...hidden], [1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0]);
});

/** Cells and totals as the database counts them, of households that each have some people. */
function countedOf(cells: readonly (readonly (readonly number[])[])[]): ProtectedCell[] {
  const of = (sizes: readonly number[], settlement: number | null, year: number | null): ProtectedCell => ({
    settlementId: settlement === null ? null : `s${settlement}`,
    column: year === null ? null : String(2000 + year),
    are: 'exact',
    isGroup: false,
    displacements: sizes.length,
    households: sizes.length,
    persons: sizes.reduce((sum, one) => sum + one, 0),
    isColumnTotal: settlement === null,
    isRowTotal: year === null,
  });
  const years = cells[0]?.map((_, at) => at) ?? [];
  return [
    ...cells.flatMap((row, s) => row.map((sizes, y) => of(sizes, s, y))),
    ...cells.map((row, s) => of(row.flat(), s, null)),
    ...years.map((y) =>
      of(
        cells.flatMap((row) => row[y] ?? []),
        null,
        y,
      ),
    ),
    of(cells.flat(2), null, null),
  ].filter(({ displacements }) => displacements > 0);
}

test('in a published table neither the displacements nor the people of a hidden cell can be had', () => {
  const sizes = fc.oneof(
    { weight: 1, arbitrary: fc.constant<number[]>([]) },
    { weight: 2, arbitrary: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }) },
    { weight: 2, arbitrary: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 40 }) },
  );
  const cells = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(sizes, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(cells, (given): void => {
      const counted = countedOf(given);
      if (counted.length === 0) return;
      const [table] = publicTables(counted, 5);
      assert.ok(table);
      const at = (row: number, column: number) => {
        const settlement = table.settlementIds[row] ?? null;
        const year = table.years[column] ?? null;
        return counted.find((one) => one.settlementId === settlement && one.column === year);
      };
      const flat = table.cells.flatMap((row, r) => row.map((cell, c) => ({ cell, counted: at(r, c) })));
      const hidden = Uint8Array.from(flat, ({ cell }) => (cell.isHidden ? 1 : 0));
      for (const measure of ['displacements', 'persons'] as const) {
        const values = Float64Array.from(flat, (one) => one.counted?.[measure] ?? 0);
        const whole: ExtendedTable = {
          rows: table.settlementIds.length,
          columns: table.years.length,
          values,
        };
        assert.deepEqual(recovered(whole, hidden, 5), [], measure);
        for (const [n, { cell }] of flat.entries())
          assert.ok(cell.isHidden || cell[measure] === values[n], 'what is shown is right');
      }
    }),
    { numRuns: 600 },
  );
});
