import './theme/styles.ts';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isSignedOut } from './api/client.ts';
import { meQuery, queryClient } from './api/queries.ts';
import { LanguageProvider, loadFirstWords, preferredLanguage } from './i18n/language.tsx';
import { openTables } from './i18n/translate.ts';
import { setSignedOut } from './live/signed-out.ts';
import { router } from './routes.tsx';
import { mantineTheme } from './theme/mantine.ts';

// A session that ended while a page was open: one signs in again over it, and nothing that was written is lost.
const noticeSignedOut = (action: { readonly type: string; readonly error?: unknown }): void => {
  if (action.type !== 'error' || !isSignedOut(action.error)) return;
  if (queryClient.getQueryData(meQuery.queryKey)) setSignedOut(true);
};
queryClient.getQueryCache().subscribe((event) => {
  if (event.type === 'updated') noticeSignedOut(event.action);
});
queryClient.getMutationCache().subscribe((event) => {
  if (event.type === 'updated') noticeSignedOut(event.action);
});

// Who is here, the page's own code and what it shows are asked for while the words are fetched, not after them. What goes
// wrong is shown by the router when there are words to say it in.
// Not where one only gets an account: that nobody is here would be remembered when somebody is.
const isInside = !['/setup', '/invitation'].includes(location.pathname);
if (isInside) void queryClient.prefetchQuery(meQuery);
const routed = isInside ? router.load().catch(() => undefined) : undefined;
for (const { routeId } of router.matchRoutes(router.latestLocation))
  void router
    .loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById])
    ?.catch(() => undefined);
const language = preferredLanguage();
const fetchedWords = loadFirstWords(language);
// While that is on its way.
openTables(language);
const [catalogue] = await Promise.all([fetchedWords, routed]);
const place = document.querySelector('#root');
if (!place) throw new Error('index.html has no #root');

// Mantine's variables come from a file: the server's policy allows no style element.
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={mantineTheme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <LanguageProvider initial={{ language, catalogue }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
);
