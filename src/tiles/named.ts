import { recordReads } from '#access';
import { readGround } from '#clearance';
import type { Identity, Tx } from '#db';
import { readMines } from '#mines';
import { nameOf } from '#settlements';
import type { InView, Theme } from './model.ts';
import {
  namedAccidents,
  namedAreas,
  namedHazards,
  namedReleased,
  namedSettlements,
  type NamedMark,
} from './store.ts';

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
    datedBy: null,
    decided: null,
    work: null,
  }));
  const areas = await namedAreas(tx, view.groundAreas.ids);
  const released = await namedReleased(tx, view.released.ids);
  // Of an area of which several parts are named, it is read once.
  const readAreas = new Map(
    [...areas, ...released].map(({ id, compartment_id, work }) => {
      const areaId = work?.areaId ?? id;
      return [areaId, { id: areaId, compartment_id }];
    }),
  );
  await readMines(tx, by, hazards, 'listed');
  await readGround(tx, by, { table: 'accident', rows: accidents, how: 'listed' });
  await readGround(tx, by, { table: 'ground_area', rows: [...readAreas.values()], how: 'listed' });
  await recordReads(
    tx,
    by,
    settlements.map(({ id, compartment_id: compartmentId }) => ({ table: 'settlement', id, compartmentId })),
    'listed',
  );
  return {
    hazards: { total: view.hazards.total, items: hazards },
    accidents: { total: view.accidents.total, items: accidents },
    settlements: { total: view.settlements.total, items: settlements },
    groundAreas: { total: view.groundAreas.total, items: areas },
    released: { total: view.released.total, items: released },
  };
}
