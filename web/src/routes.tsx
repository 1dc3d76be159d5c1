import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  dossierQuery,
  dossiersQuery,
  facetsQuery,
  findingsQuery,
  itemQuery,
  itemsQuery,
  peopleQuery,
  queryClient,
  searchQuery,
  sourceQuery,
  sourcesQuery,
} from './api/queries.ts';
import { codingRoutes } from './routes-coding.tsx';
import { groundRoutes } from './routes-ground.tsx';
import { lawRoutes } from './routes-law.tsx';
import { detentionRoutes } from './routes-detention.tsx';
import { displacementRoutes } from './routes-displacement.tsx';
import { clearanceRoutes } from './routes-clearance.tsx';
import { mineRoutes } from './routes-mines.tsx';
import { releaseRoutes } from './routes-releases.tsx';
import { inside, NotThere, page, root } from './routes-inside.tsx';
import {
  apiFilter,
  changesSearch,
  findSearch,
  formatSearchParams,
  itemSearch,
  itemsSearch,
  ledgerSearch,
  parseSearchParams,
  signInSearch,
  tasksSearch,
} from './search-params.ts';
import { compareSearch } from './search-compare.ts';
import { ProblemBox } from './ui/problem-box.tsx';

function Failed({ error, reset }: ErrorComponentProps): ReactNode {
  return <ProblemBox error={error} retry={reset} />;
}

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: page(() => import('./pages/setup.tsx'), 'SetupPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: page(() => import('./pages/sign-in.tsx'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: page(() => import('./pages/invitation.tsx'), 'InvitationPage'),
});

const start = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/items' });
  },
});

// Loaders start the requests; pages show their own errors and waiting places, so nothing here is awaited.
const items = createRoute({
  getParentRoute: () => inside,
  path: '/items',
  validateSearch: itemsSearch,
  loaderDeps: ({ search }) => apiFilter(itemsSearch({ ...search })),
  loader: ({ deps }) => {
    void queryClient.prefetchInfiniteQuery(itemsQuery(deps));
    void queryClient.prefetchQuery(facetsQuery(deps));
  },
  // The one page that needs no more than the first words.
  component: lazyRouteComponent(() => import('./pages/items.tsx'), 'ItemsPage'),
});

const item = createRoute({
  getParentRoute: () => inside,
  path: '/items/$serial',
  validateSearch: itemSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(itemQuery(params.serial)),
  component: page(() => import('./pages/item.tsx'), 'ItemPage'),
});

const compare = createRoute({
  getParentRoute: () => inside,
  path: '/compare',
  validateSearch: compareSearch,
  component: page(() => import('./compare/compare-page.tsx'), 'ComparePage'),
});

const search = createRoute({
  getParentRoute: () => inside,
  path: '/search',
  validateSearch: findSearch,
  loaderDeps: ({ search: { q, from } }) => ({ q, from: from ?? null }),
  loader: ({ deps: { q, from } }) => {
    if (q !== undefined) void queryClient.prefetchQuery(searchQuery(q, from));
  },
  component: page(() => import('./pages/search.tsx'), 'SearchPage'),
});

const dossiers = createRoute({
  getParentRoute: () => inside,
  path: '/dossiers',
  loader: () => void queryClient.prefetchQuery(dossiersQuery),
  component: page(() => import('./pages/dossiers.tsx'), 'DossiersPage'),
});

const dossier = createRoute({
  getParentRoute: () => inside,
  path: '/dossiers/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(dossierQuery(params.id)),
  component: page(() => import('./pages/dossier.tsx'), 'DossierPage'),
});

const ledger = createRoute({
  getParentRoute: () => inside,
  path: '/ledger',
  validateSearch: ledgerSearch,
  component: page(() => import('./pages/ledger.tsx'), 'LedgerPage'),
});

const ledgerEntry = createRoute({
  getParentRoute: () => inside,
  path: '/ledger/entries/$index',
  component: page(() => import('./pages/ledger-entry.tsx'), 'LedgerEntryPage'),
});

const jobs = createRoute({
  getParentRoute: () => inside,
  path: '/jobs',
  component: page(() => import('./pages/jobs.tsx'), 'JobsPage'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: page(() => import('./pages/account.tsx'), 'AccountPage'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: page(() => import('./pages/settings.tsx'), 'SettingsPage'),
});

const health = createRoute({
  getParentRoute: () => inside,
  path: '/health',
  component: page(() => import('./pages/health.tsx'), 'HealthPage'),
});

const findings = createRoute({
  getParentRoute: () => inside,
  path: '/findings',
  loader: () => void queryClient.prefetchQuery(findingsQuery),
  component: page(() => import('./pages/findings.tsx'), 'FindingsPage'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  loader: () => void queryClient.prefetchQuery(peopleQuery),
  component: page(() => import('./pages/people.tsx'), 'PeoplePage'),
});

const sources = createRoute({
  getParentRoute: () => inside,
  path: '/sources',
  loader: () => void queryClient.prefetchQuery(sourcesQuery),
  component: page(() => import('./sources/sources-page.tsx'), 'SourcesPage'),
});

const source = createRoute({
  getParentRoute: () => inside,
  path: '/sources/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(sourceQuery(params.id)),
  component: page(() => import('./sources/source-page.tsx'), 'SourcePage'),
});

const tasks = createRoute({
  getParentRoute: () => inside,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: page(() => import('./pages/tasks.tsx'), 'TasksPage'),
});

const notifications = createRoute({
  getParentRoute: () => inside,
  path: '/notifications',
  component: page(() => import('./pages/notifications.tsx'), 'NotificationsPage'),
});

const changes = createRoute({
  getParentRoute: () => inside,
  path: '/changes',
  validateSearch: changesSearch,
  component: page(() => import('./pages/changes.tsx'), 'ChangesPage'),
});

const intake = createRoute({
  getParentRoute: () => inside,
  path: '/intake',
  component: page(() => import('./pages/intake.tsx'), 'IntakePage'),
});

/** Every page by its address. What a page shows can be sent as its address. */
export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    signIn,
    invitation,
    inside.addChildren([
      start,
      items,
      item,
      compare,
      search,
      ...codingRoutes,
      ...groundRoutes,
      ...mineRoutes,
      ...detentionRoutes,
      ...displacementRoutes,
      ...clearanceRoutes,
      ...releaseRoutes,
      ...lawRoutes,
      dossiers,
      dossier,
      ledger,
      findings,
      people,
      sources,
      source,
      ledgerEntry,
      jobs,
      account,
      settings,
      health,
      tasks,
      notifications,
      changes,
      intake,
    ]),
  ]),
  parseSearch: (text) => parseSearchParams(text.replace(/^\?/, '')),
  stringifySearch: formatSearchParams,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: Failed,
  defaultNotFoundComponent: NotThere,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
