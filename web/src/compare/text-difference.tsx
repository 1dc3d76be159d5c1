import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { textQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PlainText } from '../viewers/plain-text.tsx';
import { differenceOf, shortened, type Run } from './words.ts';

const KEEP_WORDS = 30;
/** More places than this are not all drawn. */
const MOST_RUNS = 4000;

function Same({ run, isWhole }: { readonly run: Run; readonly isWhole: boolean }): ReactNode {
  const { t } = useWords();
  const short = isWhole ? null : shortened(run, KEEP_WORDS);
  if (!short) return <PlainText text={run.text} />;
  return (
    <>
      <PlainText text={short.head} />
      <span className="aside left-out"> {t('compare.left-out', { n: short.left })} </span>
      <PlainText text={short.tail} />
    </>
  );
}

function Runs({ runs, isWhole }: { readonly runs: readonly Run[]; readonly isWhole: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <p className="difference" dir="auto">
      {runs.slice(0, MOST_RUNS).map((run, at) =>
        run.kind === 'same' ? (
          <Same key={at} run={run} isWhole={isWhole} />
        ) : run.kind === 'only-a' ? (
          <del key={at}>
            <span className="for-readers">{t('compare.only-a')} </span>
            <PlainText text={run.text} />
          </del>
        ) : (
          <ins key={at}>
            <span className="for-readers">{t('compare.only-b')} </span>
            <PlainText text={run.text} />
          </ins>
        ),
      )}
    </p>
  );
}

const wordsOf = (runs: readonly Run[], kind: Run['kind']): number =>
  runs.reduce((sum, run) => sum + (run.kind === kind ? run.words : 0), 0);

/** Two texts as one, word by word, as they stand there. Undefined while they are not there yet. */
export function WordsDifference(given: {
  readonly texts: readonly [string, string] | null;
  /** They are the text of a file of the law, whose fields are English words. */
  readonly isLawFile?: boolean;
}): ReactNode {
  const { texts, isLawFile = false } = given;
  const { t } = useWords();
  const [isWhole, showWhole] = useState(false);
  const both = useDeferredValue(texts);
  const [one, other] = both ?? [];
  const runs = useMemo(
    () => (one === undefined || other === undefined ? undefined : differenceOf(one, other)),
    [one, other],
  );
  if (runs === undefined) return <Waiting text={t('wait.text')} />;
  if (runs === null) return <EmptyState what={t('compare.too-long')} why={t('compare.too-long.why')} />;
  const [gone, come] = [wordsOf(runs, 'only-a'), wordsOf(runs, 'only-b')];
  return (
    <section aria-label={t('compare.words')}>
      <p className="pdf-tools">
        <span className="figures" role="status">
          {runs.every(({ kind }) => kind === 'same')
            ? t('compare.equal')
            : `${t('compare.gone', { n: gone })} · ${t('compare.come', { n: come })}`}
        </span>
        <label>
          <input type="checkbox" checked={isWhole} onChange={(event) => showWhole(event.target.checked)} />{' '}
          {t('compare.whole')}
        </label>
      </p>
      {runs.length > MOST_RUNS ? <p className="note">{t('compare.many', { n: MOST_RUNS })}</p> : null}
      {/* Scrolls by itself, so the keyboard must reach it. */}
      <div className="viewer-body text" tabIndex={0} role="region" aria-label={t('compare.words')}>
        {isLawFile ? (
          <div className="law-words" lang="en">
            <Runs runs={runs} isWhole={isWhole} />
          </div>
        ) : (
          <Runs runs={runs} isWhole={isWhole} />
        )}
      </div>
    </section>
  );
}

/** Texts of two items as one, in which words that only the first has are struck out and words that only the second has are underlined. */
export function TextDifference({ a, b }: { readonly a: string; readonly b: string }): ReactNode {
  const { t } = useWords();
  const [first, second] = [useQuery(textQuery(a)), useQuery(textQuery(b))];
  const error = first.error ?? second.error;
  if (error) return <ProblemBox error={error} />;
  const both = [first.data, second.data].map((data) => data?.pages.map(({ text }) => text));
  if (both.some((pages) => pages?.every((text) => text.trim() === '')))
    return <EmptyState what={t('compare.no-text')} why={t('compare.no-text.why')} />;
  const [one, other] = both.map((pages) => pages?.join('\n'));
  return <WordsDifference texts={one === undefined || other === undefined ? null : [one, other]} />;
}
