import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { textQuery } from '../api/queries.ts';
import type { TextPage } from '../api/schema.gen.ts';
import { unitsOf, type Passage } from '../coding/place.ts';
import { QuoteBar } from '../coding/quote-bar.tsx';
import { useQuoted, useShownQuote, type Quoted } from '../coding/quoted.ts';
import { selectedPassage } from '../coding/selection.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { FindBar } from './find-bar.tsx';
import { paintFound, paintQuotes } from './highlight.ts';
import { PlainText } from './plain-text.tsx';
import { blockAt, blocksOf, type TextBlock } from './text-blocks.ts';
import { useFind } from './use-find.ts';

/** Which parts of a paragraph were quoted, in UTF-16 units from its beginning. */
function quotedIn(
  block: TextBlock,
  page: TextPage,
  quotes: readonly Quoted<Passage>[],
): (readonly [number, number])[] {
  return quotes.flatMap(({ place }): (readonly [number, number])[] => {
    if (place.page !== block.page) return [];
    const [from, to] = unitsOf(page.text, place.start, place.end);
    const [first, last] = [from - block.start, to - block.start];
    return last <= 0 || first >= block.text.length
      ? []
      : [[Math.max(0, first), Math.min(block.text.length, last)]];
  });
}

/** With more paragraphs than this only those in view are drawn. */
const DRAWN_WHOLE = 1500;

function PageHead({ page, total }: { readonly page: TextPage; readonly total: number }): ReactNode {
  const { t, format } = useWords();
  return (
    <p className="page-text-head" id={`page-${page.page}`}>
      <span className="figures">{t('viewer.page-of', { page: page.page, total })}</span>
      <span className="aside">
        {page.lang === 'und' ? t('viewer.language-unknown') : format.languageName(page.lang)}
      </span>
      {page.source === 'ocr' ? (
        <span className="ocr-mark">
          {page.confidence === undefined
            ? t('viewer.ocr')
            : t('viewer.ocr-confidence', { n: Math.round(page.confidence) })}
        </span>
      ) : null}
    </p>
  );
}

function Block(given: {
  readonly block: TextBlock;
  readonly page: TextPage | undefined;
  readonly total: number;
  readonly wanted: string;
  readonly quotes: readonly Quoted<Passage>[];
}): ReactNode {
  const { t } = useWords();
  const { block, page, total, wanted, quotes } = given;
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => (own.current ? paintFound(own.current, wanted) : undefined), [wanted]);
  useEffect(() => {
    const paragraph = own.current?.querySelector('.page-text-body');
    return paragraph && page ? paintQuotes(paragraph, quotedIn(block, page, quotes)) : undefined;
  }, [block, page, quotes]);
  const lang = page === undefined || page.lang === 'und' ? {} : { lang: page.lang };
  return (
    <div
      ref={own}
      className={block.isFirst ? 'text-block first' : 'text-block'}
      data-start={block.start}
      data-page={block.page}
    >
      {block.isFirst && page ? <PageHead page={page} total={total} /> : null}
      <p className="page-text-body" {...lang} dir="auto">
        {block.text.trim() === '' && block.isFirst && page?.text.trim() === '' ? (
          <span className="aside">{t('viewer.page-empty')}</span>
        ) : (
          <PlainText text={block.text} />
        )}
      </p>
    </div>
  );
}

/** Text page by page, each paragraph in its own direction; `toBlock` is filled with what brings a paragraph into view. */
function Blocks(given: {
  readonly pages: readonly TextPage[];
  readonly blocks: readonly TextBlock[];
  readonly wanted: string;
  readonly quotes: readonly Quoted<Passage>[];
  readonly body: RefObject<HTMLDivElement | null>;
  readonly toBlock: RefObject<(index: number) => void>;
}): ReactNode {
  const { pages, blocks, wanted, quotes, body, toBlock } = given;
  const isLong = blocks.length > DRAWN_WHOLE;
  const byNumber = useMemo(() => new Map(pages.map((page) => [page.page, page])), [pages]);
  const virtual = useVirtualizer({
    count: isLong ? blocks.length : 0,
    getScrollElement: () => body.current,
    estimateSize: (index) => 28 + 26 * Math.floor((blocks[index]?.text.length ?? 0) / 80),
    overscan: 10,
  });
  toBlock.current = (index) => {
    if (isLong) virtual.scrollToIndex(index, { align: 'center' });
    else body.current?.querySelectorAll('.text-block')[index]?.scrollIntoView({ block: 'nearest' });
  };
  const drawn = (index: number): ReactNode => {
    const block = blocks[index];
    if (!block) return null;
    const page = byNumber.get(block.page);
    return <Block block={block} page={page} total={pages.length} wanted={wanted} quotes={quotes} />;
  };
  if (!isLong)
    return blocks.map((block, index) => <div key={`${block.page} ${block.start}`}>{drawn(index)}</div>);
  return (
    <div className="pdf-sheet" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start, key }) => (
        <div
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          className="pdf-place"
          style={{ transform: `translateY(${start}px)` }}
        >
          {drawn(index)}
        </div>
      ))}
    </div>
  );
}

/** The text of an item in any script, with its page boundaries; what was read by OCR says so. Any length. */
export function TextViewer(given: {
  readonly serial: string;
  readonly startPage: number | null;
  /** Takes a passage that is to be quoted; null for those who do not code. */
  readonly quote: ((passage: Passage) => void) | null;
}): ReactNode {
  const { t } = useWords();
  const { serial, startPage, quote } = given;
  const { data, error, refetch } = useQuery(textQuery(serial));
  const quotes = useQuoted(serial, 'text');
  const shown = useShownQuote();
  const body = useRef<HTMLDivElement>(null);
  const toBlock = useRef<(index: number) => void>(() => undefined);
  const blocks = useMemo(() => blocksOf(data?.pages ?? []), [data]);
  const finder = useFind(serial, ({ page, start }) => toBlock.current(blockAt(blocks, page, start)));
  useEffect(() => {
    if (startPage !== null && blocks.length > 0) toBlock.current(blockAt(blocks, startPage, 0));
  }, [startPage, blocks]);
  const asked = quotes.find(({ id }) => id === shown?.id)?.place;
  useEffect(() => {
    const page = data?.pages.find((one) => one.page === asked?.page);
    if (!asked || !page) return;
    const [start] = unitsOf(page.text, asked.start, asked.end);
    toBlock.current(blockAt(blocks, page.page, start));
  }, [data, blocks, asked, shown]);
  const selected = useCallback(
    () => (body.current && data ? selectedPassage(body.current, data.pages) : null),
    [data],
  );
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.text')} />
    );
  if (blocks.length === 0) return <EmptyState what={t('viewer.no-text')} why={t('viewer.no-text.why')} />;
  return (
    <>
      <FindBar finder={finder} />
      {quote === null ? null : <QuoteBar selected={selected} quote={quote} />}
      {/* Scrolls by itself, so the keyboard must reach it. */}
      <div ref={body} className="viewer-body text" tabIndex={0} role="region" aria-label={t('viewer.text')}>
        <Blocks
          pages={data.pages}
          blocks={blocks}
          wanted={finder.typed}
          quotes={quotes}
          body={body}
          toBlock={toBlock}
        />
      </div>
    </>
  );
}
