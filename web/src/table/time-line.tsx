import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { isBadInput } from '../api/client.ts';
import type { Timeline } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { drawTimeline, shareOf, type DrawnTimeline, type TimeSpan } from './timeline-scale.ts';

interface Stretch {
  readonly from: string;
  readonly to: string;
}

interface Given {
  /** Asks for the dates of the list that is looked at. */
  readonly query: {
    readonly queryKey: readonly unknown[];
    readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Timeline>;
  };
  /** The days that the list is narrowed to; `change` narrows it, or with null takes that back. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly change: (stretch: Stretch | null) => void;
  /** In words: what it shows, what a date says here, what there is when there is none, and how many have one or none. */
  readonly words: {
    readonly section: string;
    readonly claim: string;
    readonly columns: string;
    readonly none: string;
    readonly count: (n: number) => string;
    readonly undated: (n: number) => string;
  };
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

interface DrawnGiven {
  readonly drawn: DrawnTimeline;
  readonly pick: (span: TimeSpan) => void;
  readonly words: Given['words'];
}

function Columns({ drawn, pick, words }: DrawnGiven): ReactNode {
  const { format } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const firstFilled = drawn.columns.findIndex(({ count }) => count > 0);
  return (
    <ol className="time-columns" ref={list} onKeyDown={moveFocus} aria-label={words.columns}>
      {drawn.columns.map((column, at) => (
        <li key={column.from}>
          {column.count > 0 ? (
            <button
              type="button"
              tabIndex={at === firstFilled ? 0 : -1}
              style={{ height: percent(column.count / drawn.most) }}
              title={`${format.stretch(column.from, column.to)}: ${words.count(column.count)}`}
              aria-label={`${format.stretch(column.from, column.to)}: ${words.count(column.count)}`}
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

function Wide({ drawn, pick, words }: DrawnGiven): ReactNode {
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
              <span className="figures aside">{words.count(span.count)}</span>
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

/** The year around a stretch within one; null where it is a year already or longer. */
function wider({ from, to }: Stretch): Stretch | null {
  const year = from.slice(0, 4);
  const whole = { from: `${year}-01-01`, to: `${year}-12-31` };
  const isYear = from === whole.from && to === whole.to;
  return year !== to.slice(0, 4) || isYear ? null : whole;
}

/**
 * When what matches was, or is said to have been: a column for each year, month or day, and dates that are not so exact as the stretch that
 * they may lie in. Choosing one narrows the list to it.
 */
export function TimeLine({ query: asked, from, to, change, words }: Given): ReactNode {
  const { t, format } = useWords();
  const query = useQuery({ ...asked, placeholderData: keepPreviousData });
  const { data } = query;
  const drawn = useMemo(() => (data ? drawTimeline(data, { from, to }) : null), [data, from, to]);
  const isNarrowed = from !== undefined || to !== undefined;
  // The list below says what is wrong with the filter.
  if (isBadInput(query.error)) return null;
  if (query.isError) return <ProblemBox error={query.error} retry={() => void query.refetch()} />;
  if (!data) return <Waiting text={t('wait.timeline')} />;
  return (
    <section className="time" aria-label={words.section}>
      <p className="time-bar">
        <strong className="figures">
          {drawn ? format.stretch(drawn.from, drawn.to) : t('timeline.none')}
        </strong>
        <span className="aside">{words.claim}</span>
        {isNarrowed ? (
          <>
            {drawn ? (
              <button type="button" className="quiet-button" onClick={() => change(wider(drawn))}>
                {t('timeline.wider')}
              </button>
            ) : null}
            <button type="button" className="quiet-button" onClick={() => change(null)}>
              {t('timeline.all')}
            </button>
          </>
        ) : null}
      </p>
      {drawn ? (
        <>
          <p className="figures aside time-most">{format.number(drawn.most)}</p>
          <Columns drawn={drawn} pick={change} words={words} />
          <Axis drawn={drawn} />
          <Wide drawn={drawn} pick={change} words={words} />
        </>
      ) : (
        <EmptyState what={t('timeline.none')} why={words.none} next={null} />
      )}
      <p className="figures aside">
        {data.undated > 0 ? words.undated(data.undated) : null} {data.isWhole ? null : t('facet.newest')}
      </p>
    </section>
  );
}
