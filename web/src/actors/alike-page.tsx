import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { candidatesQuery } from '../api/actors.ts';
import { meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { SideBySide } from './side-by-side.tsx';

/** Pairs that may be the same, the most alike first, with reasons. Nothing is merged by itself. */
export function AlikePage(): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(candidatesQuery(null));
  const mayCode = me?.capabilities.includes('describe') ?? false;
  return (
    <>
      <PageTitle text={t('alike.title')} />
      <p className="aside">{t('alike.what')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <p className="list-head" role="status">
          {t(data.hasMore ? 'alike.total-more' : 'alike.total', { n: data.candidates.length })}
        </p>
      ) : error ? null : (
        <Waiting text={t('wait.actors')} />
      )}
      {data?.candidates.length === 0 ? <EmptyState what={t('alike.none')} why={t('alike.none.why')} /> : null}
      {data?.candidates.map((pair) => (
        <SideBySide
          key={`${pair.one.id} ${pair.other.id}`}
          kept={pair.one}
          other={pair.other}
          why={pair}
          mayCode={mayCode}
        />
      ))}
    </>
  );
}
