import { createRoute } from '@tanstack/react-router';
import { inside, page } from './routes-inside.tsx';
import { clearanceSearch } from './search-clearance.ts';

// What they show is asked for when it is shown and not before: each asking is a reading, and is recorded.
const clearance = createRoute({
  getParentRoute: () => inside,
  path: '/clearance',
  validateSearch: clearanceSearch,
  component: page(() => import('./clearance/clearance-page.tsx'), 'ClearancePage'),
});

const accident = createRoute({
  getParentRoute: () => inside,
  path: '/clearance/accidents/$id',
  component: page(() => import('./clearance/accident-page.tsx'), 'AccidentPage'),
});

const area = createRoute({
  getParentRoute: () => inside,
  path: '/clearance/areas/$id',
  component: page(() => import('./clearance/area-page.tsx'), 'AreaPage'),
});

/** Pages of accidents and clearance. */
export const clearanceRoutes = [clearance, accident, area];
