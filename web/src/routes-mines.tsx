import { createRoute } from '@tanstack/react-router';
import { handoverQuery, handoversQuery, hazardRecordsQuery } from './api/mines.ts';
import { queryClient } from './api/queries.ts';
import { inside, page } from './routes-inside.tsx';
import { hazardRecordSearch, minesSearch, newRecordSearch } from './search-mines.ts';

const mines = createRoute({
  getParentRoute: () => inside,
  path: '/mines',
  validateSearch: minesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => {
    void queryClient.prefetchInfiniteQuery(handoversQuery(deps));
    void queryClient.prefetchInfiniteQuery(hazardRecordsQuery(deps));
  },
  component: page(() => import('./mines/mines-page.tsx'), 'MinesPage'),
});

const handover = createRoute({
  getParentRoute: () => inside,
  path: '/mines/handovers/$id',
  loader: ({ params }) => void queryClient.prefetchQuery(handoverQuery(params.id)),
  component: page(() => import('./mines/handover-page.tsx'), 'HandoverPage'),
});

const newRecord = createRoute({
  getParentRoute: () => inside,
  path: '/mines/records/new',
  validateSearch: newRecordSearch,
  component: page(() => import('./mines/new-record-page.tsx'), 'NewRecordPage'),
});

// What it shows is asked for when it is shown and not before: each asking is a reading, and is recorded.
const hazardRecord = createRoute({
  getParentRoute: () => inside,
  path: '/mines/records/$id',
  validateSearch: hazardRecordSearch,
  component: page(() => import('./mines/record-page.tsx'), 'RecordPage'),
});

/** Pages of mines: handovers and hazard records. */
export const mineRoutes = [mines, handover, newRecord, hazardRecord];
