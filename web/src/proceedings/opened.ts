import { createContext, use } from 'react';
import type { WholeProceeding } from '../api/schema.gen.ts';

const Opened = createContext<WholeProceeding | null>(null);

/** Makes the proceeding known below it. */
export const OpenedProvider = Opened;

/** The proceeding that is on the page. */
export function useOpened(): WholeProceeding {
  const whole = use(Opened);
  if (!whole) throw new Error('useOpened outside OpenedProvider');
  return whole;
}
