import type { ReactNode } from 'react';

/** Stands where a list would: what is not there, why, and what to do next. */
export function EmptyState(given: {
  readonly what: string;
  readonly why: string;
  readonly next?: ReactNode;
}): ReactNode {
  return (
    <div className="empty">
      <p className="empty-what">{given.what}</p>
      <p>{given.why}</p>
      {given.next ? <p>{given.next}</p> : null}
    </div>
  );
}
