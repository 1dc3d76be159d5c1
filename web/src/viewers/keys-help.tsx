import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { ItemView } from './views.ts';

const TYPING = 'input, select, textarea, [contenteditable]';

/** Whether `?` was meant for this viewer: the one that has the focus, else the first of the page. */
function isFor(viewer: Element, target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.matches(TYPING)) return false;
  const focused = target.closest('.viewer');
  return focused ? focused === viewer : document.querySelector('.viewer') === viewer;
}

function Keys({ view, kind }: { readonly view: ItemView; readonly kind: string | null }): string {
  const { t } = useWords();
  if (view === 'pages') return t('viewer.pdf-keys');
  if (view === 'play') return t(kind === 'video' ? 'play.keys-film' : 'play.keys-sound');
  if (view === 'pictures' && (kind === 'image' || kind === 'video')) return t('viewer.picture-keys');
  return t('keys.scroll');
}

/** Which keys quote in this viewer; null where nothing can be quoted. */
function quotingIn(
  view: ItemView,
  kind: string | null,
): 'pages' | 'picture' | 'film' | 'sound' | 'grid' | 'text' | null {
  if (view === 'play') return kind === 'video' ? 'film' : 'sound';
  if (view === 'pictures') return kind === 'image' ? 'picture' : null;
  return view === 'pages' || view === 'grid' || view === 'text' ? view : null;
}

/** What the keys do in the viewer that is open, shown by `?` wherever one is on the page. Escape closes it. */
export function KeysHelp(given: {
  readonly viewer: RefObject<HTMLElement | null>;
  readonly view: ItemView;
  readonly kind: string | null;
  readonly mayQuote: boolean;
}): ReactNode {
  const { t } = useWords();
  const { viewer, view, kind, mayQuote } = given;
  const quoting = mayQuote ? quotingIn(view, kind) : null;
  const [isOpen, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (viewer.current && isFor(viewer.current, event.target)) setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [viewer]);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <dialog ref={dialog} className="keys-dialog" aria-label={t('keys.title')} onClose={() => setOpen(false)}>
      <h2>{t('keys.title')}</h2>
      {quoting === 'grid' ? null : (
        <p>
          <Keys view={view} kind={kind} />
        </p>
      )}
      {quoting === null ? null : <p>{t(`keys.quote.${quoting}`)}</p>}
      <p>{t('keys.everywhere')}</p>
      <button type="button" className="quiet-button" onClick={() => dialog.current?.close()}>
        {t('keys.close')}
      </button>
    </dialog>
  );
}
