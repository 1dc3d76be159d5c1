import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ItemDetail } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useIsUnderCover } from '../ui/guard.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { CaptionChoice, CaptionTracks, SpokenNow } from './caption-choice.tsx';
import { clock, frameRateOf, stepTime, USUAL_RATE } from './media.ts';
import type { Region, SeenPlace } from '../coding/place.ts';
import { QuoteStretch } from '../coding/quote-stretch.tsx';
import { useQuoted, useShownQuote } from '../coding/quoted.ts';
import { FilmFrame } from './film-frame.tsx';
import { QuotedStretches } from './quoted-stretches.tsx';
import { refusalOf } from './refusal.ts';
import { useCaptions } from './use-captions.ts';
import { useMoment } from './use-moment.ts';
import { Waveform } from './waveform.tsx';

const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const;
const JUMP_S = 5;

function Tools(given: {
  readonly media: HTMLMediaElement | null;
  readonly rate: number | null;
  readonly step: (frames: number) => void;
  readonly isVideo: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { t, format } = useWords();
  const { media, rate, step, isVideo } = given;
  const time = useMoment(media);
  const [speed, setSpeed] = useState(1);
  const [isLooped, setLooped] = useState(false);
  useEffect(() => {
    if (!media) return;
    media.playbackRate = speed;
    media.loop = isLooped;
  }, [media, speed, isLooped]);
  return (
    <div className="pdf-tools" role="group" aria-label={t('viewer.tools')}>
      <span className="figures play-time">{clock(time)}</span>
      {isVideo ? (
        <>
          <button type="button" className="quiet-button" aria-keyshortcuts="," onClick={() => step(-1)}>
            {t('play.frame-back')}
          </button>
          <button type="button" className="quiet-button" aria-keyshortcuts="." onClick={() => step(1)}>
            {t('play.frame-on')}
          </button>
        </>
      ) : null}
      <label>
        {t('play.speed')}{' '}
        <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {format.number(one)}×
            </option>
          ))}
        </select>
      </label>
      <label>
        <input type="checkbox" checked={isLooped} onChange={(event) => setLooped(event.target.checked)} />{' '}
        {t('play.loop')}
      </label>
      {given.children}
      {isVideo ? (
        <span className="aside">
          {rate === null
            ? t('play.rate-assumed', { rate: format.number(USUAL_RATE) })
            : t('play.rate', { rate: format.number(rate) })}
        </span>
      ) : null}
    </div>
  );
}

function useKeys(
  media: HTMLMediaElement | null,
  step: (frames: number) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (!media || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement) return;
    const acts: Readonly<Record<string, () => void>> = {
      ',': () => step(-1),
      '.': () => step(1),
      k: () => {
        if (media.paused) media.play().catch(() => undefined);
        else media.pause();
      },
      j: () => {
        media.currentTime -= JUMP_S;
      },
      l: () => {
        media.currentTime += JUMP_S;
      },
      m: () => {
        media.muted = !media.muted;
      },
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}

function useMuteUnderCover(media: HTMLMediaElement | null): boolean {
  const isUnderCover = useIsUnderCover();
  const before = useRef(isUnderCover);
  useEffect(() => {
    if (!media || before.current === isUnderCover) return;
    before.current = isUnderCover;
    media.muted = isUnderCover;
    if (isUnderCover) media.pause();
  }, [media, isUnderCover]);
  return isUnderCover;
}

/** Sound or film, played by the browser from ranges of the original: it starts and seeks at once, whatever its length. */
export function PlayViewer(given: {
  readonly detail: ItemDetail;
  /** Takes a stretch that is to be quoted; null for those who do not code. */
  readonly quote: ((place: SeenPlace) => void) | null;
}): ReactNode {
  const { detail, quote } = given;
  const { t } = useWords();
  const { serial, kind, title, sizeBytes } = detail.item;
  const address = `/api/items/${serial}/media`;
  const [media, setMedia] = useState<HTMLMediaElement | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const isUnderCover = useMuteUnderCover(media);
  const rate = frameRateOf(detail.metadata);
  const isVideo = kind === 'video';
  const captions = useCaptions(detail);
  const [region, setRegion] = useState<Region | null>(null);
  const time = useMoment(media);
  const shown = useShownQuote();
  const quoted = useQuoted(serial, 'time');
  // A player goes to the frame that is nearest to a moment, which may be a little before it.
  const slack = 0.5 / (rate ?? USUAL_RATE);
  const now = quoted.filter(({ place }) => place.from <= time + slack && time < place.to);
  const step = (frames: number): void => {
    if (!media) return;
    media.pause();
    media.currentTime = stepTime(media.currentTime, frames, rate ?? USUAL_RATE, media.duration);
  };
  const onKeyDown = useKeys(media, step);
  useEffect(() => {
    if (!media) return undefined;
    const onError = (): void =>
      void refusalOf(address).then(
        (refusal) => setProblem(refusal ?? new Error(t('play.failed'))),
        setProblem,
      );
    // It may have failed before anybody listened.
    if (media.error) onError();
    media.addEventListener('error', onError);
    return () => media.removeEventListener('error', onError);
  }, [media, address, t]);
  if (problem)
    return (
      <>
        <ProblemBox error={problem} />
        <p className="note">{t('play.failed.help')}</p>
      </>
    );
  const common = {
    ref: setMedia,
    src: address,
    controls: true,
    preload: 'metadata',
    muted: isUnderCover,
    'aria-label': title,
  } as const;
  return (
    <div
      className="play"
      role="group"
      aria-label={t('viewer.view.play')}
      aria-keyshortcuts=", . j k l m"
      onKeyDown={onKeyDown}
    >
      {isVideo ? (
        <FilmFrame film={media} quoted={now} region={region} change={setRegion}>
          <video {...common} playsInline>
            <CaptionTracks captions={captions} />
          </video>
        </FilmFrame>
      ) : (
        <audio {...common}>
          <CaptionTracks captions={captions} />
        </audio>
      )}
      {isVideo ? null : <Waveform address={address} sizeBytes={sizeBytes} media={media} />}
      <Tools media={media} rate={rate} step={step} isVideo={isVideo}>
        {captions.length > 0 ? <CaptionChoice captions={captions} media={media} /> : null}
      </Tools>
      {quote && media ? (
        <QuoteStretch
          media={media}
          now={time}
          quote={quote}
          frame={isVideo ? { rate: rate ?? USUAL_RATE, region, change: setRegion } : null}
        />
      ) : null}
      <QuotedStretches media={media} quoted={quoted} now={now} shown={shown} />
      {isVideo || captions.length === 0 ? null : <SpokenNow media={media} />}
      <p className="aside keys-help">{t(isVideo ? 'play.keys-film' : 'play.keys-sound')}</p>
    </div>
  );
}
