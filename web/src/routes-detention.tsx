import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './routes-inside.tsx';
import { detentionSearch } from './search-detention.ts';

// What they show is asked for when it is shown and not before: each asking is a reading, and is recorded.
const detainees = createRoute({
  getParentRoute: () => inside,
  path: '/detainees',
  validateSearch: detentionSearch,
  component: lazyRouteComponent(() => import('./detention/detainees-page.tsx'), 'DetaineesPage'),
});

const detainee = createRoute({
  getParentRoute: () => inside,
  path: '/detainees/$id',
  component: lazyRouteComponent(() => import('./detention/record-page.tsx'), 'DetentionRecordPage'),
});

/** Pages of detainees, missing people and exchanges. */
export const detentionRoutes = [detainees, detainee];
