import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { PlaceWords } from './place-words.tsx';
import type { OtherPlace } from './place.ts';

/** To a tenth of a second nobody hears or sees a difference in what is quoted. */
const tenth = (seconds: number): number => Math.round(seconds * 10) / 10;

/** Marks where a stretch of a sound or film begins and ends, at the place that is played, and quotes it: by buttons or the keys [ ] and c. */
export function QuoteStretch(given: {
  readonly media: HTMLMediaElement;
  readonly quote: (place: OtherPlace) => void;
}): ReactNode {
  const { t } = useWords();
  const { media, quote } = given;
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState<number | null>(null);
  const place: OtherPlace | null =
    from !== null && to !== null && to > from ? { kind: 'time', from, to, region: null } : null;
  const begin = (): void => setFrom(tenth(media.currentTime));
  const end = (): void => setTo(tenth(media.currentTime));
  const take = (): void => {
    if (place) quote(place);
  };
  useHotkeys([
    ['[', begin],
    [']', end],
    ['c', take],
  ]);
  return (
    <div className="quote-bar" role="group" aria-label={t('quote.stretch')}>
      <Button size="compact-sm" variant="default" aria-keyshortcuts="[" onClick={begin}>
        {t('quote.from-here')}
      </Button>
      <Button size="compact-sm" variant="default" aria-keyshortcuts="]" onClick={end}>
        {t('quote.to-here')}
      </Button>
      <Button size="compact-sm" disabled={place === null} aria-keyshortcuts="c" onClick={take}>
        {t('quote.make')}
      </Button>
      <span className="aside" role="status">
        {place === null ? t('quote.stretch.how') : <PlaceWords place={place} />}
      </span>
    </div>
  );
}
