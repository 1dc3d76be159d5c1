import type { LedgeredTable, RowChange } from './tables.ts';

/** A column that a trigger keeps of other rows, and that no entry holds. */
interface KeptColumn {
  readonly column: string;
  /** Of the rows of this table whose `by` names the row, and that were not withdrawn: each `value` once, in order. */
  readonly from: LedgeredTable;
  readonly by: string;
  readonly value: string;
}

const keptColumns: Partial<Record<LedgeredTable, KeptColumn>> = {
  incident: { column: 'act_kinds', from: 'act', by: 'incident_id', value: 'kind' },
};

/** The column of a table that a trigger keeps, in a list; none of most. */
export const keptColumnsOf = (table: LedgeredTable): readonly string[] => {
  const kept = keptColumns[table];
  return kept ? [kept.column] : [];
};

/**
 * New rows of a table with what its trigger will keep of `changes`, which come with them: written so the trigger finds it right, and no row is
 * written twice. What is wrong or missing it puts right.
 */
export function withKept(
  table: LedgeredTable,
  rows: readonly object[],
  changes: ReadonlyMap<LedgeredTable, readonly RowChange[]>,
): readonly object[] {
  const kept = keptColumns[table];
  if (!kept) return rows;
  const values = new Map<unknown, Set<string>>();
  for (const { op, row } of changes.get(kept.from) ?? []) {
    const fields: Readonly<Record<string, unknown>> = row;
    if (op !== 'put' || (fields['withdrawn_at'] ?? null) !== null) continue;
    const of = values.get(fields[kept.by]) ?? new Set();
    values.set(fields[kept.by], of.add(String(fields[kept.value])));
  }
  return rows.map((row) => ({
    ...row,
    [kept.column]: [...(values.get((row as { readonly id?: string }).id) ?? [])].toSorted(),
  }));
}
