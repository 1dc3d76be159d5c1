import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { itemQuery } from '../api/queries.ts';
import type { ItemDetail } from '../api/schema.gen.ts';
import { captionItemsOf, captionsBesideOf, captionsOf, type Captions } from './captions.ts';

/** Captions of a film or a sound: its own first, then those received beside it, each read by its own rights. */
export function useCaptions(detail: ItemDetail): readonly Captions[] {
  const items = useMemo(() => captionItemsOf(detail), [detail]);
  const beside = useQueries({
    queries: items.map((serial) => itemQuery(serial)),
    combine: (results) => results.flatMap(({ data }) => (data ? [data] : [])),
  });
  return useMemo(() => [...captionsOf(detail), ...beside.flatMap(captionsBesideOf)], [detail, beside]);
}
