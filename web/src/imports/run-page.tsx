import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { failuresAddress, failuresQuery, importQuery, isOver } from '../api/imports.ts';
import { queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Causes } from './causes.tsx';
import { Tally } from './tally.tsx';

function Failures({ id, state }: { readonly id: string; readonly state: string }): ReactNode {
  const { t } = useWords();
  const { data } = useQuery(failuresQuery(id, state));
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="import-failures">
      <h2 id="import-failures">{t('import.failures')}</h2>
      <p>
        <a href={failuresAddress(id)} download>
          {t('import.failures.csv')}
        </a>
      </p>
      <ul className="plain-list">
        {data.items.map(({ line, said }) => (
          <li key={line}>
            {t('import.line', { n: line })}:{' '}
            {said.map(({ code, column, value }) => (
              <span key={`${code} ${column ?? ''}`} dir="auto">
                {column === null ? '' : `${column}: `}
                {value === null ? '' : `“${value}” `}
                {t.of(`phrase.${code}`, code)}{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One import: how far it is, what came of it, and what did not come in and why. */
export function ImportRunPage(): ReactNode {
  const { t, format } = useWords();
  const { id } = useParams({ from: '/inside/imports/$id' });
  const { data, error, refetch } = useQuery(importQuery(id));
  const stop = useMutation({
    mutationFn: () => call('POST /api/imports/{id}/stop', { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['imports'] }),
  });
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.import')} />
    );
  const { run, causes } = data;
  const done = run.imported + run.failed + run.already;
  return (
    <>
      <PageTitle text={`${t('import.title')}: ${run.title}`} />
      <p className="aside">
        <Link to="/items/$serial/import" params={{ serial: run.serial }}>
          {t('import.again')}
        </Link>{' '}
        · {t(`import.kind.${run.kind}`)} · {t('import.sheet')} {format.number(run.sheet)} · {run.madeBy ?? ''}{' '}
        · {format.moment(run.madeAt)}
      </p>
      <p role="status">
        <strong>{t.of(`import.state.${run.state}`, run.state)}</strong>{' '}
        {isOver(run.state) || run.rows === 0 ? null : (
          <progress max={run.rows} value={done} aria-label={t('import.progress')} />
        )}
      </p>
      <Tally of={run} />
      {isOver(run.state) ? null : (
        <Button variant="default" disabled={stop.isPending} onClick={() => stop.mutate()}>
          {t('import.stop')}
        </Button>
      )}
      {stop.isError ? <ProblemBox error={stop.error} /> : null}
      <h2>{t('import.causes')}</h2>
      <Causes causes={causes} />
      <Failures id={id} state={run.state} />
    </>
  );
}
