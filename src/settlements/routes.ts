import type { Tx } from '#db';
import { newId, nowUtc } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { checkRoute, type HazardIndex, type RouteCheck } from './corridor.ts';
import { recorded, standing, standingRoute } from './entries.ts';
import { checkedGeometry, linksOf, type Geometry } from './geometry.ts';
import { required, wrong, type Person, type SettlementRoute } from './model.ts';
import type { RouteOf } from './store.ts';

/** What is said of a way to a settlement. */
export interface RouteFacts {
  readonly name: string;
  /** GeoJSON LineString or MultiLineString, each line a link of the way; hostile input. */
  readonly line: unknown;
  /** Metres on either side, from 1 to 5000. */
  readonly bufferM: number;
}

type Line = Extract<Geometry, { type: 'LineString' | 'MultiLineString' }>;

/** Records a way to a settlement. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addRoute(tx: Tx, by: Person, settlementId: string, facts: RouteFacts): Promise<string> {
  const settlement = await standing(tx, settlementId);
  const line = checkedGeometry('the-route-line', facts.line, ['LineString', 'MultiLineString']);
  if (line === null) throw wrong('the-route-line', 'no-geometry-of-kind');
  const row: SettlementRoute = {
    id: newId(),
    settlement_id: settlementId,
    name: required('the-route-name', facts.name, 200),
    line: line as unknown as LedgeredRow<'settlement_route'>['line'],
    buffer_m: facts.bufferM,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows = [{ table: 'settlement_route', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'route-added', settlement, rows });
  return row.id;
}

/** Withdraws a way; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawRoute(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { row: before, settlement } = await standingRoute(tx, id);
  const row: SettlementRoute = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'settlement_route', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'route-withdrawn', settlement, rows, reason });
}

/** What recorded hazards lie on a way that is stored. */
export const checkStored = (route: RouteOf, index: HazardIndex): RouteCheck =>
  checkRoute(
    {
      routeId: route.id,
      name: route.name,
      bufferM: route.bufferM,
      // It was looked at when it was recorded.
      links: linksOf(route.line as Line),
    },
    index,
  );
