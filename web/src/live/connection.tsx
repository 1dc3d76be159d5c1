import { useEffect, useState, type ReactNode } from 'react';
import { ledgerQuery, queryClient } from '../api/queries.ts';
import { ProblemError } from '../api/client.ts';
import { useWords } from '../i18n/language.tsx';
import { useMinutesAhead } from './clock.ts';
import { useLive } from './stream.ts';

const isUnreachable = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'UNREACHABLE';

/**
 * Whether the last answer did not come. A browser without a network may well reach a server on its own machine, so that
 * what it says is only a reason to ask.
 */
function useIsOffline(): boolean {
  const [isOffline, setOffline] = useState(false);
  useEffect(() => {
    const away = (): void => void queryClient.invalidateQueries({ queryKey: ledgerQuery.queryKey });
    const back = (): void => void queryClient.invalidateQueries();
    addEventListener('offline', away);
    addEventListener('online', back);
    const watch = ({ type, error }: { type: string; error?: unknown }): void => {
      if ((type === 'error' || type === 'failed') && isUnreachable(error)) setOffline(true);
      if (type === 'success') setOffline(false);
    };
    const ends = [
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type === 'updated') watch(event.action);
      }),
      queryClient.getMutationCache().subscribe((event) => {
        if (event.type === 'updated') watch(event.action);
      }),
    ];
    return () => {
      removeEventListener('offline', away);
      removeEventListener('online', back);
      for (const end of ends) end();
    };
  }, []);
  return isOffline;
}

/**
 * A line above the page while the server cannot be reached: what that means, and that nothing written is lost. And one while
 * the clock of this machine says another time than the server's, by which all times on the pages go.
 */
export function Connection(): ReactNode {
  const { t } = useWords();
  const { connection } = useLive();
  const isOffline = useIsOffline();
  const isAway = isOffline || connection === 'down';
  const minutes = useMinutesAhead();
  return (
    <>
      <div role="status" className={isAway ? 'connection away' : 'connection'}>
        {isAway ? (
          <>
            <strong>{t('connection.away')}</strong> {t('connection.kept')}
            <button
              type="button"
              className="quiet-button"
              onClick={() => void queryClient.invalidateQueries()}
            >
              {t('problem.retry')}
            </button>
          </>
        ) : null}
      </div>
      <div role="status" className={minutes === 0 ? 'connection' : 'connection away'}>
        {minutes === 0 ? null : t(minutes > 0 ? 'clock.ahead' : 'clock.behind', { n: Math.abs(minutes) })}
      </div>
    </>
  );
}
