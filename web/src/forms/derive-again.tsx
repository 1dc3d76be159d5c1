import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** Most items that the server takes in one request. */
const AT_ONCE = 1000;

/** Runs the tools again on the chosen items; what they found before stays until they succeed. */
export function DeriveAgain(given: {
  readonly serials: readonly string[];
  readonly isPermitted: boolean;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { serials, isPermitted, done } = given;
  const again = useMutation({
    mutationFn: async () => {
      for (let at = 0; at < serials.length; at += AT_ONCE)
        await call('POST /api/items/derivations', {
          body: { serials: serials.slice(at, at + AT_ONCE) as [string, ...string[]] },
        });
    },
    onSuccess: done,
  });
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        disabled={!isPermitted || again.isPending}
        onClick={() => again.mutate()}
      >
        {t('findings.retry')}
      </button>
      {again.isError ? <ProblemBox error={again.error} /> : null}
    </>
  );
}
