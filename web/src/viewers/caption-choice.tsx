import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { Captions } from './captions.ts';
import { PlainText } from './plain-text.tsx';

/** What a track is called: its language, and what distinguishes it. */
function useTrackName(): (track: Captions, at: number) => string {
  const { t, format } = useWords();
  return ({ language, title, beside }, at) =>
    [
      language === 'und' ? t('play.captions-n', { n: at + 1 }) : format.languageName(language),
      title,
      beside?.title ?? '',
    ]
      .filter((part) => part !== '')
      .join(', ');
}

/** The tracks as the browser wants them inside a film or a sound. */
export function CaptionTracks({ captions }: { readonly captions: readonly Captions[] }): ReactNode {
  const nameOf = useTrackName();
  return captions.map((track, at) => (
    <track
      key={track.id}
      id={`captions-${track.id}`}
      kind="captions"
      src={track.address}
      srcLang={track.language}
      label={nameOf(track, at)}
    />
  ));
}

function show(media: HTMLMediaElement, wanted: string): void {
  for (const track of media.textTracks)
    track.mode =
      track.id !== `captions-${wanted}`
        ? 'disabled'
        : media instanceof HTMLVideoElement
          ? 'showing'
          : 'hidden';
}

/** Which captions are shown, or none; says whose they are. */
export function CaptionChoice(given: {
  readonly captions: readonly Captions[];
  readonly media: HTMLMediaElement | null;
}): ReactNode {
  const { t } = useWords();
  const { captions, media } = given;
  const [wanted, want] = useState('');
  const nameOf = useTrackName();
  useEffect(() => {
    if (media) show(media, wanted);
  }, [media, wanted]);
  useEffect(() => {
    if (!media) return undefined;
    // The browser's own menu chooses as well.
    const onChange = (): void => {
      const shown = [...media.textTracks].find(({ mode }) => mode !== 'disabled');
      want(shown?.id.replace('captions-', '') ?? '');
    };
    media.textTracks.addEventListener('change', onChange);
    return () => media.textTracks.removeEventListener('change', onChange);
  }, [media]);
  const beside = captions.find(({ id }) => id === wanted)?.beside;
  return (
    <>
      <label>
        {t('play.captions')}{' '}
        <select className="caption-choice" value={wanted} onChange={(event) => want(event.target.value)}>
          <option value="">{t('play.captions-off')}</option>
          {captions.map((track, at) => (
            <option key={track.id} value={track.id}>
              {nameOf(track, at)}
            </option>
          ))}
        </select>
      </label>
      {wanted === '' ? null : beside ? (
        <span className="aside">
          {t('play.captions-beside')}{' '}
          <Link to="/items/$serial" params={{ serial: beside.serial }} dir="auto">
            <PlainText text={beside.title} />
          </Link>
        </span>
      ) : (
        <span className="aside">{t('play.captions-whose')}</span>
      )}
    </>
  );
}

/** The caption of this moment under a sound, where browsers show none. */
export function SpokenNow({ media }: { readonly media: HTMLMediaElement | null }): ReactNode {
  const [text, setText] = useState('');
  useEffect(() => {
    if (!media) return undefined;
    const tell = (): void => {
      const cues = [...media.textTracks].flatMap((track) =>
        track.mode === 'disabled' ? [] : [...(track.activeCues ?? [])],
      );
      setText(cues.map((cue) => (cue as VTTCue).getCueAsHTML().textContent ?? '').join('\n'));
    };
    const own = new AbortController();
    const listen = (): void => {
      // The same listener is added to a track only once.
      for (const track of media.textTracks) track.addEventListener('cuechange', tell, { signal: own.signal });
    };
    listen();
    // Tracks of a file beside it come later than the sound.
    media.textTracks.addEventListener('addtrack', listen, { signal: own.signal });
    media.textTracks.addEventListener('change', tell, { signal: own.signal });
    return () => own.abort();
  }, [media]);
  return text === '' ? null : (
    <p className="spoken-now" dir="auto">
      <PlainText text={text} />
    </p>
  );
}
