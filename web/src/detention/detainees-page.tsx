import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { detentionChecksQuery, detentionsQuery } from '../api/detention.ts';
import { meQuery } from '../api/queries.ts';
import type { DetentionCounts } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { today } from '../proceedings/time-scale.ts';
import {
  DETENTION_KINDS,
  detentionSearch,
  LISTED_OUTCOMES,
  LISTED_STATES,
  SAMPLE_STATES,
  STATUS_CODES,
  type DetentionKind,
  type DetentionSearch,
} from '../search-detention.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { NarrowForm } from '../ui/narrow-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { NewRecord } from './new-record.tsx';
import { Row } from './record-row.tsx';
import { DetentionFindings } from './words.tsx';

const EXACT = { exact: true, includeSearch: true } as const;

type Facet = 'status' | 'outcome' | 'state' | 'sample';

function Narrow({
  search,
  counts,
}: {
  readonly search: DetentionSearch;
  readonly counts: DetentionCounts | undefined;
}): ReactNode {
  const { t, format } = useWords();
  const navigate = useNavigate({ from: '/detainees' });
  const narrow = (name: Facet | 'text', value: string): void => {
    const { [name]: _, ...rest } = search;
    void navigate({
      search: detentionSearch(value === '' ? { ...rest } : { ...rest, [name]: value }),
      replace: true,
    });
  };
  const choice = (of: {
    name: Facet;
    words: string;
    values: readonly string[];
    counted: DetentionCounts['states'] | undefined;
  }): ReactNode => (
    <label className="stack-field" key={of.name}>
      {t(`detention.${of.name}`)}
      <select
        value={search[of.name] ?? ''}
        onChange={({ currentTarget }) => narrow(of.name, currentTarget.value)}
      >
        <option value="">{t('claims.all')}</option>
        {of.values.map((one) => (
          <option key={one} value={one}>
            {t.of(`${of.words}.${one}`, one)}
            {of.counted
              ? ` (${format.number(of.counted.find(({ value }) => value === one)?.count ?? 0)})`
              : ''}
          </option>
        ))}
      </select>
    </label>
  );
  const kind: DetentionKind = search.kind ?? 'detention';
  return (
    <NarrowForm
      label={t('detention.narrow')}
      textLabel={t('detention.narrow.text')}
      text={search.text}
      find={(text) => narrow('text', text)}
    >
      {kind === 'detention'
        ? [
            choice({
              name: 'status',
              words: 'detention.code',
              values: STATUS_CODES,
              counted: counts?.statuses,
            }),
            choice({
              name: 'outcome',
              words: 'detention.outcome',
              values: LISTED_OUTCOMES,
              counted: counts?.outcomes,
            }),
          ]
        : null}
      {kind === 'missing'
        ? [
            choice({
              name: 'state',
              words: 'detention.state',
              values: LISTED_STATES,
              counted: counts?.states,
            }),
            choice({
              name: 'sample',
              words: 'detention.sample',
              values: SAMPLE_STATES,
              counted: counts?.samples,
            }),
          ]
        : null}
    </NarrowForm>
  );
}

function Records({ search }: { readonly search: DetentionSearch }): ReactNode {
  const { t, format } = useWords();
  const { kind: listed, view: _view, ...narrowed } = search;
  const kind: DetentionKind = listed ?? 'detention';
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(detentionsQuery(search));
  const records = data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = data?.pages[0]?.counts;
  const isNarrowed = Object.keys(narrowed).length > 0;
  return (
    <section aria-labelledby="records">
      <h2 id="records">{t(`detention.kind.${kind}`)}</h2>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.detention')} /> : null}
      {records.length > 0 || isNarrowed ? <Narrow search={search} counts={counts} /> : null}
      {data && records.length === 0 ? (
        <EmptyState
          what={t(isNarrowed ? 'detention.none-narrowed' : `detention.none.${kind}`)}
          why={t('detention.how')}
        />
      ) : null}
      {counts === undefined || records.length === 0 ? null : (
        <p className="figures" role="status">
          {t(kind === 'exchange' ? 'detention.counts.exchange' : 'detention.counts', {
            day: format.day(today()),
            records: format.number(counts.records),
            named: format.number(counts.named),
            unnamed: format.number(counts.unnamed),
          })}
        </p>
      )}
      {records.length === 0 ? null : (
        <div className="scroll-x" tabIndex={0} role="group" aria-label={t(`detention.kind.${kind}`)}>
          <table className="detention-table">
            <thead>
              <tr>
                <th scope="col">{t(kind === 'exchange' ? 'detention.kind.exchange' : 'detention.person')}</th>
                <th scope="col">{t(`detention.when.${kind}`)}</th>
                <th scope="col">{t(kind === 'exchange' ? 'detention.claims' : 'detention.says')}</th>
                <th scope="col">
                  {t(
                    kind === 'detention'
                      ? 'detention.outcome'
                      : kind === 'missing'
                        ? 'detention.sample'
                        : 'detention.sides',
                  )}
                </th>
              </tr>
            </thead>
            <tbody>
              {records.map((one) => (
                <Row key={one.id} of={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage ? (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('detention.more')}
        </Button>
      ) : null}
    </section>
  );
}

function Checks(): ReactNode {
  const { t, format } = useWords();
  const { data, error, refetch } = useQuery(detentionChecksQuery);
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t('detention.checks')}</h2>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.detention')} /> : null}
      {data ? (
        <>
          <p className="figures">
            {t('detention.checks.of', {
              detention: format.number(data.checked.detention),
              missing: format.number(data.checked.missing),
              exchange: format.number(data.checked.exchange),
            })}
            {data.isWhole ? null : ` ${t('detention.checks.cut')}`}
          </p>
          <DetentionFindings of={data.findings} />
        </>
      ) : null}
    </section>
  );
}

/** Detentions, missing cases and exchanges, each a list that is narrowed, and what does not go together in all of them. */
export function DetaineesPage(): ReactNode {
  const { t } = useWords();
  const search = detentionSearch({ ...useSearch({ from: '/inside/detainees' }) });
  const { view } = search;
  const kind: DetentionKind = search.kind ?? 'detention';
  const { data: me } = useQuery(meQuery);
  const mayRecord = me?.capabilities.includes('describe') ?? false;
  const here = kind === 'detention' ? {} : { kind };
  return (
    <>
      <PageTitle text={t('detention.title')} />
      <p className="aside measure">{t('detention.what')}</p>
      <nav className="views no-print" aria-label={t('detention.views')}>
        {DETENTION_KINDS.map((one) => (
          <Link
            key={one}
            to="/detainees"
            search={one === 'detention' ? {} : { kind: one }}
            activeOptions={EXACT}
            aria-current={one === kind && view !== 'checks' ? 'page' : undefined}
          >
            {t(`detention.kind.${one}`)}
          </Link>
        ))}
        <Link
          to="/detainees"
          search={{ view: 'checks' }}
          activeOptions={EXACT}
          aria-current={view === 'checks' ? 'page' : undefined}
        >
          {t('detention.checks')}
        </Link>
      </nav>
      {view === 'checks' ? (
        <Checks />
      ) : view === 'new' && mayRecord ? (
        <NewRecord key={kind} kind={kind} />
      ) : (
        <>
          {mayRecord ? (
            <p className="button-line no-print">
              <Link to="/detainees" search={{ ...here, view: 'new' }}>
                {t(`detention.new.${kind}`)}
              </Link>
            </p>
          ) : null}
          <Records search={search} />
        </>
      )}
    </>
  );
}
