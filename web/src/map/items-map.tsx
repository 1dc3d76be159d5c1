import { useCallback, useMemo, type ReactNode } from 'react';
import { placesQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { apiFilter, type ItemsSearch } from '../search-params.ts';
import { SpotsMap, type Looked } from './spots-map.tsx';

/** Where the items that match say that they were made. `change` is called with the whole new filter. */
export function ItemsMap(given: {
  readonly search: ItemsSearch;
  readonly change: (next: ItemsSearch) => void;
}): ReactNode {
  const { t } = useWords();
  const { search, change } = given;
  const filter = useMemo(() => apiFilter(search), [search]);
  const places = useCallback((looked: Looked) => placesQuery(filter, looked), [filter]);
  const changeBox = useCallback(
    (box?: string) => {
      const { box: _, ...rest } = search;
      change(box === undefined ? rest : { ...rest, box });
    },
    [search, change],
  );
  const words = {
    name: t('map.name'),
    section: t('items.as.map'),
    count: (n: number) => t('items.total', { n }),
    placed: (n: number) => t('map.placed', { n }),
    claim: t('map.claim'),
  };
  return <SpotsMap places={places} box={search.box} changeBox={changeBox} words={words} />;
}
