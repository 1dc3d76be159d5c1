import { queryOptions } from '@tanstack/react-query';
import { problemOf, ProblemError } from '../api/client.ts';

/** A sheet in the list of a file. */
export interface SheetName {
  readonly name: string;
  /** Whether the file hides it from who opens it. */
  readonly isHidden: boolean;
}

/** A sheet: its cells as the file displays them, and the formula of those that are computed. */
export interface SheetCells {
  readonly rows: readonly (readonly string[])[];
  /** By row and column, from 0, joined by a space. */
  readonly formulas: ReadonlyMap<string, string>;
  /** How many rows and columns the sheet has. */
  readonly size: { readonly rows: number; readonly columns: number };
  readonly isWhole: boolean;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asFigure = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);

/** Reads the list of sheets that the tool keeps. What is not as it should be is left out. */
export function sheetNamesOf(copy: unknown): SheetName[] {
  return asList((copy as { sheets?: unknown } | null)?.sheets).map((one) => {
    const { name, isHidden } = (one ?? {}) as Record<string, unknown>;
    return { name: asText(name), isHidden: isHidden === true };
  });
}

/** Reads a sheet that the tool keeps. What is not as it should be is left out. */
export function sheetCellsOf(copy: unknown): SheetCells {
  const { rows, formulas, size, isWhole } = (copy ?? {}) as Record<string, unknown>;
  const { rows: high, columns: wide } = (size ?? {}) as Record<string, unknown>;
  return {
    rows: asList(rows).map((row) => asList(row).map(asText)),
    formulas: new Map(
      asList(formulas).flatMap((one) => {
        const [row, column, formula] = asList(one);
        return typeof formula === 'string' ? [[`${Number(row)} ${Number(column)}`, formula] as const] : [];
      }),
    ),
    size: { rows: asFigure(high), columns: asFigure(wide) },
    isWhole: isWhole !== false,
  };
}

const kept = <T>(address: string, read: (copy: unknown) => T) =>
  queryOptions({
    queryKey: ['sheet', address],
    queryFn: async ({ signal }) => {
      const response = await fetch(address, { signal });
      if (!response.ok) throw new ProblemError(await problemOf(response));
      return read(await response.json());
    },
    staleTime: Infinity,
  });

/** The list of sheets, by the address of its copy. */
export const sheetNamesQuery = (address: string) => kept(address, sheetNamesOf);

/** The cells of one sheet, by the address of its copy. */
export const sheetCellsQuery = (address: string) => kept(address, sheetCellsOf);
