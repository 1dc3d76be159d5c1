import { createContext, use } from 'react';
import type { WholeUndertaking } from '../api/schema.gen.ts';

const Opened = createContext<WholeUndertaking | null>(null);

/** Makes the undertaking known below it. */
export const OpenedProvider = Opened;

/** The undertaking that is on the page. */
export function useOpened(): WholeUndertaking {
  const whole = use(Opened);
  if (!whole) throw new Error('useOpened outside OpenedProvider');
  return whole;
}
