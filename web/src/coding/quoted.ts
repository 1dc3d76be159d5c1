import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import { quotesQuery } from '../api/queries.ts';
import type { Quote } from '../api/schema.gen.ts';
import type { ItemSearch } from '../search-params.ts';
import { isPassage, placeOf, type Passage, type Quotable } from './place.ts';
import { useWanted } from './wanted.ts';

/** A place of an item that was quoted, or is about to be. */
export interface Quoted<Place extends Quotable = Quotable> {
  /** The quote's; `wanted` while it is being written about. */
  readonly id: string;
  readonly place: Place;
}

/** What of one kind was quoted from an item, with what is about to be quoted. */
export type Kinds = {
  readonly text: Passage;
  readonly region: Extract<Quotable, { kind: 'region' }>;
  readonly time: Extract<Quotable, { kind: 'time' }>;
  readonly cell: Extract<Quotable, { kind: 'cell' }>;
};

const kindOf = (place: Quotable): keyof Kinds => (isPassage(place) ? 'text' : place.kind);

/** The places of one kind that were quoted from an item, that which is being written about last. */
export function useQuoted<Kind extends keyof Kinds>(
  serial: string,
  kind: Kind,
): readonly Quoted<Kinds[Kind]>[] {
  const { data } = useQuery(quotesQuery(serial));
  const wanted = useWanted(serial);
  return useMemo(() => {
    const known = (data?.quotes ?? []).map((quote) => ({ id: quote.id, place: placeOf(quote) }));
    return [...known, { id: 'wanted', place: wanted?.place ?? null }].filter(
      (one): one is Quoted<Kinds[Kind]> => one.place !== null && kindOf(one.place) === kind,
    );
  }, [data, wanted, kind]);
}

/** The quote that the address asks to be shown: another object each time it is asked for, so that it is gone to again. */
export interface ShownQuote {
  readonly id: string;
}

/** Which quote the address asks for, or null. */
export function useShownQuote(): ShownQuote | null {
  const location = useLocation();
  return useMemo(() => {
    const { quote } = location.search as ItemSearch;
    return quote === undefined ? null : { id: quote };
  }, [location]);
}

/** What an item's address says to show a quote where it stands; `textIn` is how its text is looked at. */
export function lookAt(quote: Quote, textIn: 'pages' | 'text'): ItemSearch {
  const { id, kind, page } = quote;
  const show = (
    { text: textIn, region: page === null ? 'pictures' : 'pages', time: 'play', cell: 'grid' } as const
  )[kind];
  if (page === null) return { show, quote: id };
  return kind === 'cell' ? { show, quote: id, sheet: String(page) } : { show, quote: id, page: String(page) };
}
