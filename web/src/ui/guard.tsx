import { createContext, use, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

const STORED = 'muniment.guard';
const listeners = new Set<() => void>();

/** Kinds whose pictures may be graphic; what has not been identified counts among them. */
const GRAPHIC: ReadonlySet<string | null> = new Set(['image', 'video', null]);

const isOnNow = (): boolean => localStorage.getItem(STORED) !== 'off';

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

/** Turns the cover over pictures on or off for whoever uses this browser. It is on until turned off. */
export function setGuard(isOn: boolean): void {
  localStorage.setItem(STORED, isOn ? 'on' : 'off');
  for (const listener of listeners) listener();
}

/** Whether pictures are covered until asked for. */
export function useGuard(): boolean {
  return useSyncExternalStore(subscribe, isOnNow);
}

/** Whether a picture of this kind is to be shown blurred and grey. */
export function useIsCovered(kind: string | null): boolean {
  const isOn = useGuard();
  return isOn && GRAPHIC.has(kind);
}

const CoverContext = createContext(false);

/** Whether what is drawn here lies under the cover now: it is to be mute as well. */
export function useIsUnderCover(): boolean {
  return use(CoverContext);
}

/** Pictures that are blurred and grey until somebody asks for them, and can be covered again. */
export function Guarded(given: { readonly kind: string | null; readonly children: ReactNode }): ReactNode {
  const { t } = useWords();
  const isCovered = useIsCovered(given.kind);
  const [isAskedFor, setAskedFor] = useState(false);
  if (!isCovered) return given.children;
  return (
    <>
      <p className="guard-line">
        <span className="aside">{t(isAskedFor ? 'guard.shown' : 'guard.covered')}</span>
        <button type="button" className="quiet-button" onClick={() => setAskedFor(!isAskedFor)}>
          {t(isAskedFor ? 'guard.cover' : 'guard.show')}
        </button>
      </p>
      <CoverContext value={!isAskedFor}>
        <div className={isAskedFor ? 'guard-place' : 'guard-place guarded'}>{given.children}</div>
      </CoverContext>
    </>
  );
}
