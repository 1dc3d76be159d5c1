import { createRoute } from '@tanstack/react-router';
import { releasesQuery } from './api/releases.ts';
import { queryClient } from './api/queries.ts';
import { inside, page } from './routes-inside.tsx';
import { releasesSearch } from './search-releases.ts';

const releases = createRoute({
  getParentRoute: () => inside,
  path: '/releases',
  validateSearch: releasesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(releasesQuery(deps.state ?? null)),
  component: page(() => import('./releases/releases-page.tsx'), 'ReleasesPage'),
});

/** Pages about what lies sealed and is shown to others. */
export const releaseRoutes = [releases];
