import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './routes-inside.tsx';
import { askedDays, returnSearch } from './search-settlements.ts';

const settlements = createRoute({
  getParentRoute: () => inside,
  path: '/return',
  validateSearch: returnSearch,
  component: lazyRouteComponent(() => import('./settlements/return-page.tsx'), 'ReturnPage'),
});

const settlement = createRoute({
  getParentRoute: () => inside,
  path: '/return/$id',
  validateSearch: askedDays,
  component: lazyRouteComponent(() => import('./settlements/settlement-page.tsx'), 'SettlementPage'),
});

/** Pages of what is on the ground: what blocks return. */
export const groundRoutes = [settlements, settlement] as const;
