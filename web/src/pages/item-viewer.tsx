import { Fragment, useMemo, useRef, type ReactNode } from 'react';
import type { ItemDetail } from '../api/schema.gen.ts';
import type { Quotable } from '../coding/place.ts';
import { useQuoted } from '../coding/quoted.ts';
import { useWords } from '../i18n/language.tsx';
import type { ItemSearch } from '../search-params.ts';
import { Guarded } from '../ui/guard.tsx';
import { fetched, waitingFor } from '../ui/fetched.tsx';
import { KeysHelp } from '../viewers/keys-help.tsx';
import { pictureWidthOf } from '../viewers/media.ts';
import { warmPdfWorker } from '../viewers/pdf-worker.ts';
import { pageCopies, pdfAddressOf, sheetsAddressOf, viewsOf, type ItemView } from '../viewers/views.ts';

// Fetched when an item is first looked at so: the first screen of the application does not grow with them.
const WAITING = waitingFor('wait.viewer');
const PdfViewer = fetched(async () => {
  warmPdfWorker();
  return (await import('../viewers/pdf-viewer.tsx')).PdfViewer;
}, WAITING);
const PictureViewer = fetched(
  async () => (await import('../viewers/picture-viewer.tsx')).PictureViewer,
  WAITING,
);
const PlayViewer = fetched(async () => (await import('../viewers/play-viewer.tsx')).PlayViewer, WAITING);
const MailViewer = fetched(async () => (await import('../viewers/mail-viewer.tsx')).MailViewer, WAITING);
const CaptureViewer = fetched(
  async () => (await import('../viewers/capture-viewer.tsx')).CaptureViewer,
  WAITING,
);
const GridViewer = fetched(async () => (await import('../viewers/grid-viewer.tsx')).GridViewer, WAITING);
const SheetViewer = fetched(async () => (await import('../viewers/sheet-viewer.tsx')).SheetViewer, WAITING);
const TextViewer = fetched(async () => (await import('../viewers/text-viewer.tsx')).TextViewer, WAITING);
const BytesViewer = fetched(async () => (await import('../viewers/bytes-viewer.tsx')).BytesViewer, WAITING);

/** What of the address of an item says how it is looked at. */
export type Look = Pick<ItemSearch, 'show' | 'page' | 'sheet'>;

interface Shown {
  readonly detail: ItemDetail;
  readonly search: Look;
  readonly setSheet: (sheet: string) => void;
  /** Takes what is to be quoted; null for those who do not code. */
  readonly quote: ((place: Quotable) => void) | null;
}

