import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';
import { actorsQuery } from '../api/actors.ts';
import { meQuery } from '../api/queries.ts';
import type { Actor } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { actorsSearch, type ActorsSearch } from '../search-actors.ts';
import { Spacer } from '../table/spacer.tsx';
import { useRowKeys } from '../table/use-row-keys.ts';
import { useRowsInView } from '../table/use-rows-in-view.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { NarrowForm } from '../ui/narrow-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ActorName, Lock } from './actor-name.tsx';

function Choice(given: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <label className="stack-field">
      {given.label}
      <select value={given.value} onChange={(event) => given.onChange(event.target.value)}>
        {given.choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function Filter({ search }: { readonly search: ActorsSearch }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/actors' });
  const narrow = (name: keyof ActorsSearch, value: string): void => {
    const { [name]: _, ...rest } = search;
    void navigate({ search: actorsSearch(value === '' ? rest : { ...rest, [name]: value }), replace: true });
  };
  const all = ['', t('claims.all')] as const;
  return (
    <NarrowForm
      label={t('actors.narrow')}
      textLabel={t('actors.text')}
      text={search.text}
      find={(text) => narrow('text', text)}
    >
      <Choice
        label={t('actor.kind')}
        value={search.kind ?? ''}
        choices={[all, ['person', t('actors.people')], ['group', t('actors.groups')]]}
        onChange={(value) => narrow('kind', value)}
      />
      <Choice
        label={t('actors.protection')}
        value={search.protected ?? ''}
        choices={[all, ['yes', t('actors.protected')], ['no', t('actors.open')]]}
        onChange={(value) => narrow('protected', value)}
      />
      <Choice
        label={t('actors.merged')}
        value={search.merged ?? ''}
        choices={[
          ['', t('actors.merged.no')],
          ['all', t('actors.merged.all')],
          ['only', t('actors.merged.only')],
        ]}
        onChange={(value) => narrow('merged', value)}
      />
    </NarrowForm>
  );
}

function Row(given: {
  readonly actor: Actor;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly onFocus: (index: number) => void;
}): ReactNode {
  const { t } = useWords();
  const unitOf = useTerm('counting-unit');
  const { actor, index, isCurrent, onFocus } = given;
  const { bornOn = null, diedOn = null } = actor.identity ?? {};
  const dates = diedOn === null ? (bornOn ?? '') : `${bornOn ?? '…'} – ${diedOn}`;
  const also = [
    actor.foundName === null ? '' : t('actors.found', { name: actor.foundName }),
    actor.merged > 0 ? t('actors.same', { n: actor.merged }) : '',
  ].filter((one) => one !== '');
  return (
    <tr aria-rowindex={index + 2} className={isCurrent ? 'current' : undefined}>
      <td className="c-title">
        <Link id={`row-${index}`} to="/actors/$id" params={{ id: actor.id }} onFocus={() => onFocus(index)}>
          <ActorName actor={actor} />
        </Link>
        {actor.isProtected ? (
          <span className="protected-mark">
            {' '}
            <Lock />
            <span className="for-readers"> {t('actors.protected')}</span>
          </span>
        ) : null}
        {also.length > 0 ? (
          <span className="aside" dir="auto">
            {' '}
            {also.join(' · ')}
          </span>
        ) : null}
        <span className="narrow-only aside">
          {actor.pseudonym} · {unitOf(actor.countingUnit)}
        </span>
      </td>
      <td className="c-serial">{actor.pseudonym}</td>
      <td className="c-unit">{unitOf(actor.countingUnit)}</td>
      <td className="c-dates">{dates}</td>
    </tr>
  );
}

function Table(given: {
  readonly actors: readonly Actor[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}): ReactNode {
  const { t } = useWords();
  const { actors, total, hasMore, loadMore } = given;
  const { table, indexes, abovePx, belowPx, show } = useRowsInView({
    count: actors.length,
    hasMore,
    loadMore,
  });
  const keys = useRowKeys({ count: actors.length, show, toggle: () => undefined });
  return (
    <table className="items-table actors-table" ref={table} aria-rowcount={total + 1}>
      <caption className="for-readers">{t('actors.title')}</caption>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" className="c-title">
            {t('actor.name')}
          </th>
          <th scope="col" className="c-serial">
            {t('actor.pseudonym')}
          </th>
          <th scope="col" className="c-unit">
            {t('actor.counting-unit')}
          </th>
          <th scope="col" className="c-dates">
            {t('actors.lived')}
          </th>
        </tr>
      </thead>
      <Spacer heightPx={abovePx} />
      <tbody>
        {indexes.map((index) => {
          const actor = actors[index];
          return actor ? (
            <Row
              key={actor.id}
              actor={actor}
              index={index}
              isCurrent={index === keys.current}
              onFocus={keys.onFocus}
            />
          ) : null;
        })}
      </tbody>
      <Spacer heightPx={belowPx} />
    </table>
  );
}

/** People and groups of the case, newest first. Who is protected is a pseudonym with a lock for whoever may not see more. */
export function ActorsPage(): ReactNode {
  const { t } = useWords();
  const search = actorsSearch({ ...useSearch({ from: '/inside/actors' }) });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(actorsQuery(search));
  const [first] = data?.pages ?? [];
  const actors = data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = Object.keys(search).length > 0;
  const mayCode = me?.capabilities.includes('describe') ?? false;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <PageTitle text={t('actors.title')} />
      <p className="aside">{t('actors.what')}</p>
      <p className="button-line actor-acts">
        {mayCode ? (
          <>
            <Link to="/actors/new" search={{ kind: 'person' }}>
              {t('actors.new-person')}
            </Link>
            <Link to="/actors/new" search={{ kind: 'group' }}>
              {t('actors.new-group')}
            </Link>
          </>
        ) : null}
        <Link to="/actors/alike">{t('alike.title')}</Link>
      </p>
      <Filter search={search} />
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {first ? (
        <p className="list-head" role="status">
          {t(first.totalIsExact ? 'actors.total' : 'actors.total-more', { n: first.total })}
        </p>
      ) : error ? null : (
        <Waiting text={t('wait.actors')} />
      )}
      {first && actors.length === 0 ? (
        <EmptyState
          what={t(isNarrowed ? 'actors.none' : 'actors.none-yet')}
          why={t(isNarrowed ? 'actors.none.why' : 'actors.how')}
        />
      ) : null}
      {first && actors.length > 0 ? (
        <Table actors={actors} total={first.total} hasMore={hasNextPage} loadMore={loadMore} />
      ) : null}
    </>
  );
}
