import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { Checkpoint } from '../api/schema.gen.ts';
import { checkpointsQuery } from '../api/keep-queries.ts';
import { useWords } from '../i18n/language.tsx';
import { Digest } from '../ui/digest.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { readCheckpoint } from './check-log.ts';
import { Consistency } from './consistency.tsx';

function CheckpointRow({ checkpoint }: { readonly checkpoint: Checkpoint }): ReactNode {
  const { t, format } = useWords();
  const { size, text, publishedAt, stamps } = checkpoint;
  const read = useMemo(() => readCheckpoint(text), [text]);
  return (
    <tr>
      <th scope="row" className="c-number">
        {format.number(size)}
      </th>
      <td>{publishedAt === null ? t('ledger.published.unknown') : <Moment at={publishedAt} />}</td>
      <td>{read ? <Digest text={read.root} what={t('ledger.root')} /> : t('ledger.unreadable')}</td>
      <td>
        {stamps.length === 0 ? <span className="aside">{t('ledger.no-stamps')}</span> : null}
        {stamps.map(({ authority, genTime }) => (
          <p key={authority}>
            {authority}: {genTime === null ? t('ledger.published.unknown') : <Moment at={genTime} />}
          </p>
        ))}
      </td>
      <td>
        {read?.cosignatures.length === 0 ? <span className="aside">{t('ledger.no-witnesses')}</span> : null}
        {read?.cosignatures.map(({ name, at }) => (
          <p key={name}>
            {name} {at === null ? null : <Moment at={at} />}
          </p>
        ))}
      </td>
    </tr>
  );
}

/** Every checkpoint that was published, with who vouches for its time, and the check of any two against each other. */
export function Checkpoints(given: { readonly old?: string; readonly now?: string }): ReactNode {
  const { t } = useWords();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } =
    useInfiniteQuery(checkpointsQuery);
  const checkpoints = useMemo(() => (data?.pages ?? []).flatMap((page) => page.checkpoints), [data]);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.checkpoints')} />
    );
  if (checkpoints.length === 0) return <EmptyState what={t('light.none')} why={t('ledger.none.why')} />;
  return (
    <>
      <Consistency sizes={checkpoints.map(({ size }) => size)} {...given} />
      <section aria-labelledby="checkpoints">
        <h2 id="checkpoints">{t('ledger.checkpoints')}</h2>
        <p className="measure">{t('ledger.checkpoints.why')}</p>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('ledger.checkpoints')}>
          <table className="plain-table checkpoints-table">
            <thead>
              <tr>
                <th scope="col" className="c-number">
                  {t('ledger.size')}
                </th>
                <th scope="col">{t('ledger.published')}</th>
                <th scope="col">{t('ledger.root')}</th>
                <th scope="col">{t('ledger.stamps')}</th>
                <th scope="col">{t('ledger.witnesses')}</th>
              </tr>
            </thead>
            <tbody>
              {checkpoints.map((one) => (
                <CheckpointRow key={one.size} checkpoint={one} />
              ))}
            </tbody>
          </table>
        </div>
        {hasNextPage ? (
          <button
            type="button"
            className="quiet-button"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('ledger.older')}
          </button>
        ) : null}
      </section>
    </>
  );
}
