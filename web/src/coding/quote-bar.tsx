import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { Passage } from './place.ts';
import { selectedPassage } from './selection.ts';

/** What is selected in a text, and the way to quote it: by the button, or by the key `c`. */
export function QuoteBar(given: {
  readonly body: RefObject<HTMLElement | null>;
  readonly pages: readonly { readonly page: number; readonly text: string }[];
  readonly quote: (passage: Passage) => void;
}): ReactNode {
  const { t } = useWords();
  const { body, pages, quote } = given;
  const [passage, setPassage] = useState<Passage | null>(null);
  useEffect(() => {
    const look = (): void => setPassage(body.current ? selectedPassage(body.current, pages) : null);
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [body, pages]);
  const take = (): void => {
    if (passage) quote(passage);
  };
  useHotkeys([['c', take]]);
  return (
    <div className="quote-bar">
      <Button size="compact-sm" disabled={passage === null} aria-keyshortcuts="c" onClick={take}>
        {t('quote.make')}
      </Button>
      <span className="aside" role="status" dir="auto">
        {passage === null ? t('quote.how') : passage.exact.slice(0, 80)}
      </span>
    </div>
  );
}
