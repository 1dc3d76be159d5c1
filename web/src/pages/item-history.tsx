import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { historyQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { HistoryLines } from '../together/history-lines.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

/** What happened to an item, in plain words, from the ledger. */
export function ItemHistory({ serial }: { readonly serial: string }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(historyQuery(serial));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.history')} />
    );
  return <HistoryLines entries={data.entries} />;
}
