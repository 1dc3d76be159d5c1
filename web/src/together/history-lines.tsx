import type { ReactNode } from 'react';
import type { HistoryLine } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Moment } from '../ui/moment.tsx';
import { EntryFields, EntryReason, EntrySentence } from './entry-words.tsx';

/** Entries about a record, oldest first, in plain words. */
export function HistoryLines({ entries }: { readonly entries: readonly HistoryLine[] }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p>{t('history.intro')}</p>
      <ol className="history">
        {entries.map((line) => (
          <li key={line.id}>
            <p dir="auto">
              <EntrySentence entry={line} isOwn />
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
