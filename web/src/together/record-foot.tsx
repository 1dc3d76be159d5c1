import { useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { HistoryLine } from '../api/schema.gen.ts';
import { recordHistoryQuery, type RecordKey } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { HistoryLines } from './history-lines.tsx';
import { RecordTalk } from './record-talk.tsx';

/** What can be asked for the history of something. */
type HistoryQuery = UseQueryOptions<{ entries: HistoryLine[] }, Error, { entries: HistoryLine[] }, string[]>;

function History({ query }: { readonly query: HistoryQuery }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(query);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.history')} />
    );
  return <HistoryLines entries={data.entries} />;
}

/** A history that is read, and recorded as read, when it is opened. */
export function HistoryFold({ query }: { readonly query: HistoryQuery }): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="record-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('item.tab.history')}</summary>
      {isOpen ? <History query={query} /> : null}
    </details>
  );
}

/** What every record has below what it says: what people say and do about it, and its history. */
export function RecordFoot(record: RecordKey): ReactNode {
  return (
    <>
      <RecordTalk {...record} />
      <HistoryFold query={recordHistoryQuery(record)} />
    </>
  );
}
