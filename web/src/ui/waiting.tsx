import type { ReactNode } from 'react';

/** Holds the place of what is on its way, without movement; announced politely. */
export function Waiting({ text }: { readonly text: string }): ReactNode {
  return (
    <p className="waiting" role="status">
      {text}
    </p>
  );
}
