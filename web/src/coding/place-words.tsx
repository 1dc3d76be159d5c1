import type { ReactNode } from 'react';
import type { Quote } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { OtherPlace } from './place.ts';

const DIGITS = 1;
const rounded = (value: number): number => Math.round(value * 10 ** DIGITS) / 10 ** DIGITS;

/** A place that is no text, in words: which stretch of time, or which part of a picture. */
export function PlaceWords({ place }: { readonly place: OtherPlace }): ReactNode {
  const { t, format } = useWords();
  const figure = (value: number): string => format.number(rounded(value));
  if (place.kind === 'time')
    return <>{t('quote.place.time', { from: figure(place.from), to: figure(place.to) })}</>;
  const { x, y, width, height } = place.region;
  return (
    <>
      {t('quote.place.region', {
        x: figure(x),
        y: figure(y),
        width: figure(width),
        height: figure(height),
      })}
    </>
  );
}

function valueOf(selector: unknown): string {
  const { value = '', refinedBy } = (selector ?? {}) as { value?: string; refinedBy?: unknown };
  return refinedBy === undefined ? value : valueOf(refinedBy);
}

/** Where a quote that has no words of its own lies, as its selector says. */
export function QuotePlace({ quote }: { readonly quote: Quote }): ReactNode {
  const { t } = useWords();
  const value = valueOf(quote.selector);
  const time = /^t=npt:([\d.]+),([\d.]+)/.exec(value);
  if (time)
    return <PlaceWords place={{ kind: 'time', from: Number(time[1]), to: Number(time[2]), region: null }} />;
  const region = /xywh=percent:([\d.]+),([\d.]+),([\d.]+),([\d.]+)/.exec(value)?.slice(1).map(Number);
  if (!region) return <>{t(`quote.${quote.kind}`)}</>;
  const [x = 0, y = 0, width = 0, height = 0] = region;
  return <PlaceWords place={{ kind: 'region', page: quote.page, region: { x, y, width, height } }} />;
}
