import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import type { ItemDetail } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { ItemSearch } from '../search-params.ts';
import { Guarded } from '../ui/guard.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { pictureWidthOf } from '../viewers/media.ts';
import { pageCopies, pdfAddressOf, viewsOf, type ItemView } from '../viewers/views.ts';

// Fetched when an item is first looked at so: the first screen of the application does not grow with them.
const PdfViewer = lazy(() =>
  import('../viewers/pdf-viewer.tsx').then((module) => ({ default: module.PdfViewer })),
);
const PictureViewer = lazy(() =>
  import('../viewers/picture-viewer.tsx').then((module) => ({ default: module.PictureViewer })),
);
const PlayViewer = lazy(() =>
  import('../viewers/play-viewer.tsx').then((module) => ({ default: module.PlayViewer })),
);
const MailViewer = lazy(() =>
  import('../viewers/mail-viewer.tsx').then((module) => ({ default: module.MailViewer })),
);
const GridViewer = lazy(() =>
  import('../viewers/grid-viewer.tsx').then((module) => ({ default: module.GridViewer })),
);
const TextViewer = lazy(() =>
  import('../viewers/text-viewer.tsx').then((module) => ({ default: module.TextViewer })),
);
const BytesViewer = lazy(() =>
  import('../viewers/bytes-viewer.tsx').then((module) => ({ default: module.BytesViewer })),
);

const EXACT = { exact: true, includeSearch: true } as const;

interface Shown {
  readonly detail: ItemDetail;
  readonly search: ItemSearch;
}

/** Pictures of the pages that we drew; the browser itself decodes no original picture. */
function Pictures({ detail }: { readonly detail: ItemDetail }): ReactNode {
  const { t } = useWords();
  const { kind, serial } = detail.item;
  const drawn = useMemo(() => pageCopies(detail, 'page-image'), [detail]);
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

function Pages({ detail, search }: Shown): ReactNode {
  const ocr = useMemo(() => pageCopies(detail, 'ocr'), [detail]);
  const { serial } = detail.item;
  const fallback = viewsOf(detail).find((view) => view === 'pictures' || view === 'text');
  return (
    <PdfViewer
      serial={serial}
      address={pdfAddressOf(detail) ?? ''}
      ocr={ocr}
      startPage={Number(search.page ?? 1)}
      fallback={fallback ? <View view={fallback} detail={detail} search={search} /> : null}
    />
  );
}

function View({ view, detail, search }: Shown & { readonly view: ItemView }): ReactNode {
  const { serial, kind, sizeBytes } = detail.item;
  switch (view) {
    case 'pages':
      return <Pages detail={detail} search={search} />;
    case 'pictures':
      return (
        <Guarded key={serial} kind={kind}>
          <Pictures detail={detail} />
        </Guarded>
      );
    case 'play':
      return (
        <Guarded key={serial} kind={kind}>
          <PlayViewer key={serial} detail={detail} />
        </Guarded>
      );
    case 'mail':
      return <MailViewer detail={detail} />;
    case 'grid':
      return <GridViewer serial={serial} />;
    case 'text':
      return (
        <TextViewer
          key={serial}
          serial={serial}
          startPage={search.page === undefined ? null : Number(search.page)}
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
): ItemView | 'drawn' | 'picture' | 'still' {
  if (view !== 'pictures') return view;
  if (isPdf) return 'drawn';
  if (kind === 'video') return 'still';
  return kind === 'image' ? 'picture' : view;
}

/**
 * The item, in the way that tells most unless another was asked for: a PDF page by page, pictures, sound and film, a
 * message, a table, text with its page boundaries, bytes. No HTML or SVG of evidence is ever interpreted.
 */
export function ItemViewer({ detail, search }: Shown): ReactNode {
  const { t } = useWords();
  const { serial, kind } = detail.item;
  const views = useMemo(() => viewsOf(detail), [detail]);
  const first = views[0] ?? 'bytes';
  // An old address may ask for a view that this item does not have.
  const view = views.find((one) => one === search.show) ?? first;
  const { show: _, ...rest } = search;
  const isPdf = views.includes('pages');
  return (
    <section className="viewer" aria-label={t('viewer.label')}>
      <nav className="views" aria-label={t('viewer.views')}>
        {views.map((one) => (
          <Link
            key={one}
            to="/items/$serial"
            params={{ serial }}
            search={one === first ? rest : { ...rest, show: one }}
            activeOptions={EXACT}
          >
            {t(`viewer.view.${nameOf(one, kind, isPdf)}`)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Waiting text={t('wait.viewer')} />}>
        <View view={view} detail={detail} search={search} />
      </Suspense>
    </section>
  );
}
