import type { ReactNode } from 'react';
import type { WholeAccident } from '../api/schema.gen.ts';
import { Findings } from '../mines/findings.tsx';

/** What cannot be right of where something lies, and what that means; nothing where nothing stands against it, which is no word that it is right. */
export function PlaceFindings({ of }: { readonly of: WholeAccident['findings'] }): ReactNode {
  return of.length === 0 ? null : <Findings of={of} />;
}
