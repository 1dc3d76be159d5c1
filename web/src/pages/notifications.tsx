import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Notification } from '../api/schema.gen.ts';
import { notificationsQuery } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLink } from '../together/record-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

function Sentence({ one }: { readonly one: Notification }): ReactNode {
  const { t } = useWords();
  const who = one.actor ?? t('history.program');
  switch (one.kind) {
    case 'mention':
      return t('notices.mention', { who });
    case 'task':
      return t('notices.task', { who, task: one.task ?? '' });
    case 'build':
      return t('notices.build', { who });
    case 'barred':
      return t('notices.barred', { who });
    case 'search-alert':
      return t('notices.search-alert');
    default:
      return t('history.other', { who, kind: one.kind });
  }
}

function useMarkRead() {
  return useMutation({
    mutationFn: (ids?: string[]) => call('POST /api/notifications/read', { body: ids ? { ids } : {} }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  });
}

/** What one was told, newest first; what was not read yet is marked. */
export function NotificationsPage(): ReactNode {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(notificationsQuery);
  const mark = useMarkRead();
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.notices')} />
    );
  const all = data.pages.flatMap(({ notifications }) => notifications);
  const isAnyUnread = all.some(({ readAt }) => readAt === null);
  return (
    <div className="measure">
      <PageTitle
        text={t('nav.notifications')}
        aside={
          isAnyUnread ? (
            <button type="button" className="quiet-button" onClick={() => mark.mutate(undefined)}>
              {t('notices.read-all')}
            </button>
          ) : undefined
        }
      />
      {mark.isError ? <ProblemBox error={mark.error} /> : null}
      {all.length === 0 ? <EmptyState what={t('notices.none')} why={t('notices.none.why')} /> : null}
      <ul className="notices">
        {all.map((one) => (
          <li key={one.id} className={one.readAt === null ? 'notice-line unread' : 'notice-line'}>
            <p dir="auto">
              {one.readAt === null ? <span className="unread-mark">{t('notices.new')}</span> : null}{' '}
              <Sentence one={one} />{' '}
              {one.record ? (
                <span onClickCapture={() => one.readAt ?? mark.mutate([one.id])}>
                  <RecordLink record={one.record} />
                </span>
              ) : one.kind === 'search-alert' ? (
                <Link to="/search" onClick={() => one.readAt ?? mark.mutate([one.id])}>
                  {t('saved.title')}
                </Link>
              ) : null}
            </p>
            <p className="aside">
              <Moment at={one.at} withLocal />
              {one.readAt === null ? (
                <button type="button" className="quiet-button" onClick={() => mark.mutate([one.id])}>
                  {t('notices.read-one')}
                </button>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <button type="button" className="quiet-button" onClick={() => void fetchNextPage()}>
          {t('findings.more')}
        </button>
      ) : null}
    </div>
  );
}
