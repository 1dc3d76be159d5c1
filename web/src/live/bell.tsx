import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { unreadQuery } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';

const MOST = 99;

/** The way to one's notifications, with how many are not read. */
export function Bell(): ReactNode {
  const { t } = useWords();
  const unread = useQuery(unreadQuery).data?.unread ?? 0;
  const said = unread === 0 ? t('notices.none-unread') : t('notices.unread', { n: unread });
  return (
    <Link to="/notifications" className="bell" aria-label={`${t('nav.notifications')}: ${said}`}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path
          d="M10 2.5a5 5 0 0 0-5 5V11l-1.5 2.8h13L15 11V7.5a5 5 0 0 0-5-5ZM8 15.5a2 2 0 0 0 4 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      {unread > 0 ? (
        <span className="bell-count" aria-hidden="true">
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      ) : null}
    </Link>
  );
}
