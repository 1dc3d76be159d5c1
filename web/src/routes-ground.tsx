import { createRoute } from '@tanstack/react-router';
import { inside, page } from './routes-inside.tsx';
import { askedDays, returnSearch } from './search-settlements.ts';

const settlements = createRoute({
  getParentRoute: () => inside,
  path: '/return',
  validateSearch: returnSearch,
  component: page(() => import('./settlements/return-page.tsx'), 'ReturnPage'),
});

const settlement = createRoute({
  getParentRoute: () => inside,
  path: '/return/$id',
  validateSearch: askedDays,
  component: page(() => import('./settlements/settlement-page.tsx'), 'SettlementPage'),
});

/** Pages of what is on the ground: what blocks return. */
export const groundRoutes = [settlements, settlement] as const;
