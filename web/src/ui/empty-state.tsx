import type { ReactNode } from 'react';

/** Stands where a list would: what is not there, why, and what to do next. */
export function EmptyState(given: {
  readonly what: string;
  readonly why: string;
  readonly next?: ReactNode;
  /** Whether it is all that the page says. */
  readonly isPage?: boolean;
}): ReactNode {
  const What = given.isPage ? 'h1' : 'p';
  return (
    <div className="empty">
      <What className="empty-what">{given.what}</What>
      <p>{given.why}</p>
      {given.next ? <p>{given.next}</p> : null}
    </div>
  );
}
