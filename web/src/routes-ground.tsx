import { createRoute } from '@tanstack/react-router';
import { inside, page } from './routes-inside.tsx';
import { groundSearch } from './search-ground.ts';
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

const ground = createRoute({
  getParentRoute: () => inside,
  path: '/ground',
  validateSearch: groundSearch,
  component: page(() => import('./ground/ground-page.tsx'), 'GroundPage'),
});

/** Pages of what is on the ground: its map, and what blocks return. */
export const groundRoutes = [ground, settlements, settlement] as const;
