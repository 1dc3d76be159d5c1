import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { claimsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { claimsSearch, type ClaimsSearch } from '../search-params.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { NarrowForm } from '../ui/narrow-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ClaimLine } from './claim-line.tsx';
import { TermSelect } from './terms.tsx';

function Filter({ search }: { readonly search: ClaimsSearch }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/claims' });
  const narrow = (name: keyof ClaimsSearch, value: string): void => {
    const { [name]: _, ...rest } = search;
    void navigate({ search: value === '' ? rest : { ...rest, [name]: value }, replace: true });
  };
  return (
    <NarrowForm
      label={t('claims.narrow')}
      textLabel={t('claims.text')}
      text={search.text}
      find={(text) => narrow('text', text)}
    >
      <TermSelect
        list="claim-kind"
        name="kind"
        label={t('claim.kind')}
        value={search.kind ?? null}
        none={t('claims.all')}
        onChange={(id) => narrow('kind', id)}
      />
      <TermSelect
        list="count-measure"
        name="measure"
        label={t('claim.measure')}
        value={search.measure ?? null}
        none={t('claims.all')}
        onChange={(id) => narrow('measure', id)}
      />
    </NarrowForm>
  );
}

/** All claims of the case, newest first: whose each is, what is said, and how it stands to others. */
export function ClaimsPage(): ReactNode {
  const { t } = useWords();
  const search = claimsSearch({ ...useSearch({ from: '/inside/claims' }) });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    claimsQuery(search),
  );
  const [first] = data?.pages ?? [];
  const claims = data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <>
      <PageTitle text={t('claims.title')} />
      <p className="aside">{t('claims.what')}</p>
      <Filter search={search} />
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {first ? (
        <p className="list-head" role="status">
          {t(first.totalIsExact ? 'claims.total' : 'claims.total-more', { n: first.total })}
        </p>
      ) : error ? null : (
        <Waiting text={t('wait.claims')} />
      )}
      {first && claims.length === 0 ? (
        <EmptyState
          what={t(isNarrowed ? 'claims.none' : 'claims.none-yet')}
          why={t(isNarrowed ? 'claims.none.why' : 'claims.how')}
        />
      ) : null}
      <div className="claims">
        {claims.map((claim) => (
          <ClaimLine key={claim.id} claim={claim} />
        ))}
      </div>
      {hasNextPage ? (
        <Button variant="default" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('claims.more')}
        </Button>
      ) : null}
    </>
  );
}
