import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForMines, handoversQuery, hazardRecordsQuery } from '../api/mines.ts';
import { meQuery } from '../api/queries.ts';
import type { HazardCounts, ListedHandover } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { useDay } from '../proceedings/words.tsx';
import { DECISIONS, minesSearch, RECORD_FORMS, type MinesSearch } from '../search-mines.ts';
import { useRowKeys } from '../table/use-row-keys.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { fetched, waitingFor } from '../ui/fetched.tsx';
import { NarrowForm } from '../ui/narrow-form.tsx';
import { CompartmentChoice, compartmentIn, NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { HandoverFields, handoverFacts } from './handover-fields.tsx';
import { RecordsTable } from './records-table.tsx';

// The map is fetched when it is first looked at.
const RecordsMap = fetched(
  async () => (await import('./records-map.tsx')).RecordsMap,
  waitingFor('wait.map'),
);

const EXACT = { exact: true, includeSearch: true } as const;

function NewHandover(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <NewForm
      label={t('mines.new-handover')}
      name="new handover"
      send={(form) =>
        call('POST /api/handovers', { body: { ...handoverFacts(form), ...compartmentIn(form) } })
      }
      made={async ({ id }) => {
        await askForMines();
        await navigate({ to: '/mines/handovers/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/mines', search: {} })}
    >
      <HandoverFields known={{}} />
      <CompartmentChoice />
    </NewForm>
  );
}

function HandoverLine({ of }: { readonly of: ListedHandover }): ReactNode {
  const { t, format } = useWords();
  const day = useDay();
  const { handover, claims, sheets, hasReceipt } = of;
  const { id, serial, title, dated, givenBy, receivedBy, through } = handover;
  return (
    <article className="proceeding-line">
      <div>
        <p className="claim-says">
          <Link to="/mines/handovers/$id" params={{ id }} dir="auto">
            {title}
          </Link>{' '}
          <span className="aside figures">{serial}</span>
        </p>
        <p dir="auto">
          {t('mines.from-to', {
            from: givenBy ?? t('mines.not-known'),
            to: receivedBy ?? t('mines.not-known'),
          })}
          {' · '}
          <span className="figures">{dated === null ? t('undertaking.day.unknown') : day(dated)}</span>
        </p>
        {through.length === 0 ? null : (
          <p className="aside" dir="auto">
            {t('mines.through', { who: through.join(', ') })}
          </p>
        )}
      </div>
      <dl className="proceeding-stands">
        <div>
          <dt>{t('mines.claimed')}</dt>
          <dd>
            {claims.length === 0 ? (
              <span className="aside">{t('mines.claims.none')}</span>
            ) : (
              <ul className="plain-list tight">
                {claims.map((one) => (
                  <li key={one.id} dir="auto">
                    {one.value === null ? (
                      <q>{one.words}</q>
                    ) : (
                      <strong className="figures">{format.number(one.value)}</strong>
                    )}{' '}
                    <span className="aside">
                      {t(`mines.measure.${one.measure}`)} · {one.claimant}
                      {one.asOf === null ? '' : ` · ${day(one.asOf)}`}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('mines.received')}</dt>
          <dd>
            {t('mines.sheets-count', { n: sheets })}
            {hasReceipt ? <span className="aside"> · {t('mines.has-receipt')}</span> : null}
          </dd>
        </div>
      </dl>
    </article>
  );
}

function Handovers({ search }: { readonly search: MinesSearch }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(handoversQuery(search));
  const listed = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="handovers">
      <h2 id="handovers">{t('mines.handovers')}</h2>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.mines')} /> : null}
      {data && listed.length === 0 ? (
        <EmptyState
          what={t(search.text === undefined ? 'mines.handovers.none' : 'mines.handovers.none-narrowed')}
          why={t('mines.handovers.how')}
        />
      ) : null}
      <div className="claims">
        {listed.map((one) => (
          <HandoverLine key={one.handover.id} of={one} />
        ))}
      </div>
      {hasNextPage ? (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('mines.more-handovers')}
        </Button>
      ) : null}
    </section>
  );
}

/** One filter for both lists; it stands where there is something to narrow. */
function Narrow({ search }: { readonly search: MinesSearch }): ReactNode {
  const { t, format } = useWords();
  const navigate = useNavigate({ from: '/mines' });
  const { data: handovers } = useInfiniteQuery(handoversQuery(search));
  const { data: records } = useInfiniteQuery(hazardRecordsQuery(search));
  const counts = records?.pages[0]?.counts;
  const { view: _view, ...filter } = search;
  const isEmpty = !handovers?.pages[0]?.items.length && !records?.pages[0]?.items.length;
  if (isEmpty && Object.keys(filter).length === 0) return null;
  const narrow = (name: 'text' | 'form' | 'decided', value: string): void => {
    const { [name]: _, ...rest } = search;
    void navigate({
      search: minesSearch(value === '' ? { ...rest } : { ...rest, [name]: value }),
      replace: true,
    });
  };
  const many = (list: HazardCounts['forms'] | undefined, value: string): string => {
    const found = list?.find((one) => one.value === value)?.count ?? 0;
    return counts === undefined ? '' : ` (${format.number(found)})`;
  };
  return (
    <NarrowForm
      label={t('mines.narrow')}
      textLabel={t('mines.narrow.text')}
      text={search.text}
      find={(text) => narrow('text', text)}
    >
      <label className="stack-field">
        {t('mines.form')}
        <select
          value={search.form ?? ''}
          onChange={({ currentTarget }) => narrow('form', currentTarget.value)}
        >
          <option value="">{t('claims.all')}</option>
          {RECORD_FORMS.map((one) => (
            <option key={one} value={one}>
              {t(`mines.form.${one}`)}
              {many(counts?.forms, one)}
            </option>
          ))}
        </select>
      </label>
      <label className="stack-field">
        {t('mines.decision')}
        <select
          value={search.decided ?? ''}
          onChange={({ currentTarget }) => narrow('decided', currentTarget.value)}
        >
          <option value="">{t('claims.all')}</option>
          {DECISIONS.map((one) => (
            <option key={one} value={one}>
              {t(`mines.decided.${one}`)}
              {many(counts?.decided, one)}
            </option>
          ))}
        </select>
      </label>
    </NarrowForm>
  );
}

const show = (index: number): void => {
  document.getElementById(`row-${index}`)?.scrollIntoView({ block: 'nearest' });
};

function Records({ search }: { readonly search: MinesSearch }): ReactNode {
  const { t } = useWords();
  const { view, ...filter } = search;
  const query = useInfiniteQuery(hazardRecordsQuery(search));
  const { data, error, refetch, hasNextPage, fetchNextPage } = query;
  const records = data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = data?.pages[0]?.counts;
  const { onFocus } = useRowKeys({ count: records.length, show, toggle: () => undefined });
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <section aria-labelledby="records">
      <h2 id="records">{t('mines.records')}</h2>
      <nav className="views no-print" aria-label={t('mines.views')}>
        {(['table', 'map'] as const).map((one) => (
          <Link
            key={one}
            to="/mines"
            search={one === 'map' ? { ...filter, view: 'map' } : filter}
            activeOptions={EXACT}
            aria-current={(view === 'map') === (one === 'map') ? 'page' : undefined}
          >
            {t(`mines.view.${one}`)}
          </Link>
        ))}
      </nav>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.mines')} /> : null}
      {data && records.length === 0 ? (
        <EmptyState
          what={t(isNarrowed ? 'mines.records.none-narrowed' : 'mines.records.none')}
          why={t('mines.records.how')}
        />
      ) : null}
      {counts === undefined || records.length === 0 ? null : (
        <p className="figures" role="status">
          {t('mines.records-count', { n: counts.total })}
        </p>
      )}
      {records.length === 0 ? null : view === 'map' ? (
        <RecordsMap search={filter} />
      ) : (
        <RecordsTable records={records} label={t('mines.records')} hasHandover onFocus={onFocus} />
      )}
      <p className="plan-warning">{t('mines.no-record')}</p>
      {hasNextPage && view !== 'map' ? (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('mines.more-records')}
        </Button>
      ) : null}
    </section>
  );
}

/** Handovers of minefield records and the records, on one filter. */
export function MinesPage(): ReactNode {
  const { t } = useWords();
  const search = minesSearch({ ...useSearch({ from: '/inside/mines' }) });
  const { data: me } = useQuery(meQuery);
  const mayRecord = me?.capabilities.includes('describe') ?? false;
  return (
    <>
      <PageTitle text={t('mines.title')} />
      <p className="aside measure">{t('mines.what')}</p>
      {!mayRecord ? null : search.view === 'new' ? (
        <NewHandover />
      ) : (
        <p className="button-line no-print">
          <Link to="/mines" search={{ ...search, view: 'new' }}>
            {t('mines.new-handover')}
          </Link>
          <Link to="/mines/records/new" search={{}}>
            {t('mines.new-record')}
          </Link>
        </p>
      )}
      <Narrow search={search} />
      <Handovers search={search} />
      <Records search={search} />
    </>
  );
}
