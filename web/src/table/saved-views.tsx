import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { queryClient, savedViewsQuery } from '../api/queries.ts';
import type { SavedView } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { fetched } from '../ui/fetched.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

const KeepView = fetched(async () => (await import('./keep-view.tsx')).KeepView, null);

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: savedViewsQuery.queryKey });

function Line({ view }: { readonly view: SavedView }): ReactNode {
  const { t } = useWords();
  const looked = useMutation({
    mutationFn: () => call('POST /api/saved-views/{id}/looked', { params: { id: view.id } }),
    onSuccess: refresh,
  });
  const forget = useMutation({
    mutationFn: () => call('DELETE /api/saved-views/{id}', { params: { id: view.id } }),
    onSuccess: refresh,
  });
  return (
    <li>
      <a
        href={`/${view.page}?${view.query}`}
        dir="auto"
        onClick={() => {
          if (view.found > 0) looked.mutate();
        }}
      >
        {view.name}
      </a>
      {view.found > 0 ? <strong className="figures"> {t('saved.found', { n: view.found })}</strong> : null}
      {view.isMine ? (
        <button
          type="button"
          className="quiet-button"
          aria-label={t('saved.forget-one', { name: view.name })}
          disabled={forget.isPending}
          onClick={() => forget.mutate()}
        >
          {t('saved.forget')}
        </button>
      ) : (
        <span className="aside"> {view.owner}</span>
      )}
      {forget.isError ? <ProblemBox error={forget.error} /> : null}
    </li>
  );
}

/** Views of a page that one keeps or that others share, and a form to keep the present one. `query`: its address after `?`. */
export function SavedViews(given: { readonly page: SavedView['page']; readonly query: string }): ReactNode {
  const { t, format } = useWords();
  const { page, query } = given;
  const { data, isError, error } = useQuery(savedViewsQuery);
  const views = data?.views.filter((view) => view.page === page) ?? [];
  const found = views.reduce((sum, view) => sum + view.found, 0);
  return (
    <details className="curate">
      <summary>
        {t('saved.title')} <span className="figures aside">{views.length > 0 ? views.length : ''}</span>
        {found > 0 ? <strong className="figures"> {t('saved.found', { n: found })}</strong> : null}
      </summary>
      {isError ? <ProblemBox error={error} /> : null}
      {views.length === 0 ? <p className="aside">{t('saved.none')}</p> : null}
      <ul className="plain-list">
        {format
          .ordered(views, ({ name }) => name)
          .map((view) => (
            <Line key={view.id} view={view} />
          ))}
      </ul>
      {query === '' ? null : <KeepView page={page} query={query} />}
    </details>
  );
}
