import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, type ReactNode } from 'react';
import { textQuery } from '../api/queries.ts';
import type { ItemDetail, TextPage } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { ItemSearch } from '../search-params.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Guarded } from '../ui/guard.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

const PdfViewer = lazy(() =>
  import('../viewers/pdf-viewer.tsx').then((module) => ({ default: module.PdfViewer })),
);

const EXACT = { exact: true, includeSearch: true } as const;

interface Picture {
  readonly page: number;
  readonly address: string;
}

/** Pictures of the pages that we drew, the newest of each page; the browser itself decodes no original. */
function picturesOf({ item, copies }: ItemDetail): Picture[] {
  const drawn = new Map<number, Picture>();
  for (const { role, page, id } of copies)
    if (role === 'page-image' && page !== null)
      drawn.set(page, { page, address: `/api/items/${item.serial}/copies/${id}` });
  return [...drawn.values()].toSorted((a, b) => a.page - b.page);
}

function Pictures({ pictures, total }: { pictures: readonly Picture[]; total: number }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {pictures.map(({ page, address }) => (
        <figure key={page} id={`page-${page}`} className="page-picture">
          <img src={address} alt={t('viewer.page-alt', { page, total })} loading="lazy" />
          <figcaption className="figures aside">{t('viewer.page-of', { page, total })}</figcaption>
        </figure>
      ))}
    </>
  );
}

function PageOfText({ page, total }: { readonly page: TextPage; readonly total: number }): ReactNode {
  const { t, format } = useWords();
  const isOcr = page.source === 'ocr';
  return (
    <section
      id={`page-${page.page}`}
      className="page-text"
      aria-label={t('viewer.page-of', { page: page.page, total })}
    >
      <p className="page-text-head">
        <span className="figures">{t('viewer.page-of', { page: page.page, total })}</span>
        <span className="aside">
          {page.lang === 'und' ? t('viewer.language-unknown') : format.languageName(page.lang)}
        </span>
        {isOcr ? (
          <span className="ocr-mark">
            {page.confidence === undefined
              ? t('viewer.ocr')
              : t('viewer.ocr-confidence', { n: Math.round(page.confidence) })}
          </span>
        ) : null}
      </p>
      <div className="page-text-body" {...(page.lang === 'und' ? {} : { lang: page.lang })} dir="auto">
        {page.text.trim() === '' ? <span className="aside">{t('viewer.page-empty')}</span> : page.text}
      </div>
    </section>
  );
}

function Texts({ serial }: { readonly serial: string }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(textQuery(serial));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.text')} />
    );
  if (data.pages.length === 0) return <EmptyState what={t('viewer.no-text')} why={t('viewer.no-text.why')} />;
  return data.pages.map((page) => <PageOfText key={page.page} page={page} total={data.pages.length} />);
}

function Views(given: {
  readonly serial: string;
  readonly search: ItemSearch;
  readonly isPdf: boolean;
  readonly hasPictures: boolean;
}): ReactNode {
  const { t } = useWords();
  const { serial, search, isPdf, hasPictures } = given;
  const { show: _, ...rest } = search;
  const view = (show: ItemSearch['show'], name: string): ReactNode => (
    <Link
      to="/items/$serial"
      params={{ serial }}
      search={show === undefined ? rest : { ...rest, show }}
      activeOptions={EXACT}
    >
      {name}
    </Link>
  );
  return (
    <nav className="views" aria-label={t('viewer.views')}>
      {isPdf ? view(undefined, t('viewer.pages')) : null}
      {hasPictures
        ? isPdf
          ? view('pictures', t('viewer.drawn'))
          : view(undefined, t('viewer.pictures'))
        : null}
      {view('text', t('viewer.text'))}
    </nav>
  );
}

/**
 * The item: a PDF page by page, other things as pictures of their pages or as their text with page boundaries; text that
 * was read by OCR says so.
 */
export function ItemViewer({ detail, search }: { detail: ItemDetail; search: ItemSearch }): ReactNode {
  const { t } = useWords();
  const { serial, mediaType } = detail.item;
  const pictures = useMemo(() => picturesOf(detail), [detail]);
  const isPdf = mediaType === 'application/pdf';
  const isText = search.show === 'text' || (pictures.length === 0 && !isPdf);
  const isOriginal = isPdf && search.show === undefined;
  const { data: text } = useQuery({ ...textQuery(serial), enabled: isText });
  const isThere = isText ? text !== undefined : true;
  useEffect(() => {
    if (search.page !== undefined && isThere)
      document.querySelector(`#page-${search.page}`)?.scrollIntoView({ block: 'start' });
  }, [search.page, isText, isThere]);
  const drawn = (
    <Guarded key={serial} kind={detail.item.kind}>
      <Pictures pictures={pictures} total={detail.item.pages ?? pictures.length} />
    </Guarded>
  );
  return (
    <section className="viewer" aria-label={t('viewer.label')}>
      <Views serial={serial} search={search} isPdf={isPdf} hasPictures={pictures.length > 0} />
      {isOriginal ? (
        <Suspense fallback={<Waiting text={t('wait.pdf')} />}>
          <PdfViewer
            serial={serial}
            startPage={Number(search.page ?? 1)}
            fallback={pictures.length > 0 ? drawn : <Texts serial={serial} />}
          />
        </Suspense>
      ) : (
        // Scrolls by itself, so the keyboard must reach it.
        <div
          className="viewer-body"
          tabIndex={0}
          role="region"
          aria-label={t(isText ? 'viewer.text' : 'viewer.pictures')}
        >
          {isText ? <Texts serial={serial} /> : drawn}
        </div>
      )}
    </section>
  );
}
