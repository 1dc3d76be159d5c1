import { createRoute } from '@tanstack/react-router';
import { actorQuery, actorsQuery } from './api/actors.ts';
import { conclusionQuery } from './api/conclusions.ts';
import { incidentQuery } from './api/incidents.ts';
import { claimQuery, claimsQuery, queryClient } from './api/queries.ts';
import { inside, page } from './routes-inside.tsx';
import { actorsSearch, newActorSearch } from './search-actors.ts';
import { conclusionsSearch } from './search-conclusions.ts';
import { incidentsSearch, newIncidentSearch } from './search-incidents.ts';
import { networkSearch } from './search-network.ts';
import { claimsSearch } from './search-params.ts';
import { vocabularySearch } from './search-vocabulary.ts';

const incidents = createRoute({
  getParentRoute: () => inside,
  path: '/incidents',
  validateSearch: incidentsSearch,
  component: page(() => import('./incidents/incidents-page.tsx'), 'IncidentsPage'),
});

const newIncident = createRoute({
  getParentRoute: () => inside,
  path: '/incidents/new',
  validateSearch: newIncidentSearch,
  component: page(() => import('./incidents/new-incident.tsx'), 'NewIncidentPage'),
});

const incident = createRoute({
  getParentRoute: () => inside,
  path: '/incidents/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(incidentQuery(params.id)),
  component: page(() => import('./incidents/incident-page.tsx'), 'IncidentPage'),
});

const network = createRoute({
  getParentRoute: () => inside,
  path: '/network',
  validateSearch: networkSearch,
  component: page(() => import('./network/network-page.tsx'), 'NetworkPage'),
});

const conclusions = createRoute({
  getParentRoute: () => inside,
  path: '/conclusions',
  validateSearch: conclusionsSearch,
  component: page(() => import('./conclusions/conclusions-page.tsx'), 'ConclusionsPage'),
});

const conclusion = createRoute({
  getParentRoute: () => inside,
  path: '/conclusions/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(conclusionQuery(params.id)),
  component: page(() => import('./conclusions/conclusion-page.tsx'), 'ConclusionPage'),
});

const samples = createRoute({
  getParentRoute: () => inside,
  path: '/samples',
  component: page(() => import('./conclusions/samples-page.tsx'), 'SamplesPage'),
});

const sample = createRoute({
  getParentRoute: () => inside,
  path: '/samples/$id',
  component: page(() => import('./conclusions/sample-page.tsx'), 'SamplePage'),
});

const vocabularies = createRoute({
  getParentRoute: () => inside,
  path: '/vocabularies',
  component: page(() => import('./vocabularies/vocabularies-page.tsx'), 'VocabulariesPage'),
});

const vocabulary = createRoute({
  getParentRoute: () => inside,
  path: '/vocabularies/$name',
  validateSearch: vocabularySearch,
  component: page(() => import('./vocabularies/vocabulary-page.tsx'), 'VocabularyPage'),
});

const importFrom = createRoute({
  getParentRoute: () => inside,
  path: '/items/$serial/import',
  component: page(() => import('./imports/import-page.tsx'), 'ImportPage'),
});

const importRun = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$id',
  component: page(() => import('./imports/run-page.tsx'), 'ImportRunPage'),
});

const claims = createRoute({
  getParentRoute: () => inside,
  path: '/claims',
  validateSearch: claimsSearch,
  loaderDeps: ({ search }) => claimsSearch({ ...search }),
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(claimsQuery(deps)),
  component: page(() => import('./coding/claims-page.tsx'), 'ClaimsPage'),
});

const claim = createRoute({
  getParentRoute: () => inside,
  path: '/claims/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(claimQuery(params.id)),
  component: page(() => import('./coding/claim-page.tsx'), 'ClaimPage'),
});

const actors = createRoute({
  getParentRoute: () => inside,
  path: '/actors',
  validateSearch: actorsSearch,
  loaderDeps: ({ search }) => actorsSearch({ ...search }),
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(actorsQuery(deps)),
  component: page(() => import('./actors/actors-page.tsx'), 'ActorsPage'),
});

const newActor = createRoute({
  getParentRoute: () => inside,
  path: '/actors/new',
  validateSearch: newActorSearch,
  component: page(() => import('./actors/new-actor.tsx'), 'NewActorPage'),
});

const alike = createRoute({
  getParentRoute: () => inside,
  path: '/actors/alike',
  component: page(() => import('./actors/alike-page.tsx'), 'AlikePage'),
});

const actor = createRoute({
  getParentRoute: () => inside,
  path: '/actors/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(actorQuery(params.id)),
  component: page(() => import('./actors/actor-page.tsx'), 'ActorPage'),
});

/** Pages of what is made of the material: claims, incidents, people and groups, conclusions. */
export const codingRoutes = [
  network,
  conclusions,
  conclusion,
  samples,
  sample,
  vocabularies,
  vocabulary,
  importFrom,
  importRun,
  incidents,
  newIncident,
  incident,
  claims,
  claim,
  actors,
  newActor,
  alike,
  actor,
] as const;
