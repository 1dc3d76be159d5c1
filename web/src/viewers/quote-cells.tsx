import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { CellRange } from '../coding/place.ts';
import { useWords } from '../i18n/language.tsx';
import { rangeName } from './cell-range.ts';

/** Which cells are chosen and what stands in them, and the way to quote them: by the button, or by the key `c`. */
export function QuoteCells(given: {
  readonly range: CellRange | null;
  readonly exact: string;
  readonly quote: () => void;
}): ReactNode {
  const { t } = useWords();
  const { range, exact, quote } = given;
  const isNothing = exact.trim() === '';
  useHotkeys([['c', () => (isNothing ? undefined : quote())]]);
  return (
    <div className="quote-bar">
      <Button size="compact-sm" disabled={isNothing} aria-keyshortcuts="c" onClick={quote}>
        {t('quote.make')}
      </Button>
      <span className="aside" role="status">
        {range === null ? (
          t('quote.cells.how')
        ) : (
          <>
            <span className="figures">{rangeName(range)}</span>{' '}
            <span dir="auto">{isNothing ? t('quote.cells.empty') : exact.slice(0, 80)}</span>
          </>
        )}
      </span>
    </div>
  );
}
