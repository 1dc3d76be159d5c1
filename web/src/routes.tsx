import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Outlet,
  redirect,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { actorQuery, actorsQuery } from './api/actors.ts';
import {
  claimQuery,
  claimsQuery,
  dossierQuery,
  dossiersQuery,
  facetsQuery,
  findingsQuery,
  itemQuery,
  itemsQuery,
  meQuery,
  peopleQuery,
  queryClient,
  searchQuery,
  sourceQuery,
  sourcesQuery,
} from './api/queries.ts';
import { useWords } from './i18n/language.tsx';
import { incidentQuery } from './api/incidents.ts';
import { Frame } from './pages/frame.tsx';
import {
  apiFilter,
  changesSearch,
  claimsSearch,
  findSearch,
  formatSearchParams,
  itemSearch,
  itemsSearch,
  ledgerSearch,
  parseSearchParams,
  signInSearch,
  tasksSearch,
} from './search-params.ts';
import { actorsSearch, newActorSearch } from './search-actors.ts';
import { incidentsSearch, newIncidentSearch } from './search-incidents.ts';
import { compareSearch } from './search-compare.ts';
import { EmptyState } from './ui/empty-state.tsx';
import { ProblemBox } from './ui/problem-box.tsx';

function NotThere(): ReactNode {
  const { t } = useWords();
  return (
    <main className="alone">
      <EmptyState
        what={t('not-there.what')}
        why={t('not-there.why')}
        next={<Link to="/items">{t('not-there.next')}</Link>}
        isPage
      />
    </main>
  );
}

function Failed({ error, reset }: ErrorComponentProps): ReactNode {
  return <ProblemBox error={error} retry={reset} />;
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/setup.tsx'), 'SetupPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/invitation.tsx'), 'InvitationPage'),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  // Not before the loaders of the pages: what a page shows is asked for beside who asks, and the server refuses strangers by itself.
  loader: async ({ location }) => {
    const me = await queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  component: Frame,
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
  component: lazyRouteComponent(() => import('./pages/items.tsx'), 'ItemsPage'),
});

const item = createRoute({
  getParentRoute: () => inside,
  path: '/items/$serial',
  validateSearch: itemSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(itemQuery(params.serial)),
  component: lazyRouteComponent(() => import('./pages/item.tsx'), 'ItemPage'),
});

const compare = createRoute({
  getParentRoute: () => inside,
  path: '/compare',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('./compare/compare-page.tsx'), 'ComparePage'),
});

const search = createRoute({
  getParentRoute: () => inside,
  path: '/search',
  validateSearch: findSearch,
  loaderDeps: ({ search: { q, from } }) => ({ q, from: from ?? null }),
  loader: ({ deps: { q, from } }) => {
    if (q !== undefined) void queryClient.prefetchQuery(searchQuery(q, from));
  },
  component: lazyRouteComponent(() => import('./pages/search.tsx'), 'SearchPage'),
});

const incidents = createRoute({
  getParentRoute: () => inside,
  path: '/incidents',
  validateSearch: incidentsSearch,
  component: lazyRouteComponent(() => import('./incidents/incidents-page.tsx'), 'IncidentsPage'),
});

const newIncident = createRoute({
  getParentRoute: () => inside,
  path: '/incidents/new',
  validateSearch: newIncidentSearch,
  component: lazyRouteComponent(() => import('./incidents/new-incident.tsx'), 'NewIncidentPage'),
});

const incident = createRoute({
  getParentRoute: () => inside,
  path: '/incidents/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(incidentQuery(params.id)),
  component: lazyRouteComponent(() => import('./incidents/incident-page.tsx'), 'IncidentPage'),
});

const claims = createRoute({
  getParentRoute: () => inside,
  path: '/claims',
  validateSearch: claimsSearch,
  loaderDeps: ({ search }) => claimsSearch({ ...search }),
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(claimsQuery(deps)),
  component: lazyRouteComponent(() => import('./coding/claims-page.tsx'), 'ClaimsPage'),
});

const claim = createRoute({
  getParentRoute: () => inside,
  path: '/claims/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(claimQuery(params.id)),
  component: lazyRouteComponent(() => import('./coding/claim-page.tsx'), 'ClaimPage'),
});

