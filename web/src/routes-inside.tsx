import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  Link,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery, queryClient } from './api/queries.ts';
import { loadWords, useWords } from './i18n/language.tsx';
import { Frame } from './pages/frame.tsx';
import { EmptyState } from './ui/empty-state.tsx';

/** In the place of a page that there is not. */
export function NotThere(): ReactNode {
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

/** The root of all pages. */
export const root = createRootRoute({ component: Outlet, notFoundComponent: NotThere });

/** Pages of whoever is signed in, within the frame. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  // Not before the loaders of the pages: what a page shows is asked for beside who asks, and the server refuses strangers by itself.
  loader: async ({ location }) => {
    const me = await queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  component: Frame,
});

/** A page whose code is fetched when it is asked for, with the words that the first page did without. */
export function page<T extends Record<string, unknown>, K extends keyof T & string>(
  load: () => Promise<T>,
  name: K,
): ReturnType<typeof lazyRouteComponent<T, K>> {
  return lazyRouteComponent(async () => (await Promise.all([load(), loadWords()]))[0], name);
}
