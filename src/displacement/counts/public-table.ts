import type { ProtectedCell } from './store.ts';
import type { SizeKind } from '../model.ts';
import { hideSmall } from './suppression.ts';

/** From how few on a group may be shown where nothing is said, and the smallest that may be asked for. */
export const PUBLIC_K = 10;
export const LEAST_K = 5;

/**
 * Populations that no displacement is in two of. Each is a table of its own, protected by itself: no sum of them is given, so that none can be
 * taken from another.
 */
export const populations = [
  'households-exact',
  'households-at-least',
  'households-unknown',
  'groups-exact',
  'groups-at-least',
  'groups-unknown',
] as const;
export type Population = (typeof populations)[number];

/** A cell of a public table. Of groups with a number only that number is told: how many records it came in says nothing of people. */
export type PublicCell =
  | { readonly isHidden: false; readonly displacements: number | null; readonly persons: number | null }
  | { readonly isHidden: true };

/** One population by settlement and year; the last column and the last row are totals. */
export interface PublicTable {
  readonly population: Population;
  /** Null: of no settlement of the archive, or of one that is not named. */
  readonly settlementIds: readonly (string | null)[];
  /** Null: not known. */
  readonly years: readonly (string | null)[];
  /** One row more than settlements, one column more than years. */
  readonly cells: readonly (readonly PublicCell[])[];
  readonly hidden: {
    /** Because they are small. */
    readonly small: number;
    /** So that these cannot be worked out. */
    readonly complementary: number;
  };
}

const populationOf = ({ isGroup, are }: { readonly isGroup: boolean; readonly are: SizeKind }): Population =>
  `${isGroup ? 'groups' : 'households'}-${are}`;

const isOfPersons = (population: Population): boolean =>
  population === 'groups-exact' || population === 'groups-at-least';

/** What is protected: households, of groups persons, and where nobody says how many these are the records of them. */
const unitsOf = (population: Population, cell: ProtectedCell): number =>
  isOfPersons(population) ? cell.persons : cell.displacements;

/** How many may be told apart at least: a household that was displaced twice is one household. */
const apartOf = (population: Population, cell: ProtectedCell): number =>
  population.startsWith('households-') ? cell.households : unitsOf(population, cell);

function tableOf(population: Population, cells: readonly ProtectedCell[], k: number): PublicTable {
  const distinct = <T extends string | null>(values: readonly T[]): T[] => [...new Set(values)];
  const inside = cells.filter((one) => !one.isColumnTotal && !one.isRowTotal);
  const settlementIds = distinct(inside.map(({ settlementId }) => settlementId));
  const years = distinct(inside.map(({ column }) => column)).toSorted((a, b) =>
    a === null ? 1 : b === null ? -1 : Number(a) - Number(b),
  );
  const width = years.length + 1;
  const size = (settlementIds.length + 1) * width;
  const values = new Float64Array(size);
  const isSmall = new Uint8Array(size);
  const found: (ProtectedCell | undefined)[] = Array.from({ length: size });
  const rowOf = new Map(settlementIds.map((id, at) => [id, at]));
  const columnOf = new Map(years.map((year, at) => [year, at]));
  for (const cell of cells) {
    const row = cell.isColumnTotal ? settlementIds.length : rowOf.get(cell.settlementId);
    const column = cell.isRowTotal ? years.length : columnOf.get(cell.column);
    if (row === undefined || column === undefined) throw new Error('a total of nothing');
    const at = row * width + column;
    values[at] = unitsOf(population, cell);
    found[at] = cell;
    if (apartOf(population, cell) < k) isSmall[at] = 1;
  }
  const hidden = hideSmall({ rows: settlementIds.length, columns: years.length, values }, isSmall, k);
  const shown = (at: number): PublicCell => {
    if (hidden[at] === 1) return { isHidden: true };
    const { displacements = 0, persons = 0 } = found[at] ?? {};
    const hasNumber = !population.endsWith('-unknown');
    return {
      isHidden: false,
      displacements: isOfPersons(population) ? null : displacements,
      persons: hasNumber ? persons : null,
    };
  };
  const small = isSmall.reduce((sum, one) => sum + one, 0);
  return {
    population,
    settlementIds,
    years,
    cells: Array.from({ length: settlementIds.length + 1 }, (_, row) =>
      Array.from({ length: width }, (_cell, column) => shown(row * width + column)),
    ),
    hidden: { small, complementary: hidden.reduce((sum, one) => sum + one, 0) - small },
  };
}

/**
 * Tables that may be published: of each population that has anything, in the order of `populations`. A number is hidden where it is of fewer
 * than `k`, and so many others with it that what is shown fits tables that differ by `k` in each hidden number (`hideSmall`). Pure.
 */
export function publicTables(cells: readonly ProtectedCell[], k: number): PublicTable[] {
  const own = Map.groupBy(cells, populationOf);
  return populations.flatMap((population) => {
    const of = own.get(population);
    return of === undefined ? [] : [tableOf(population, of, k)];
  });
}
