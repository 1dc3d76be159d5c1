import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { incidentsNamedQuery } from '../api/incidents.ts';
import { PickFound } from '../ui/pick-found.tsx';

/** Finds an incident by its title and has one picked: the field `incident` of the form around it. */
export function FindIncident(given: { readonly label: string; readonly legend: string }): ReactNode {
  const [typed, setTyped] = useState('');
  const { data } = useQuery(incidentsNamedQuery(typed));
  return (
    <PickFound
      {...given}
      name="incident"
      none={'incidents.none'}
      typed={typed}
      onType={setTyped}
      found={data?.items.map(({ id, title, happenedOn, place, isWithdrawn }) => ({
        id,
        words: title,
        aside: [happenedOn, place].filter(Boolean).join(' · '),
        isClosed: isWithdrawn,
      }))}
    />
  );
}
