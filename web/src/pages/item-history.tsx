import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { historyQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { EntryFields, EntryReason, EntrySentence } from '../together/entry-words.tsx';
import { Moment } from '../ui/moment.tsx';
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
  return (
    <>
      <p>{t('history.intro')}</p>
      <ol className="history">
        {data.entries.map((line) => (
          <li key={line.id}>
            <p dir="auto">
              <EntrySentence entry={line} />
            </p>
            <EntryFields changes={line.changes} />
            <EntryReason entry={line} />
            <p className="aside">
              <Moment at={line.at} withLocal /> ·{' '}
              {line.index === null
                ? t('history.not-published')
                : t('history.entry', { index: String(line.index) })}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
