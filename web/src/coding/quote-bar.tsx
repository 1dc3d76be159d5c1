import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { useCover } from '../redaction/covering.tsx';
import type { Passage } from './place.ts';

/** What is selected in a text, and the way to quote it: by the button, or by the key `c`. `selected` says what that is, or null. */
export function QuoteBar(given: {
  readonly selected: () => Passage | null;
  readonly quote: (passage: Passage) => void;
  /** What else can be quoted here. */
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { selected, quote, children } = given;
  const [passage, setPassage] = useState<Passage | null>(null);
  useEffect(() => {
    const look = (): void => setPassage(selected());
    // What it is compared with may have come after it was selected.
    look();
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [selected]);
  const take = (): void => {
    if (passage) quote(passage);
  };
  const cover = useCover();
  useHotkeys([['c', take]]);
  return (
    <div className="quote-bar">
      <Button size="compact-sm" disabled={passage === null} aria-keyshortcuts="c" onClick={take}>
        {t('quote.make')}
      </Button>
      {cover === null ? null : (
        <Button
          size="compact-sm"
          variant="default"
          disabled={passage === null}
          onClick={() => passage && cover({ kind: 'passage', ...passage })}
        >
          {t('redaction.passage.cover')}
        </Button>
      )}
      {children}
      <span className="aside" role="status" dir="auto">
        {passage === null ? t('quote.how') : passage.exact.slice(0, 80)}
      </span>
    </div>
  );
}
