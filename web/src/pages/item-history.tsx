import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { historyQuery } from '../api/queries.ts';
import type { HistoryLine } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

function Sentence({ line }: { readonly line: HistoryLine }): ReactNode {
  const { t } = useWords();
  const who = line.actor ?? t('history.program');
  const tool = String(line.detail['tool'] ?? '');
  const values = { who, tool: t.of(`tool.${tool}`, tool), how: String(line.detail['how'] ?? '') };
  switch (line.kind) {
    case 'item-received':
      return t('history.item-received', values);
    case 'item-received-again':
      return t('history.item-received-again', values);
    case 'derived':
      return t('history.derived', values);
    case 'item-described':
      return t('history.item-described', values);
    case 'item-tagged':
      return t('history.item-tagged', values);
    case 'item-moved':
      return t('history.item-moved', values);
    case 'item-attributed':
      return t('history.item-attributed', values);
    case 'read':
      return t('history.read', values);
    default:
      return t('history.other', { who, kind: line.kind });
  }
}

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
              <Sentence line={line} />
            </p>
            {typeof line.detail['reason'] === 'string' ? (
              <p dir="auto">
                {t('history.reason')} {line.detail['reason']}
              </p>
            ) : null}
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
