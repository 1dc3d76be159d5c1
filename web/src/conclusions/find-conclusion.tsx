import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { conclusionsNamedQuery } from '../api/conclusions.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { PickFound } from '../ui/pick-found.tsx';

const SHOWN = 10;

/**
 * Finds a conclusion by its words and has one picked: the field `conclusion` of the form around it. One that names no claim has nothing to
 * carry and cannot be picked.
 */
export function FindConclusion(given: { readonly label: string; readonly legend: string }): ReactNode {
  const { t } = useWords();
  const statusOf = useTerm('finding-status');
  const [typed, setTyped] = useState('');
  const { data } = useQuery(conclusionsNamedQuery(typed));
  return (
    <PickFound
      {...given}
      name="conclusion"
      none={'conclusions.none'}
      typed={typed}
      onType={setTyped}
      found={data?.items.slice(0, SHOWN).map(({ id, statement, status, supports, contradicts }) => {
        const isBare = supports + contradicts === 0;
        return {
          id,
          words: statement,
          aside: `${statusOf(status)}${isBare ? ` · ${t('conclusion.names-none')}` : ''}`,
          isClosed: isBare,
        };
      })}
    />
  );
}