/** Pictures of the pages that we drew; the browser itself decodes no original picture. */
function Pictures({ detail, quote }: Pick<Shown, 'detail' | 'quote'>): ReactNode {
  const { t } = useWords();
  const { kind, serial } = detail.item;
  const drawn = useMemo(() => pageCopies(detail, 'page-image'), [detail]);
  const quoted = useQuoted(serial, 'region').filter(({ place }) => place.page === null);
  const total = detail.item.pages ?? drawn.size;
  const [only] = drawn.values();
  if (drawn.size === 1 && only !== undefined)
    return (
      <PictureViewer
        key={serial}
        address={only}
        alt={t(kind === 'image' ? 'viewer.picture-alt' : 'viewer.still-alt')}
        ocr={kind === 'image' ? (pageCopies(detail, 'ocr').get(1) ?? null) : null}
        sourceWidth={pictureWidthOf(detail.metadata)}
        closely={kind === 'image' ? serial : null}
        quoted={kind === 'image' ? quoted : []}
        quote={quote && kind === 'image' ? (region) => quote({ kind: 'region', page: null, region }) : null}
      />
    );
  return (
    // Scrolls by itself, so the keyboard must reach it.
    <div className="viewer-body" tabIndex={0} role="region" aria-label={t('viewer.pictures')}>
      {[...drawn].map(([page, address]) => (
        <figure key={page} id={`page-${page}`} className="page-picture">
          <img src={address} alt={t('viewer.page-alt', { page, total })} loading="lazy" />
          <figcaption className="figures aside">{t('viewer.page-of', { page, total })}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function Sheets({ detail, search, setSheet, quote }: Shown): ReactNode {
  const { serial } = detail.item;
  const sheets = useMemo(() => pageCopies(detail, 'sheet'), [detail]);
  const list = sheetsAddressOf(detail);
  if (list === null) return <GridViewer serial={serial} quote={quote} />;
  return (
    <SheetViewer
      serial={serial}
      quote={quote}
      list={list}
      sheets={sheets}
      current={Number(search.sheet ?? 1)}
      go={(sheet) => setSheet(String(sheet))}
    />
  );
}

function Pages({ detail, search, setSheet, quote }: Shown): ReactNode {
  const { t } = useWords();
  const ocr = useMemo(() => pageCopies(detail, 'ocr'), [detail]);
  const { serial, kind } = detail.item;
  const fallback = viewsOf(detail).find((view) => view === 'pictures' || view === 'text');
  return (
    <>
      {kind === 'web' ? <p className="note">{t('viewer.web-note')}</p> : null}
      <PdfViewer
        serial={serial}
        address={pdfAddressOf(detail) ?? ''}
        ocr={ocr}
        startPage={Number(search.page ?? 1)}
        quote={quote}
        fallback={fallback ? <View view={fallback} {...{ detail, search, setSheet, quote }} /> : null}
      />
    </>
  );
}

function View({ view, ...shown }: Shown & { readonly view: ItemView }): ReactNode {
  const { detail, search } = shown;
  const { serial, kind, sizeBytes } = detail.item;
  switch (view) {
    case 'pages':
      return <Pages {...shown} />;
    case 'pictures':
      return (
        <Guarded key={serial} kind={kind}>
          <Pictures detail={detail} quote={shown.quote} />
        </Guarded>
      );
    case 'play':
      return (
        <Guarded key={serial} kind={kind}>
          <PlayViewer key={serial} detail={detail} quote={shown.quote} />
        </Guarded>
      );
    case 'mail':
      return <MailViewer detail={detail} />;
    case 'capture':
      return <CaptureViewer detail={detail} />;
    case 'grid':
      return <Sheets {...shown} />;
    case 'text':
      return (
        <TextViewer
          key={serial}
          serial={serial}
          startPage={search.page === undefined ? null : Number(search.page)}
          quote={shown.quote}
        />
      );
    case 'bytes':
      return <BytesViewer key={serial} serial={serial} sizeBytes={sizeBytes} />;
  }
}

function nameOf(
  view: ItemView,
  kind: string | null,
  isPdf: boolean,
): ItemView | 'drawn' | 'picture' | 'still' | 'web' {
  if (view === 'pages' && kind === 'web') return 'web';
  if (view !== 'pictures') return view;
  if (isPdf) return 'drawn';
  if (kind === 'video') return 'still';
  return kind === 'image' ? 'picture' : view;
}

/**
 * The item, in the way that tells most unless another was asked for: a PDF page by page, pictures, sound and film, a
 * message, a web capture, a table, text with its page boundaries, bytes. No HTML or SVG of evidence is ever interpreted. `linkTo` writes
 * the link to another way of looking; `setSheet` keeps the sheet that is looked at in the address.
 */
export function ItemViewer(
  given: Shown & { readonly linkTo: (next: Look, text: string, isShown: boolean) => ReactNode },
): ReactNode {
  const { t } = useWords();
  const { detail, search, setSheet, quote, linkTo } = given;
  const { kind } = detail.item;
  const views = useMemo(() => viewsOf(detail), [detail]);
  // A page that was found is shown as a page, whatever tells most of the whole.
  const first = search.page !== undefined && views.includes('pages') ? 'pages' : (views[0] ?? 'bytes');
  // An old address may ask for a view that this item does not have.
  const view = views.find((one) => one === search.show) ?? first;
  const isPdf = views.includes('pages');
  const viewer = useRef<HTMLElement>(null);
  return (
    <section ref={viewer} className="viewer" aria-label={t('viewer.label')}>
      <KeysHelp viewer={viewer} view={view} kind={kind} mayQuote={quote !== null} />
      <nav className="views" aria-label={t('viewer.views')}>
        {views.map((one) => (
          <Fragment key={one}>
            {linkTo(
              one === first ? {} : { show: one },
              t(`viewer.view.${nameOf(one, kind, isPdf)}`),
              one === view,
            )}
          </Fragment>
        ))}
      </nav>
      <View view={view} {...{ detail, search, setSheet, quote }} />
    </section>
  );
}
