import type { ReactNode } from 'react';
import type { Quote } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { rangeName } from '../viewers/cell-range.ts';
import { isPassage, placeOf, type Quotable, type Region } from './place.ts';

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Says a place in words: which page, stretch of time, part of a picture, or cells. */
export function usePlaceWords(): (place: Quotable) => string {
  const { t, format } = useWords();
  const part = (name: 'region' | 'page-region' | 'frame', { x, y, width, height }: Region): string => {
    const figure = (value: number): string => format.number(rounded(value, 1));
    const sides = { x: figure(x), y: figure(y), width: figure(width), height: figure(height) };
    return t(`quote.place.${name}`, sides);
  };
  return (place) => {
    if (isPassage(place)) return t('search.page', { page: place.page });
    if (place.kind === 'region')
      return place.page === null
        ? part('region', place.region)
        : `${t('search.page', { page: place.page })} · ${part('page-region', place.region)}`;
    if (place.kind === 'cell')
      return t('quote.place.cells', { cells: rangeName(place), sheet: format.number(place.page) });
    // A frame of a film is a few hundredths of a second.
    const moment = (value: number): string => format.number(rounded(value, 2));
    const time = t('quote.place.time', { from: moment(place.from), to: moment(place.to) });
    return place.region ? `${time} · ${part('frame', place.region)}` : time;
  };
}

/** A place in words. */
export function PlaceWords({ place }: { readonly place: Quotable }): ReactNode {
  return usePlaceWords()(place);
}

/** Where a quote lies, as its selector says; its kind where that says nothing. */
export function QuotePlace({ quote }: { readonly quote: Quote }): ReactNode {
  const { t } = useWords();
  const place = placeOf(quote);
  return place === null ? t(`quote.${quote.kind}`) : <PlaceWords place={place} />;
}
