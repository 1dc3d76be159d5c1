import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { readMines } from '#mines';
import { nameOf } from '#settlements';
import type { InView, Theme } from './model.ts';
import { namedAccidents, namedHazards, namedSettlements, type NamedMark } from './store.ts';

/** What of each theme lies in view: how many, and the first of them by name. */
export type NamedInView = Readonly<
  Record<Theme, { readonly total: number; readonly items: readonly NamedMark[] }>
>;

/** Names what was found in a box, as far as the identity of `tx` sees it, and records each that is named as listed (invariant 7). */
export async function inViewNamed(
  tx: Tx,
  by: Identity & { readonly personId: string },
  of: { readonly view: InView; readonly lang: string | null },
): Promise<NamedInView> {
  const { view, lang } = of;
  const hazards = await namedHazards(tx, view.hazards.ids);
  const accidents = await namedAccidents(tx, view.accidents.ids);
  const settlements = (await namedSettlements(tx, view.settlements.ids)).map((row): NamedMark => ({
    ...row,
    title: nameOf(row, lang),
    dated: null,
    decided: null,
  }));
  const read = (table: 'accident' | 'settlement', rows: readonly NamedMark[]) =>
    rows.map(({ id, compartment_id: compartmentId }) => ({ table, id, compartmentId }));
  await readMines(tx, by, hazards, 'listed');
  await recordReads(tx, by, [...read('accident', accidents), ...read('settlement', settlements)], 'listed');
  return {
    hazards: { total: view.hazards.total, items: hazards },
    accidents: { total: view.accidents.total, items: accidents },
    settlements: { total: view.settlements.total, items: settlements },
  };
}
