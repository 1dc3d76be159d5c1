import { NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { meQuery } from '../api/queries.ts';
import type { Change } from '../api/schema.gen.ts';
import { changesQuery, tasksQuery } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';
import { changesSearch } from '../search-params.ts';
import { hasPage, PageLink } from '../together/record-link.tsx';
import { EntryFields, EntryReason, EntrySentence, SENTENCES, useKindName } from '../together/entry-words.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

const ROW_PX = 72;
const AHEAD = 30;

/** Records that are named by what they are: their words are read on their own page, where that is recorded. */
const NAMED_BY_KIND = [
  'claim',
  'incident',
  'conclusion',
  'allegation',
  'proceeding',
  'undertaking',
  'pleading',
  'settlement',
  'handover',
  'hazard_record',
  'detention_record',
  'accident',
  'ground_area',
  'displacement_record',
] as const;

function SubjectLink({ subject }: { readonly subject: Change['subject'] }): ReactNode {
  const { t } = useWords();
  const { table, id, label, serial } = subject;
  const kind = NAMED_BY_KIND.find((name) => name === table);
  const text = kind === undefined ? label : t(`thing.${kind}`);
  if (text === null) return null;
  if (serial !== null)
    return (
      <Link to="/items/$serial" params={{ serial }} dir="auto">
        {text}
      </Link>
    );
  if (hasPage(table))
    return (
      <PageLink table={table} id={id}>
        {text}
      </PageLink>
    );
  return <span dir="auto">{text}</span>;
}

function Filters(): ReactNode {
  const { t } = useWords();
  const nameOf = useKindName();
  const search = changesSearch({ ...useSearch({ from: '/inside/changes' }) });
  const navigate = useNavigate({ from: '/changes' });
  const { data: me } = useQuery(meQuery);
  // Whom one works with: those who may see what one may see oneself.
  const people = useQuery(tasksQuery('mine')).data?.people ?? [];
  const set = (change: Partial<typeof search>): void =>
    void navigate({ search: { ...search, ...change }, replace: true });
  const kinds = Object.keys(SENTENCES).map((kind) => ({ value: kind, label: nameOf(kind) }));
  return (
    <form
      className="change-filters"
      onSubmit={(event) => event.preventDefault()}
      aria-label={t('changes.filters')}
    >
      <NativeSelect
        label={t('changes.person')}
        value={search.person ?? ''}
        onChange={(event) => set({ person: event.currentTarget.value })}
        data={[
          { value: '', label: t('changes.everybody') },
          ...(me ? [{ value: me.person.id, label: t('changes.mine') }] : []),
          ...people
            .filter(({ id }) => id !== me?.person.id)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t('changes.kind')}
        value={search.kind ?? ''}
        onChange={(event) => set({ kind: event.currentTarget.value })}
        data={[{ value: '', label: t('changes.every-kind') }, ...kinds]}
      />
      <TextInput
        type="date"
        label={t('changes.day')}
        value={search.day ?? ''}
        onChange={(event) => set({ day: event.currentTarget.value })}
      />
    </form>
  );
}

function Lines(given: {
  readonly changes: readonly Change[];
  readonly hasMore: boolean;
  readonly more: () => void;
}): ReactNode {
  const { t } = useWords();
  const { changes, hasMore, more } = given;
  const list = useRef<HTMLOListElement>(null);
  const virtual = useWindowVirtualizer({
    count: changes.length,
    estimateSize: () => ROW_PX,
    overscan: 10,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => changes[index]?.id ?? index,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= changes.length - AHEAD) more();
  }, [hasMore, last, changes.length, more]);
  const margin = virtual.options.scrollMargin;
  const [above, below] = [
    (rows[0]?.start ?? margin) - margin,
    Math.max(0, virtual.getTotalSize() - ((rows.at(-1)?.end ?? margin) - margin)),
  ];
  return (
    <ol className="history changes" ref={list} style={{ paddingTop: above, paddingBottom: below }}>
      {rows.map(({ index, key }) => {
        const change = changes[index];
        return change ? (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={hasMore ? -1 : changes.length}
            aria-posinset={index + 1}
          >
            <p dir="auto">
              <EntrySentence entry={change} /> <SubjectLink subject={change.subject} />
            </p>
            <EntryFields changes={change.changes} />
            <EntryReason entry={change} />
            <p className="aside">
              <Moment at={change.at} withLocal /> ·{' '}
              {change.index === null
                ? t('history.not-published')
                : t('history.entry', { index: String(change.index) })}
            </p>
          </li>
        ) : null;
      })}
    </ol>
  );
}

/** Every change that one may see, newest first: who, what, from what to what, why. One's own activity is a filter of it. */
export function ChangesPage(): ReactNode {
  const { t } = useWords();
  const search = changesSearch({ ...useSearch({ from: '/inside/changes' }) });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    changesQuery(search),
  );
  const changes = data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <div className="measure">
      <PageTitle text={t('nav.changes')} />
      <p className="aside">{t('changes.why')}</p>
      <Filters />
      {data ? (
        changes.length === 0 ? (
          <EmptyState
            what={t('changes.none')}
            why={t('changes.none.why')}
            next={
              <Link to="/changes" search={{}}>
                {t('changes.all')}
              </Link>
            }
          />
        ) : (
          <Lines
            changes={changes}
            hasMore={hasNextPage}
            more={() => {
              if (!isFetchingNextPage) void fetchNextPage();
            }}
          />
        )
      ) : error ? (
        <ProblemBox error={error} retry={() => void refetch()} />
      ) : (
        <Waiting text={t('wait.changes')} />
      )}
    </div>
  );
}