const actors = createRoute({
  getParentRoute: () => inside,
  path: '/actors',
  validateSearch: actorsSearch,
  loaderDeps: ({ search }) => actorsSearch({ ...search }),
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(actorsQuery(deps)),
  component: lazyRouteComponent(() => import('./actors/actors-page.tsx'), 'ActorsPage'),
});

const newActor = createRoute({
  getParentRoute: () => inside,
  path: '/actors/new',
  validateSearch: newActorSearch,
  component: lazyRouteComponent(() => import('./actors/new-actor.tsx'), 'NewActorPage'),
});

const alike = createRoute({
  getParentRoute: () => inside,
  path: '/actors/alike',
  component: lazyRouteComponent(() => import('./actors/alike-page.tsx'), 'AlikePage'),
});

const actor = createRoute({
  getParentRoute: () => inside,
  path: '/actors/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(actorQuery(params.id)),
  component: lazyRouteComponent(() => import('./actors/actor-page.tsx'), 'ActorPage'),
});

const dossiers = createRoute({
  getParentRoute: () => inside,
  path: '/dossiers',
  loader: () => void queryClient.prefetchQuery(dossiersQuery),
  component: lazyRouteComponent(() => import('./pages/dossiers.tsx'), 'DossiersPage'),
});

const dossier = createRoute({
  getParentRoute: () => inside,
  path: '/dossiers/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(dossierQuery(params.id)),
  component: lazyRouteComponent(() => import('./pages/dossier.tsx'), 'DossierPage'),
});

const ledger = createRoute({
  getParentRoute: () => inside,
  path: '/ledger',
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import('./pages/ledger.tsx'), 'LedgerPage'),
});

const ledgerEntry = createRoute({
  getParentRoute: () => inside,
  path: '/ledger/entries/$index',
  component: lazyRouteComponent(() => import('./pages/ledger-entry.tsx'), 'LedgerEntryPage'),
});

const jobs = createRoute({
  getParentRoute: () => inside,
  path: '/jobs',
  component: lazyRouteComponent(() => import('./pages/jobs.tsx'), 'JobsPage'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account.tsx'), 'AccountPage'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings.tsx'), 'SettingsPage'),
});

const health = createRoute({
  getParentRoute: () => inside,
  path: '/health',
  component: lazyRouteComponent(() => import('./pages/health.tsx'), 'HealthPage'),
});

const findings = createRoute({
  getParentRoute: () => inside,
  path: '/findings',
  loader: () => void queryClient.prefetchQuery(findingsQuery),
  component: lazyRouteComponent(() => import('./pages/findings.tsx'), 'FindingsPage'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  loader: () => void queryClient.prefetchQuery(peopleQuery),
  component: lazyRouteComponent(() => import('./pages/people.tsx'), 'PeoplePage'),
});

const sources = createRoute({
  getParentRoute: () => inside,
  path: '/sources',
  loader: () => void queryClient.prefetchQuery(sourcesQuery),
  component: lazyRouteComponent(() => import('./sources/sources-page.tsx'), 'SourcesPage'),
});

const source = createRoute({
  getParentRoute: () => inside,
  path: '/sources/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(sourceQuery(params.id)),
  component: lazyRouteComponent(() => import('./sources/source-page.tsx'), 'SourcePage'),
});

const tasks = createRoute({
  getParentRoute: () => inside,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('./pages/tasks.tsx'), 'TasksPage'),
});

const notifications = createRoute({
  getParentRoute: () => inside,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./pages/notifications.tsx'), 'NotificationsPage'),
});

const changes = createRoute({
  getParentRoute: () => inside,
  path: '/changes',
  validateSearch: changesSearch,
  component: lazyRouteComponent(() => import('./pages/changes.tsx'), 'ChangesPage'),
});

const intake = createRoute({
  getParentRoute: () => inside,
  path: '/intake',
  component: lazyRouteComponent(() => import('./pages/intake.tsx'), 'IntakePage'),
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
      incidents,
      newIncident,
      incident,
      claims,
      claim,
      actors,
      newActor,
      alike,
      actor,
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
