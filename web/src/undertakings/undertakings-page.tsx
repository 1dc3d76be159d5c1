import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ToCheck } from '../allegations/law-words.tsx';
import { call } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import type { ListedUndertaking } from '../api/schema.gen.ts';
import { askForUndertakings, undertakingsQuery } from '../api/undertakings.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { useDay } from '../proceedings/words.tsx';
import { UNDERTAKING_KINDS, undertakingsSearch, type UndertakingsSearch } from '../search-undertakings.ts';
import { useRowKeys } from '../table/use-row-keys.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { CompartmentChoice, compartmentIn, NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { UndertakingFields, undertakingFacts } from './undertaking-fields.tsx';
import { useKnownDay } from './words.tsx';

function NewUndertaking(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <NewForm
      label={t('undertakings.new')}
      name="new undertaking"
      send={(form) =>
        call('POST /api/undertakings', { body: { ...undertakingFacts(form), ...compartmentIn(form) } })
      }
      made={async ({ id }) => {
        await askForUndertakings();
        await navigate({ to: '/undertakings/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/undertakings', search: {} })}
    >
      <UndertakingFields known={{}} />
      <CompartmentChoice />
    </NewForm>
  );
}

function Line(given: {
  readonly listed: ListedUndertaking;
  readonly index: number;
  readonly onFocus: (index: number) => void;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const known = useKnownDay();
  const { index, onFocus } = given;
  const { undertaking, obligations, silent, next, ...kinds } = given.listed;
  const { id, kind, title, dated, parties, toCheck } = undertaking;
  const stand = (['differ', 'same', 'only', 'nothing'] as const).filter((one) => kinds[one] > 0);
  return (
    <article className="proceeding-line">
      <div>
        <p className="claim-says">
          <Link
            id={`row-${index}`}
            to="/undertakings/$id"
            params={{ id }}
            dir="auto"
            onFocus={() => onFocus(index)}
          >
            {title}
          </Link>
          <ToCheck is={toCheck} />
        </p>
        <p>
          {t(`undertaking.kind.${kind}`)} · <span className="figures">{known(dated)}</span>
        </p>
        <p className="aside" dir="auto">
          {parties.map(({ name, role }) => `${name} (${t(`undertaking.role.${role}`)})`).join(' · ')}
        </p>
      </div>
      <dl className="proceeding-stands">
        <div>
          <dt>{t('obligations.title')}</dt>
          <dd>
            <span className="figures">{obligations}</span>
            <ul className="standing-counts">
              {stand.map((one) => (
                <li key={one}>
                  {t(`standing.${one}`)}: <span className="figures">{kinds[one]}</span>
                </li>
              ))}
              {silent > 0 ? (
                <li className="standing-silence">
                  {t('standing.silence')}: <span className="figures">{silent}</span>
                </li>
              ) : null}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t('undertakings.next')}</dt>
          <dd>
            {next === null ? (
              <span className="aside">{t('undertakings.no-day')}</span>
            ) : (
              <strong className="figures">{day(next.dueOn)}</strong>
            )}
          </dd>
        </div>
      </dl>
    </article>
  );
}

const show = (index: number): void => {
  document.getElementById(`row-${index}`)?.scrollIntoView({ block: 'nearest' });
};

function Narrow({
  search,
  parties,
}: {
  readonly search: UndertakingsSearch;
  readonly parties: readonly string[];
}): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/undertakings' });
  const narrow = (name: 'kind' | 'party', value: string): void => {
    const { [name]: _, ...rest } = search;
    void navigate({
      search: undertakingsSearch(value === '' ? rest : { ...rest, [name]: value }),
      replace: true,
    });
  };
  const names =
    search.party === undefined || parties.includes(search.party) ? parties : [search.party, ...parties];
  return (
    <div className="as-of no-print" role="group" aria-label={t('undertakings.narrow')}>
      <label className="stack-field">
        {t('undertaking.kind')}
        <select
          value={search.kind ?? ''}
          onChange={({ currentTarget }) => narrow('kind', currentTarget.value)}
        >
          <option value="">{t('claims.all')}</option>
          {UNDERTAKING_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`undertaking.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="stack-field">
        {t('undertakings.party')}
        <select
          value={search.party ?? ''}
          onChange={({ currentTarget }) => narrow('party', currentTarget.value)}
        >
          <option value="">{t('claims.all')}</option>
          {names.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function List({ search }: { readonly search: UndertakingsSearch }): ReactNode {
  const { t } = useWords();
  const query = useInfiniteQuery(undertakingsQuery(search));
  const { data, error, refetch, hasNextPage, fetchNextPage } = query;
  const listed = data?.pages.flatMap(({ items }) => items) ?? [];
  const { onFocus } = useRowKeys({ count: listed.length, show, toggle: () => undefined });
  const isNarrowed = search.kind !== undefined || search.party !== undefined;
  const isEmpty = data !== undefined && listed.length === 0;
  return (
    <>
      {isEmpty && !isNarrowed ? null : <Narrow search={search} parties={data?.pages[0]?.parties ?? []} />}
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.undertakings')} /> : null}
      {isEmpty ? (
        <EmptyState
          what={t(isNarrowed ? 'undertakings.none-narrowed' : 'undertakings.none')}
          why={t('undertakings.how')}
        />
      ) : null}
      <div className="claims">
        {listed.map((one, index) => (
          <Line key={one.undertaking.id} listed={one} index={index} onFocus={onFocus} />
        ))}
      </div>
      {listed.length > 0 ? <p className="note">{t('standing.caution')}</p> : null}
      {hasNextPage ? (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('undertakings.more')}
        </Button>
      ) : null}
    </>
  );
}

/** Agreements, ceasefires, ordered measures and declarations, with how what each side says of them stands; a new one is recorded here. */
export function UndertakingsPage(): ReactNode {
  const { t } = useWords();
  const search = undertakingsSearch({ ...useSearch({ from: '/inside/undertakings' }) });
  const { data: me } = useQuery(meQuery);
  const mayRecord = me?.capabilities.includes('describe') ?? false;
  const { view, ...filter } = search;
  return (
    <>
      <PageTitle text={t('undertakings.title')} />
      <p className="aside measure">{t('undertakings.what')}</p>
      {!mayRecord ? null : view === 'new' ? (
        <NewUndertaking />
      ) : (
        <p className="button-line no-print">
          <Link to="/undertakings" search={{ ...filter, view: 'new' }}>
            {t('undertakings.new')}
          </Link>
        </p>
      )}
      <List search={filter} />
    </>
  );
}
