import { createContext, use, useSyncExternalStore } from 'react';
import type { LaidPiece, Matrix } from '../api/schema.gen.ts';
import type { LawNames } from './law-words.tsx';

/** The allegation whose matrix is on the page, with what its rows need. */
export interface Charge {
  readonly matrix: Matrix;
  readonly names: LawNames;
  /** Evidence by the element or alternative that it is laid to; null where it is so much that it is asked for element by element. */
  readonly laid: ReadonlyMap<string, readonly LaidPiece[]> | null;
  readonly mayChange: boolean;
  /** Whether an element is folded open, and folding it. */
  readonly isOpen: (element: string) => boolean;
  readonly toggle: (element: string) => void;
}

const ChargeContext = createContext<Charge | null>(null);

/** Makes the allegation known below it. */
export const ChargeProvider = ChargeContext;

/** The allegation whose matrix is on the page. */
export function useCharge(): Charge {
  const charge = use(ChargeContext);
  if (!charge) throw new Error('useCharge outside ChargeProvider');
  return charge;
}

const subscribe = (listener: () => void): (() => void) => {
  const media = matchMedia('print');
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

/** Whether the page is being printed: on paper nothing is one click away. */
export function useIsPrinted(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia('print').matches);
}
