import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { compartmentsOf, meQuery, queryClient, savedViewsQuery } from '../api/queries.ts';
import type { SavedView } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** Keeps the present view of a page under a name, for oneself or for all of a compartment. */
export function KeepView({
  page,
  query,
}: {
  readonly page: SavedView['page'];
  readonly query: string;
}): ReactNode {
  const { t } = useWords();
  const id = useId();
  const { data: me } = useQuery(meQuery);
  const keep = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/saved-views', {
        body: {
          page,
          query,
          name: String(form.get('name')).trim(),
          compartmentId: String(form.get('with')) || null,
          alerts: form.get('alerts') === 'on',
        },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: savedViewsQuery.queryKey }),
  });
  return (
    <form
      className="bulk-form"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        keep.mutate(new FormData(form), { onSuccess: () => form.reset() });
      }}
    >
      <label htmlFor={`${id}-name`}>{t('saved.name')}</label>
      <input id={`${id}-name`} name="name" required maxLength={200} dir="auto" />
      <label htmlFor={`${id}-with`}>{t('saved.with')}</label>
      <select id={`${id}-with`} name="with">
        <option value="">{t('saved.with-nobody')}</option>
        {compartmentsOf(me).map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      {page === 'search' ? (
        <label className="check-line">
          <input type="checkbox" name="alerts" defaultChecked /> <span>{t('saved.alerts')}</span>
        </label>
      ) : null}
      <Button type="submit" size="xs" disabled={keep.isPending}>
        {t('saved.keep')}
      </Button>
      {keep.isError ? <ProblemBox error={keep.error} /> : null}
    </form>
  );
}
