import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode, type RefObject } from 'react';
import { textQuery } from '../api/queries.ts';
import type { TextPage } from '../api/schema.gen.ts';
import type { Passage, Quotable, Region } from '../coding/place.ts';
import { QuoteBar } from '../coding/quote-bar.tsx';
import { MarkRegion, RegionBar, RegionLayer, RegionMarks } from '../coding/quote-region.tsx';
import { useQuoted, useShownQuote } from '../coding/quoted.ts';
import { useWords } from '../i18n/language.tsx';
import { useCover } from '../redaction/covering.tsx';
import { RedactionMarks } from '../redaction/redaction-marks.tsx';
import { passageOnPage } from './pdf-words.ts';

interface Marked {
  readonly page: number;
  readonly region: Region;
}

/** What was quoted from a page by its words, and the frozen text that they were quoted from. */
export interface PageWords {
  readonly page: TextPage;
  readonly passages: readonly Passage[];
}

const NO_PAGES: readonly TextPage[] = [];

/**
 * Quoting from the pages of a PDF: the tools, what lies over a page, and what of its words was quoted. `quote` is null for those who do not code,
 * who see what was quoted.
 */
export function usePdfQuoting(given: {
  readonly serial: string;
  readonly body: RefObject<HTMLElement | null>;
  readonly current: number;
  readonly rotation: number;
  readonly quote: ((place: Quotable) => void) | null;
}): {
  readonly tools: ReactNode;
  readonly overPage: (page: number) => ReactNode;
  readonly wordsOf: (page: number) => PageWords | null;
} {
  const { t } = useWords();
  const { serial, body, current, rotation, quote } = given;
  const [marked, setMarked] = useState<Marked | null>(null);
  const parts = useQuoted(serial, 'region');
  const passages = useQuoted(serial, 'text');
  const shown = useShownQuote();
  // Its text may be long, and of a sealed item reading it is an entry: it is asked for when there is something to compare with it.
  const [isSelected, setSelected] = useState(false);
  const { data } = useQuery({ ...textQuery(serial), enabled: isSelected || passages.length > 0 });
  const pages: readonly TextPage[] = data?.pages ?? NO_PAGES;
  const selected = useCallback(() => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !body.current?.contains(selection.anchorNode)) return null;
    setSelected(true);
    return passageOnPage(body.current, pages);
  }, [body, pages]);
  const words = useMemo(
    () =>
      new Map(
        pages.map((page): [number, PageWords] => [
          page.page,
          { page, passages: passages.flatMap(({ place }) => (place.page === page.page ? [place] : [])) },
        ]),
      ),
    [pages, passages],
  );
  const cover = useCover();
  const take = (place: Quotable): void => {
    quote?.(place);
    setMarked(null);
  };
  const tools =
    quote === null ? null : marked === null ? (
      <QuoteBar selected={selected} quote={take}>
        <MarkRegion of="page" begin={(region) => setMarked({ page: current, region })} />
      </QuoteBar>
    ) : (
      <RegionBar
        of="page"
        region={marked.region}
        change={(region) => setMarked(region && { ...marked, region })}
        quote={(region) => take({ kind: 'region', page: marked.page, region })}
        cover={
          cover &&
          ((region) => {
            cover({ kind: 'region', page: marked.page, region });
            setMarked(null);
          })
        }
      >
        <span className="figures">{t('search.page', { page: marked.page })}</span>
      </RegionBar>
    );
  return {
    tools,
    overPage: (page) => (
      <>
        <RegionMarks
          quoted={parts.filter(({ place }) => place.page === page)}
          rotation={rotation}
          shown={shown}
          isScrolled
        />
        <RedactionMarks serial={serial} page={page} rotation={rotation} />
        {marked === null ? null : (
          <RegionLayer
            region={marked.page === page ? marked.region : null}
            rotation={rotation}
            change={(region) => setMarked({ page, region })}
          />
        )}
      </>
    ),
    wordsOf: (page) => words.get(page) ?? null,
  };
}
