import { createRoute } from '@tanstack/react-router';
import { inside, page } from './routes-inside.tsx';
import { displacementSearch } from './search-displacement.ts';

// What they show is asked for when it is shown and not before: each asking is a reading, and is recorded.
const displaced = createRoute({
  getParentRoute: () => inside,
  path: '/displacement',
  validateSearch: displacementSearch,
  component: page(() => import('./displacement/displacement-page.tsx'), 'DisplacementPage'),
});

const record = createRoute({
  getParentRoute: () => inside,
  path: '/displacement/$id',
  component: page(() => import('./displacement/record-page.tsx'), 'DisplacementRecordPage'),
});

/** Pages of displaced people. */
export const displacementRoutes = [displaced, record];
