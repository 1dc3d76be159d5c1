import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { isBadInput } from '../api/client.ts';
import { timelineQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { apiFilter, type ItemsSearch } from '../search-params.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { drawTimeline, shareOf, type DrawnTimeline, type TimeSpan } from './timeline-scale.ts';

interface Given {
  readonly search: ItemsSearch;
  /** Called with the whole new filter. */
  readonly change: (next: ItemsSearch) => void;
}

const LABELS = 8;
// Beyond so many, rows of dates that are not exact say less than their number.
const WIDE_ROWS = 12;
const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** Moves between columns with the arrow keys: one stop of the Tab key for all of them. */
function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  const all = [...event.currentTarget.querySelectorAll('button')];
  const at = all.findIndex((one) => one === document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all[Math.min(all.length - 1, Math.max(0, to))]?.focus();
}

function Columns({ drawn, pick }: { drawn: DrawnTimeline; pick: (span: TimeSpan) => void }): ReactNode {
  const { t, format } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const firstFilled = drawn.columns.findIndex(({ count }) => count > 0);
  return (
    <ol className="time-columns" ref={list} onKeyDown={moveFocus} aria-label={t('timeline.columns')}>
      {drawn.columns.map((column, at) => (
        <li key={column.from}>
          {column.count > 0 ? (
            <button
              type="button"
              tabIndex={at === firstFilled ? 0 : -1}
              style={{ height: percent(column.count / drawn.most) }}
              title={`${format.stretch(column.from, column.to)}: ${t('items.total', { n: column.count })}`}
              aria-label={`${format.stretch(column.from, column.to)}: ${t('items.total', { n: column.count })}`}
              onClick={() => pick(column)}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Axis({ drawn }: { readonly drawn: DrawnTimeline }): ReactNode {
  const { format } = useWords();
  const every = Math.max(1, Math.ceil(drawn.columns.length / LABELS));
  return (
    <div className="time-axis" aria-hidden="true">
      {drawn.columns
        .filter((_, at) => at % every === 0)
        .map((column) => (
          <span key={column.from} style={{ insetInlineStart: percent(shareOf(column, drawn).start) }}>
            {format.stretch(column.from, column.to)}
          </span>
        ))}
    </div>
  );
}

function Wide({ drawn, pick }: { drawn: DrawnTimeline; pick: (span: TimeSpan) => void }): ReactNode {
  const { t, format } = useWords();
  if (drawn.wide.length === 0) return null;
  return (
    <section>
      <h2 className="time-head">{t('timeline.wide')}</h2>
      <ul className="time-wide">
        {drawn.wide.slice(0, WIDE_ROWS).map((span) => {
          const { start, length } = shareOf(span, drawn);
          return (
            <li key={`${span.from}/${span.to}`}>
              <span className="time-line" aria-hidden="true">
                <span style={{ insetInlineStart: percent(start), width: percent(length) }} />
              </span>
              <button type="button" className="quiet-button" onClick={() => pick(span)}>
                {format.stretch(span.from, span.to)}
              </button>
              <span className="figures aside">{t('items.total', { n: span.count })}</span>
            </li>
          );
        })}
      </ul>
      {drawn.wide.length > WIDE_ROWS ? (
        <p className="aside">{t('timeline.wide-more', { n: drawn.wide.length - WIDE_ROWS })}</p>
      ) : null}
    </section>
  );
}

function useStretch({ search, change }: Given) {
  const { datedFrom, datedUntil, ...rest } = search;
  return {
    isNarrowed: datedFrom !== undefined || datedUntil !== undefined,
    pick: ({ from, to }: TimeSpan) => change({ ...rest, datedFrom: from, datedUntil: to }),
    all: () => change(rest),
    wider: (drawn: DrawnTimeline) => {
      const year = drawn.from.slice(0, 4);
      const isWithinYear = year === drawn.to.slice(0, 4);
      const isYear = drawn.from === `${year}-01-01` && drawn.to === `${year}-12-31`;
      if (!isWithinYear || isYear) return change(rest);
      return change({ ...rest, datedFrom: `${year}-01-01`, datedUntil: `${year}-12-31` });
    },
  };
}

/**
 * When the items that match say that they were made: a column for each year, month or day, and dates that are not so exact as
 * the stretch that they may lie in. Choosing one narrows the list below to it.
 */
export function ItemsTimeline(given: Given): ReactNode {
  const { t, format } = useWords();
  const { search } = given;
  const query = useQuery({ ...timelineQuery(apiFilter(search)), placeholderData: keepPreviousData });
  const { pick, all, wider, isNarrowed } = useStretch(given);
  const { data } = query;
  const drawn = useMemo(
    () => (data ? drawTimeline(data, { from: search.datedFrom, to: search.datedUntil }) : null),
    [data, search.datedFrom, search.datedUntil],
  );
  // The list below says what is wrong with the filter.
  if (isBadInput(query.error)) return null;
  if (query.isError) return <ProblemBox error={query.error} retry={() => void query.refetch()} />;
  if (!data) return <Waiting text={t('wait.timeline')} />;
  return (
    <section className="time" aria-label={t('items.as.timeline')}>
      <p className="time-bar">
        <strong className="figures">
          {drawn ? format.stretch(drawn.from, drawn.to) : t('timeline.none')}
        </strong>
        <span className="aside">{t('timeline.claim')}</span>
        {isNarrowed ? (
          <>
            {drawn ? (
              <button type="button" className="quiet-button" onClick={() => wider(drawn)}>
                {t('timeline.wider')}
              </button>
            ) : null}
            <button type="button" className="quiet-button" onClick={all}>
              {t('timeline.all')}
            </button>
          </>
        ) : null}
      </p>
      {drawn ? (
        <>
          <p className="figures aside time-most">{format.number(drawn.most)}</p>
          <Columns drawn={drawn} pick={pick} />
          <Axis drawn={drawn} />
          <Wide drawn={drawn} pick={pick} />
        </>
      ) : (
        <EmptyState what={t('timeline.none')} why={t('timeline.none.why')} next={null} />
      )}
      <p className="figures aside">
        {data.undated > 0 ? t('timeline.undated', { n: data.undated }) : null}{' '}
        {data.isWhole ? null : t('facet.newest')}
      </p>
    </section>
  );
}
