import { createRoute } from '@tanstack/react-router';
import { allegationQuery, allegationsQuery, lawQuery } from './api/allegations.ts';
import { proceedingQuery, proceedingsQuery } from './api/proceedings.ts';
import { pleadingQuery, pleadingsQuery } from './api/pleadings.ts';
import { lawDraftQuery, lawFilesQuery, lawVersionsQuery } from './api/law-files.ts';
import { queryClient } from './api/queries.ts';
import { undertakingQuery, undertakingsQuery } from './api/undertakings.ts';
import { inside, page } from './routes-inside.tsx';
import { allegationsSearch, lawSearch, matrixSearch } from './search-allegations.ts';
import { pleadingSearch, pleadingsSearch } from './search-pleadings.ts';
import { lawDraftSearch, lawFileSearch } from './search-law-files.ts';
import { proceedingsSearch } from './search-proceedings.ts';
import { undertakingSearch, undertakingsSearch } from './search-undertakings.ts';

const allegations = createRoute({
  getParentRoute: () => inside,
  path: '/allegations',
  validateSearch: allegationsSearch,
  loader: () => {
    void queryClient.prefetchQuery(lawQuery);
    void queryClient.prefetchInfiniteQuery(allegationsQuery);
  },
  component: page(() => import('./allegations/allegations-page.tsx'), 'AllegationsPage'),
});

const allegation = createRoute({
  getParentRoute: () => inside,
  path: '/allegations/$id',
  validateSearch: matrixSearch,
  loaderDeps: ({ search }) => ({ stage: search.stage }),
  loader: ({ params, deps }) => {
    void queryClient.prefetchQuery(lawQuery);
    void queryClient.prefetchQuery(allegationQuery(params.id, deps.stage));
  },
  component: page(() => import('./allegations/allegation-page.tsx'), 'AllegationPage'),
});

const proceedings = createRoute({
  getParentRoute: () => inside,
  path: '/proceedings',
  validateSearch: proceedingsSearch,
  loader: () => {
    void queryClient.prefetchQuery(lawQuery);
    void queryClient.prefetchInfiniteQuery(proceedingsQuery);
  },
  component: page(() => import('./proceedings/proceedings-page.tsx'), 'ProceedingsPage'),
});

const proceeding = createRoute({
  getParentRoute: () => inside,
  path: '/proceedings/$id',
  loader: ({ params }) => {
    void queryClient.prefetchQuery(lawQuery);
    void queryClient.prefetchQuery(proceedingQuery(params.id));
  },
  component: page(() => import('./proceedings/proceeding-page.tsx'), 'ProceedingPage'),
});

const undertakings = createRoute({
  getParentRoute: () => inside,
  path: '/undertakings',
  validateSearch: undertakingsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(undertakingsQuery(deps)),
  component: page(() => import('./undertakings/undertakings-page.tsx'), 'UndertakingsPage'),
});

const undertaking = createRoute({
  getParentRoute: () => inside,
  path: '/undertakings/$id',
  validateSearch: undertakingSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ params, deps }) => void queryClient.prefetchQuery(undertakingQuery(params.id, deps.on)),
  component: page(() => import('./undertakings/undertaking-page.tsx'), 'UndertakingPage'),
});

const pleadings = createRoute({
  getParentRoute: () => inside,
  path: '/pleadings',
  validateSearch: pleadingsSearch,
  loader: () => void queryClient.prefetchQuery(pleadingsQuery),
  component: page(() => import('./drafting/pleadings-page.tsx'), 'PleadingsPage'),
});

const pleading = createRoute({
  getParentRoute: () => inside,
  path: '/pleadings/$id',
  validateSearch: pleadingSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(pleadingQuery(params.id)),
  component: page(() => import('./drafting/pleading-page.tsx'), 'PleadingPage'),
});

const law = createRoute({
  getParentRoute: () => inside,
  path: '/law',
  validateSearch: lawSearch,
  loader: () => void queryClient.prefetchQuery(lawQuery),
  component: page(() => import('./allegations/law-page.tsx'), 'LawPage'),
});

const lawFiles = createRoute({
  getParentRoute: () => inside,
  path: '/law/files',
  loader: () => void queryClient.prefetchQuery(lawFilesQuery),
  component: page(() => import('./law-editor/files-page.tsx'), 'LawFilesPage'),
});

const lawFile = createRoute({
  getParentRoute: () => inside,
  path: '/law/files/$id',
  validateSearch: lawFileSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(lawVersionsQuery(params.id)),
  component: page(() => import('./law-editor/file-page.tsx'), 'LawFilePage'),
});

const lawDraft = createRoute({
  getParentRoute: () => inside,
  path: '/law/files/$id/draft',
  validateSearch: lawDraftSearch,
  loader: ({ params }) => {
    void queryClient.prefetchQuery(lawQuery);
    void queryClient.prefetchQuery(lawDraftQuery(params.id));
  },
  component: page(() => import('./law-editor/draft-page.tsx'), 'LawDraftPage'),
});

/** Pages by which a case is argued: before whom, what is charged, and the law under which. */
export const lawRoutes = [
  proceedings,
  proceeding,
  allegations,
  allegation,
  undertakings,
  undertaking,
  pleadings,
  pleading,
  law,
  lawFiles,
  lawFile,
  lawDraft,
] as const;
