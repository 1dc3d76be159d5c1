import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForConclusions, conclusionsQuery } from '../api/conclusions.ts';
import { claimQuery, meQuery } from '../api/queries.ts';
import type { Conclusion } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { conclusionsSearch, type ConclusionsFilter } from '../search-conclusions.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ConclusionFields, conclusionFacts } from './conclusion-fields.tsx';
import { Grounds } from './conclusion-grounds.tsx';
import { Narrow, NoConclusions } from './conclusions-narrow.tsx';
import { NewForm } from '../ui/new-form.tsx';

function NewConclusion(given: {
  readonly claimId: string | undefined;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { claimId, done } = given;
  const navigate = useNavigate();
  const { data } = useQuery({ ...claimQuery(claimId ?? ''), enabled: claimId !== undefined });
  return (
    <NewForm
      label={t('conclusions.new')}
      name={`new conclusion ${claimId ?? ''}`}
      send={(form) =>
        call('POST /api/conclusions', {
          body: { ...conclusionFacts(form), ...(claimId === undefined ? {} : { claimId }) },
        })
      }
      made={async ({ id }) => {
        await askForConclusions();
        await navigate({ to: '/conclusions/$id', params: { id } });
      }}
      leave={done}
    >
      {data ? (
        <blockquote className="quoted" dir="auto">
          {data.claim.body}
        </blockquote>
      ) : null}
      <ConclusionFields known={{}} />
    </NewForm>
  );
}

function Line({ conclusion }: { readonly conclusion: Conclusion }): ReactNode {
  const { t, format } = useWords();
  const statusOf = useTerm('finding-status');
  const { id, statement, status, supports, contradicts, withdrawn, madeBy, madeAt, newerId } = conclusion;
  return (
    <article className="claim-line">
      <p className="claim-says">
        <Link to="/conclusions/$id" params={{ id }} dir="auto">
          {statement}
        </Link>
      </p>
      <p className="aside">
        <strong>{statusOf(status)}</strong> · {t('conclusion.for', { n: supports })} ·{' '}
        {t('conclusion.against', { n: contradicts })} · {madeBy ?? ''} · {format.day(madeAt)}
        {newerId === null ? '' : ` · ${t('conclusion.has-newer')}`}
      </p>
      {withdrawn === 0 ? null : <p className="aside">{t('grounds.withdrawn', { n: withdrawn })}</p>}
    </article>
  );
}

function List({ filter }: { readonly filter: ConclusionsFilter }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(conclusionsQuery(filter));
  const conclusions = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.conclusions')} /> : null}
      {data && conclusions.length === 0 ? (
        <NoConclusions isNarrowed={Object.keys(filter).length > 0} />
      ) : null}
      <div className="claims">
        {conclusions.map((one) => (
          <Line key={one.id} conclusion={one} />
        ))}
      </div>
      {hasNextPage ? (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('conclusions.more')}
        </Button>
      ) : null}
    </>
  );
}

/** What analysts conclude from claims, with how far each has come on its ladder; or with the claims for it and against it. */
export function ConclusionsPage(): ReactNode {
  const { t } = useWords();
  const search = conclusionsSearch({ ...useSearch({ from: '/inside/conclusions' }) });
  const { view, claim, ...filter } = search;
  const { data: me } = useQuery(meQuery);
  const [isNew, setNew] = useState(claim !== undefined);
  return (
    <>
      <PageTitle
        text={t('conclusions.title')}
        aside={
          <p className="item-marks no-print">
            <Link to="/samples">{t('samples.title')}</Link>
          </p>
        }
      />
      <p className="aside no-print">{t('conclusions.what')}</p>
      {me?.capabilities.includes('describe') ? (
        isNew ? (
          <NewConclusion claimId={claim} done={() => setNew(false)} />
        ) : (
          <p className="button-line">
            <Button variant="default" onClick={() => setNew(true)}>
              {t('conclusions.new')}
            </Button>
          </p>
        )
      ) : null}
      <Narrow search={search} />
      {view === 'claims' ? <Grounds filter={filter} /> : <List filter={filter} />}
    </>
  );
}
