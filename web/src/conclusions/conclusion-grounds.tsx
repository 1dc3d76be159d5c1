import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { groundsQuery } from '../api/conclusions.ts';
import type { GroundedConclusion, GroundOrigin } from '../api/schema.gen.ts';
import { ClaimLine } from '../coding/claim-line.tsx';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { phraseText } from '../i18n/said.ts';
import type { ConclusionsFilter } from '../search-conclusions.ts';
import { useRowKeys } from '../table/use-row-keys.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { NoConclusions } from './conclusions-narrow.tsx';

type Named = GroundOrigin['claims'][number];

function Ground({ claim, note }: Named): ReactNode {
  const { t } = useWords();
  const { serial, exact, itemTitle } = claim;
  return (
    <>
      <ClaimLine claim={claim} />
      {note === null ? null : (
        <p className="aside" dir="auto">
          {note}
        </p>
      )}
      {serial === null ? null : (
        <details className="ground-quote">
          <summary>{t('grounds.quote')}</summary>
          {exact === null ? null : (
            <blockquote className="quoted" dir="auto">
              {exact}
            </blockquote>
          )}
          <p className="aside">
            <Link to="/items/$serial" params={{ serial }} search={{ tab: 'claims' }} dir="auto">
              {itemTitle ?? serial}
            </Link>{' '}
            <span className="figures">{serial}</span>
          </p>
        </details>
      )}
    </>
  );
}

function Origins({ origins, none }: { readonly origins: readonly GroundOrigin[]; readonly none: string }) {
  const { t } = useWords();
  if (origins.length === 0) return <p className="aside">{none}</p>;
  return (
    <ol className="ground-origins">
      {origins.map(({ claims, why }) => (
        <li key={claims[0]?.claim.id}>
          {claims.length === 1 ? null : (
            <p className="ground-why">
              <strong>{t('grounds.one-origin', { n: claims.length })}</strong>{' '}
              {why.map((one) => phraseText(t, one)).join(' ')}
            </p>
          )}
          {claims.map(({ claim, note }) => (
            <Ground key={claim.id} claim={claim} note={note} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Conclusion(given: {
  readonly grounded: GroundedConclusion;
  readonly index: number;
  readonly onFocus: (index: number) => void;
}): ReactNode {
  const { t, format } = useWords();
  const statusOf = useTerm('finding-status');
  const { index, onFocus } = given;
  const { conclusion, supporting, contradicting, withdrawn, hasMore } = given.grounded;
  const { id, statement, status, standard, madeBy, madeAt, newerId } = conclusion;
  const isDisputed = supporting.length > 0 && contradicting.length > 0;
  return (
    <article className="grounds" aria-labelledby={`conclusion-${id}`}>
      <h2 id={`conclusion-${id}`}>
        <Link
          id={`row-${index}`}
          to="/conclusions/$id"
          params={{ id }}
          dir="auto"
          onFocus={() => onFocus(index)}
        >
          {statement}
        </Link>
      </h2>
      <p className="aside">
        <strong>{statusOf(status)}</strong>
        {standard === null ? '' : ` · ${t(`standard.${standard}`)}`} · {madeBy ?? ''} · {format.day(madeAt)}
        {newerId === null ? '' : ` · ${t('conclusion.has-newer')}`}
        {supporting.length === 0 ? (
          <>
            {' '}
            · <span className="finding-mark">{t('grounds.no-claim')}</span>
          </>
        ) : null}
        {isDisputed ? (
          <>
            {' '}
            · <span className="finding-mark">{t('grounds.disputed')}</span>
          </>
        ) : null}
      </p>
      <div className="two-sides">
        <div>
          <h3>{t('grounds.for', { n: supporting.length })}</h3>
          <Origins origins={supporting} none={t('grounds.none-for')} />
        </div>
        <div>
          <h3>{t('grounds.against', { n: contradicting.length })}</h3>
          <Origins origins={contradicting} none={t('grounds.none-against')} />
        </div>
      </div>
      {withdrawn === 0 ? null : <p className="aside">{t('grounds.withdrawn', { n: withdrawn })}</p>}
      {hasMore ? <p className="note">{t('grounds.more')}</p> : null}
    </article>
  );
}

const show = (index: number): void => {
  document.getElementById(`row-${index}`)?.scrollIntoView({ block: 'center' });
};

/** Conclusion by conclusion the claims for it and against it, each side by independent origin; by keyboard from one to the next. */
export function Grounds({ filter }: { readonly filter: ConclusionsFilter }): ReactNode {
  const { t, format } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    groundsQuery(filter),
  );
  const [day] = useState(() => new Date().toISOString());
  const conclusions = data?.pages.flatMap(({ items }) => items) ?? [];
  const keys = useRowKeys({ count: conclusions.length, show, toggle: () => undefined });
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.conclusions')} />
    );
  if (conclusions.length === 0) return <NoConclusions isNarrowed={Object.keys(filter).length > 0} />;
  return (
    <>
      <p className="aside">{t('grounds.what', { day: format.day(day) })}</p>
      {conclusions.map((one, index) => (
        <Conclusion key={one.conclusion.id} grounded={one} index={index} onFocus={keys.onFocus} />
      ))}
      {error ? <ProblemBox error={error} retry={() => void fetchNextPage()} /> : null}
      {hasNextPage ? (
        <>
          <p className="note">{t('conclusions.rest')}</p>
          <Button variant="default" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('conclusions.more')}
          </Button>
        </>
      ) : null}
    </>
  );
}
