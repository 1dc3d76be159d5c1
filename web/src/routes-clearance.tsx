import { createRoute } from '@tanstack/react-router';
import { accidentsQuery, areasQuery, casualtiesQuery } from './api/ground.ts';
import { queryClient } from './api/queries.ts';
import { inside, page } from './routes-inside.tsx';

/** What the address of the page says: which form is open. */
export interface ClearanceSearch {
  readonly view?: 'new-accident' | 'new-area';
}

/** Reads it; what it does not know it drops. */
export function clearanceSearch(raw: Record<string, unknown>): ClearanceSearch {
  const view = (['new-accident', 'new-area'] as const).find((one) => one === raw['view']);
  return view ? { view } : {};
}

const clearance = createRoute({
  getParentRoute: () => inside,
  path: '/clearance',
  validateSearch: clearanceSearch,
  loader: () => {
    for (const query of [accidentsQuery, areasQuery, casualtiesQuery])
      void queryClient.prefetchQuery(query as typeof accidentsQuery);
  },
  component: page(() => import('./clearance/clearance-page.tsx'), 'ClearancePage'),
});

// What they show is asked for when it is shown and not before: each asking is a reading, and is recorded.
const accident = createRoute({
  getParentRoute: () => inside,
  path: '/clearance/accidents/$id',
  component: page(() => import('./clearance/accident-page.tsx'), 'AccidentPage'),
});

const area = createRoute({
  getParentRoute: () => inside,
  path: '/clearance/areas/$id',
  component: page(() => import('./clearance/area-page.tsx'), 'AreaPage'),
});

/** Pages of accidents and clearance. */
export const clearanceRoutes = [clearance, accident, area];
