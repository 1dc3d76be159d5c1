import { createContext, use } from 'react';
import type { WholeSettlement } from '../api/schema.gen.ts';

const Opened = createContext<WholeSettlement | null>(null);

/** Makes the settlement known below it. */
export const OpenedProvider = Opened;

/** The settlement that is on the page. */
export function useOpened(): WholeSettlement {
  const whole = use(Opened);
  if (!whole) throw new Error('useOpened outside OpenedProvider');
  return whole;
}
