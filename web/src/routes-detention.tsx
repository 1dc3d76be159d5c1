import { createRoute } from '@tanstack/react-router';
import { inside, page } from './routes-inside.tsx';
import { detentionSearch } from './search-detention.ts';

// What they show is asked for when it is shown and not before: each asking is a reading, and is recorded.
const detainees = createRoute({
  getParentRoute: () => inside,
  path: '/detainees',
  validateSearch: detentionSearch,
  component: page(() => import('./detention/detainees-page.tsx'), 'DetaineesPage'),
});

const detainee = createRoute({
  getParentRoute: () => inside,
  path: '/detainees/$id',
  component: page(() => import('./detention/record-page.tsx'), 'DetentionRecordPage'),
});

/** Pages of detainees, missing people and exchanges. */
export const detentionRoutes = [detainees, detainee];
