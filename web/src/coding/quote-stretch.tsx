import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { MarkRegion, RegionBar } from './quote-region.tsx';
import { PlaceWords } from './place-words.tsx';
import type { Region, SeenPlace } from './place.ts';

type Stretch = Extract<SeenPlace, { kind: 'time' }>;

/** To a tenth of a second nobody hears or sees a difference in what is quoted. */
const tenth = (seconds: number): number => Math.round(seconds * 10) / 10;
const thousandth = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** The frame that is seen at a moment of a film, as a stretch that is as long as it is seen. */
const frameAt = (seconds: number, rate: number): Pick<Stretch, 'from' | 'to'> => {
  const from = thousandth(seconds);
  return { from, to: thousandth(from + 1 / rate) };
};

/**
 * Marks where a stretch of a sound or film begins and ends, at the place that is played, and quotes it: by buttons or the keys [ ] and c. In a
 * film (`frame`) a part of what is seen can be marked too; without a stretch it is a part of the one frame that is seen.
 */
export function QuoteStretch(given: {
  readonly media: HTMLMediaElement;
  /** The moment that is played, in seconds. */
  readonly now: number;
  readonly quote: (place: Stretch) => void;
  readonly frame: {
    readonly rate: number;
    readonly region: Region | null;
    readonly change: (region: Region | null) => void;
  } | null;
}): ReactNode {
  const { t } = useWords();
  const { media, now, quote, frame } = given;
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState<number | null>(null);
  const region = frame?.region ?? null;
  const stretch = from !== null && to !== null && to > from ? { from, to } : null;
  const time = stretch ?? (frame && region ? frameAt(now, frame.rate) : null);
  const place: Stretch | null = time && { kind: 'time', ...time, region };
  const begin = (): void => setFrom(tenth(media.currentTime));
  const end = (): void => setTo(tenth(media.currentTime));
  const take = (): void => {
    if (!place) return;
    quote(place);
    // The next one begins anew.
    setFrom(null);
    setTo(null);
    frame?.change(null);
  };
  useHotkeys([
    ['[', begin],
    [']', end],
    ['c', take],
  ]);
  return (
    <>
      <div className="quote-bar" role="group" aria-label={t('quote.stretch')}>
        <Button size="compact-sm" variant="default" aria-keyshortcuts="[" onClick={begin}>
          {t('quote.from-here')}
        </Button>
        <Button size="compact-sm" variant="default" aria-keyshortcuts="]" onClick={end}>
          {t('quote.to-here')}
        </Button>
        {frame && region === null ? (
          <MarkRegion
            of="frame"
            begin={(middle) => {
              media.pause();
              frame.change(middle);
            }}
          />
        ) : null}
        <Button size="compact-sm" disabled={place === null} aria-keyshortcuts="c" onClick={take}>
          {t('quote.make')}
        </Button>
        <span className="aside" role="status">
          {place === null ? t('quote.stretch.how') : <PlaceWords place={place} />}
        </span>
      </div>
      {frame && region ? <RegionBar of="frame" region={region} change={frame.change} quote={null} /> : null}
    </>
  );
}
