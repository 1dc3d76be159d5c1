import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { MOST_FOUND } from './find.ts';
import type { Finder } from './use-find.ts';

function Count({ finder }: { readonly finder: Finder }): ReactNode {
  const { t } = useWords();
  const { typed, found, at, isBusy } = finder;
  if (typed.trim() === '') return null;
  if (isBusy) return t('wait.text');
  if (found.length === 0) return t('find.none');
  const values = { at: at + 1, total: found.length };
  return found.length === MOST_FOUND ? t('find.at-more', values) : t('find.at', values);
}

/** The field that finds inside an item: Enter goes to the next place, Shift+Enter to the one before. */
export function FindBar({ finder }: { readonly finder: Finder }): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  const { type } = finder;
  useEffect(() => {
    const timer = setTimeout(() => type(text), 150);
    return () => clearTimeout(timer);
  }, [text, type]);
  const isNone = finder.found.length === 0;
  return (
    <div className="find" role="search" aria-label={t('find.label')}>
      <input
        type="search"
        dir="auto"
        value={text}
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          finder.go(event.shiftKey ? -1 : 1);
        }}
      />
      <button
        type="button"
        className="quiet-button"
        aria-label={t('find.before')}
        disabled={isNone}
        onClick={() => finder.go(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="quiet-button"
        aria-label={t('find.next')}
        disabled={isNone}
        onClick={() => finder.go(1)}
      >
        ↓
      </button>
      <span className="figures aside" role="status">
        <Count finder={finder} />
      </span>
      {finder.error ? <ProblemBox error={finder.error} /> : null}
    </div>
  );
}
