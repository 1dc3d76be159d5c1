import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';

type Compartments = ReturnType<typeof compartmentsOf>;

/** The sealed compartments of the one who looks; undefined until it is known who that is. */
export function useSealed(): Compartments | undefined {
  const { data: me } = useQuery(meQuery);
  return me ? compartmentsOf(me).filter(({ isSealed }) => isSealed) : undefined;
}

/** In which of them a new record lies; nothing where there is but one. */
export function SealedPlace({ of = [] }: { readonly of: Compartments | undefined }): ReactNode {
  const { t } = useWords();
  return of.length < 2 ? null : (
    <label className="stack-field">
      {t('incident.compartment')}
      <select name="compartment">
        {of.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
