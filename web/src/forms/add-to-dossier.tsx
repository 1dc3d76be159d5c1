import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { dossiersQuery, queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** Puts items at the end of a dossier's exhibits; those that are there already stay where they are. */
export async function addExhibits(id: string, serials: readonly string[]): Promise<void> {
  // Read now, not from the cache: the list is replaced as a whole.
  const { exhibits, version } = await call('GET /api/dossiers/{id}', { params: { id } });
  const kept = exhibits.map(({ serial, title }) => ({ serial, title }));
  const there = new Set(kept.map(({ serial }) => serial));
  const added = serials.filter((serial) => !there.has(serial)).map((serial) => ({ serial }));
  await call('PUT /api/dossiers/{id}/exhibits', {
    params: { id },
    body: { exhibits: [...kept, ...added] },
    ifMatch: version,
  });
  await queryClient.invalidateQueries({ queryKey: dossiersQuery.queryKey });
}

/** Chooses a dossier and adds items to it, and says where they are then. Disabled, with the reason, for those whose role does not allow it. */
export function AddToDossier(given: {
  readonly serials: readonly string[];
  readonly isPermitted: boolean;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { serials, isPermitted, done } = given;
  const { data } = useQuery(dossiersQuery);
  const dossiers = data?.dossiers ?? [];
  const [picked, setPicked] = useState('');
  const id = picked || (dossiers[0]?.id ?? '');
  const add = useMutation({ mutationFn: () => addExhibits(id, serials), onSuccess: done });
  if (!isPermitted) return <span className="aside">{t('dossier.not-permitted')}</span>;
  if (data && dossiers.length === 0) return <Link to="/dossiers">{t('dossiers.none')}</Link>;
  return (
    <>
      <select
        aria-label={t('dossier.choose')}
        value={id}
        onChange={(event) => {
          setPicked(event.target.value);
          add.reset();
        }}
      >
        {dossiers.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </select>
      <Button size="xs" disabled={id === '' || add.isPending} onClick={() => add.mutate()}>
        {t('dossier.add-items')}
      </Button>
      {add.isSuccess && dossiers.some((one) => one.id === id) ? (
        <span role="status">
          {t('dossier.added')}{' '}
          <Link to="/dossiers/$id" params={{ id }} dir="auto">
            {dossiers.find((one) => one.id === id)?.title}
          </Link>
        </span>
      ) : null}
      {add.isError ? <ProblemBox error={add.error} /> : null}
    </>
  );
}
