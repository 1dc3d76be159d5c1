import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accidentsQuery } from '../api/ground.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { CLASSES, clearanceSearch, type ClearanceSearch } from '../search-clearance.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { NarrowForm } from '../ui/narrow-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

const span = (least: number | null, most: number | null): string =>
  least === null && most === null ? '–' : least === most ? String(least) : `${least ?? '…'}–${most ?? '…'}`;

function Narrow({
  search,
  counts,
}: {
  readonly search: ClearanceSearch;
  readonly counts: readonly { readonly value: string; readonly count: number }[];
}): ReactNode {
  const { t, format } = useWords();
  const navigate = useNavigate({ from: '/clearance' });
  const narrow = (name: 'text' | 'class', value: string): void => {
    void navigate({ search: clearanceSearch({ ...search, [name]: value }), replace: true });
  };
  return (
    <NarrowForm
      label={t('accidents.narrow')}
      textLabel={t('accidents.narrow.text')}
      text={search.text}
      find={(text) => narrow('text', text)}
    >
      <label className="stack-field">
        {t('accident.class')}
        <select
          value={search.class ?? ''}
          onChange={({ currentTarget }) => narrow('class', currentTarget.value)}
        >
          <option value="">{t('claims.all')}</option>
          {CLASSES.map((one) => (
            <option key={one} value={one}>
              {t(`accident.class.${one}`)} (
              {format.number(counts.find(({ value }) => value === one)?.count ?? 0)})
            </option>
          ))}
        </select>
      </label>
    </NarrowForm>
  );
}

/** Accidents, the newest record first, a page at a time. */
export function Accidents({ search }: { readonly search: ClearanceSearch }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { text, class: kind } = search;
  const isNarrowed = text !== undefined || kind !== undefined;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    accidentsQuery({ ...(text === undefined ? {} : { text }), ...(kind ? { class: kind } : {}) }),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="accidents">
      <h2 id="accidents">{t('accidents.title')}</h2>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.ground')} /> : null}
      {items.length > 0 || isNarrowed ? (
        <Narrow search={search} counts={data?.pages[0]?.counts ?? []} />
      ) : null}
      {data && items.length === 0 ? (
        <EmptyState
          what={t(isNarrowed ? 'detention.none-narrowed' : 'accidents.none')}
          why={t('accidents.how')}
        />
      ) : null}
      {items.length === 0 ? null : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('accidents.title')}>
          <table className="plain-table mine-table">
            <thead>
              <tr>
                <th scope="col">{t('accident.name')}</th>
                <th scope="col">{t('mines.dated')}</th>
                <th scope="col">{t('accident.class')}</th>
                <th scope="col">{t('accident.victims')}</th>
                <th scope="col">{t('accident.counted')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to="/clearance/accidents/$id" params={{ id: one.id }} dir="auto">
                      {one.title}
                    </Link>{' '}
                    <span className="aside figures">{one.serial}</span>
                  </th>
                  <td className="figures">{one.dated === null ? t('mines.not-known') : day(one.dated)}</td>
                  <td>{t(`accident.class.${one.class}`)}</td>
                  <td className="figures">
                    {t('accident.listed', { killed: one.killed, injured: one.injured })}
                  </td>
                  <td className="figures">
                    {one.countedBy === null
                      ? t('mines.not-stated')
                      : t('accident.said', {
                          killed: span(one.killedLeast, one.killedMost),
                          injured: span(one.injuredLeast, one.injuredMost),
                          who: one.countedBy,
                        })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage ? (
        <Button variant="default" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('accidents.more')}
        </Button>
      ) : null}
    </section>
  );
}
