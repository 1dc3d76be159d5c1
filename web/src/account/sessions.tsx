import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { accountQuery } from '../api/keep-queries.ts';
import { queryClient } from '../api/queries.ts';
import type { Account } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { deviceOf } from './device.ts';

/** Where one is signed in; a session that one does not know is ended here. */
export function Sessions({ sessions }: { readonly sessions: Account['sessions'] }): ReactNode {
  const { t } = useWords();
  const end = useMutation({
    mutationFn: (id: string | null) =>
      call('POST /api/account/end-sessions', { body: id === null ? {} : { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('account.sessions')}</h2>
      <p className="measure">{t('account.sessions.why')}</p>
      <ul className="plain-list session-list">
        {sessions.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{deviceOf(one.agent) ?? t('account.device.unknown')}</strong>{' '}
              {one.isCurrent ? <span className="aside">{t('account.this-session')}</span> : null}
              <p className="aside">
                {one.address} · {t('account.since')} <Moment at={one.startedAt} /> · {t('account.seen')}{' '}
                <Moment at={one.seenAt} />
              </p>
            </div>
            {one.isCurrent ? null : (
              <button
                type="button"
                className="quiet-button"
                disabled={end.isPending}
                aria-label={`${t('account.end')}: ${deviceOf(one.agent) ?? ''} ${one.address}`}
                onClick={() => end.mutate(one.id)}
              >
                {t('account.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {end.isError ? <ProblemBox error={end.error} /> : null}
      {sessions.length > 1 ? (
        <Button variant="default" disabled={end.isPending} onClick={() => end.mutate(null)}>
          {t('account.end-others')}
        </Button>
      ) : (
        <p className="note">{t('account.only-session')}</p>
      )}
    </section>
  );
}
