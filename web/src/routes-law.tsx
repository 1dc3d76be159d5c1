import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { allegationQuery, allegationsQuery, lawQuery } from './api/allegations.ts';
import { queryClient } from './api/queries.ts';
import { inside } from './routes-inside.tsx';
import { allegationsSearch, lawSearch, matrixSearch } from './search-allegations.ts';

const allegations = createRoute({
  getParentRoute: () => inside,
  path: '/allegations',
  validateSearch: allegationsSearch,
  loader: () => {
    void queryClient.prefetchQuery(lawQuery);
    void queryClient.prefetchInfiniteQuery(allegationsQuery);
  },
  component: lazyRouteComponent(() => import('./allegations/allegations-page.tsx'), 'AllegationsPage'),
});

const allegation = createRoute({
  getParentRoute: () => inside,
  path: '/allegations/$id',
  validateSearch: matrixSearch,
  loader: ({ params }) => {
    void queryClient.prefetchQuery(lawQuery);
    void queryClient.prefetchQuery(allegationQuery(params.id));
  },
  component: lazyRouteComponent(() => import('./allegations/allegation-page.tsx'), 'AllegationPage'),
});

const law = createRoute({
  getParentRoute: () => inside,
  path: '/law',
  validateSearch: lawSearch,
  loader: () => void queryClient.prefetchQuery(lawQuery),
  component: lazyRouteComponent(() => import('./allegations/law-page.tsx'), 'LawPage'),
});

/** Pages by which a case is argued: what is charged, and the law under which. */
export const lawRoutes = [allegations, allegation, law] as const;
