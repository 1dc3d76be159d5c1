import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { claimsNamedQuery } from '../api/queries.ts';
import { PickFound } from '../ui/pick-found.tsx';

/** Finds a claim by its words and has one picked: the field `claim` of the form around it. */
export function FindClaim(given: {
  readonly label: string;
  readonly why?: string;
  readonly legend: string;
  /** One that is not offered. */
  readonly not?: string;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const { data } = useQuery(claimsNamedQuery(typed));
  return (
    <PickFound
      label={given.label}
      why={given.why}
      legend={given.legend}
      name="claim"
      none={'link.none'}
      typed={typed}
      onType={setTyped}
      found={data?.items
        .filter(({ id }) => id !== given.not)
        .map(({ id, body, speaker, sourceName }) => ({ id, words: body, aside: speaker ?? sourceName }))}
    />
  );
}
