import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { Captions } from './captions.ts';
import { PlainText } from './plain-text.tsx';

/** The tracks as the browser wants them inside a film or a sound. */
export function CaptionTracks({ captions }: { readonly captions: readonly Captions[] }): ReactNode {
  const { t, format } = useWords();
  return captions.map(({ number, address, language, title }) => (
    <track
      key={number}
      id={`captions-${number}`}
      kind="captions"
      src={address}
      srcLang={language}
      label={
        title || (language === 'und' ? t('play.captions-n', { n: number }) : format.languageName(language))
      }
    />
  ));
}

function show(media: HTMLMediaElement, wanted: number): void {
  for (const track of media.textTracks)
    track.mode =
      track.id !== `captions-${wanted}`
        ? 'disabled'
        : media instanceof HTMLVideoElement
          ? 'showing'
          : 'hidden';
}

/** Which captions are shown, or none; says that they are the file's own. */
export function CaptionChoice(given: {
  readonly captions: readonly Captions[];
  readonly media: HTMLMediaElement | null;
}): ReactNode {
  const { t, format } = useWords();
  const { captions, media } = given;
  const [wanted, want] = useState(0);
  useEffect(() => {
    if (media) show(media, wanted);
  }, [media, wanted]);
  useEffect(() => {
    if (!media) return undefined;
    // The browser's own menu chooses as well.
    const onChange = (): void => {
      const shown = [...media.textTracks].find(({ mode }) => mode !== 'disabled');
      want(Number(shown?.id.replace('captions-', '') ?? 0));
    };
    media.textTracks.addEventListener('change', onChange);
    return () => media.textTracks.removeEventListener('change', onChange);
  }, [media]);
  return (
    <label>
      {t('play.captions')}{' '}
      <select value={wanted} onChange={(event) => want(Number(event.target.value))}>
        <option value={0}>{t('play.captions-off')}</option>
        {captions.map(({ number, language, title }) => (
          <option key={number} value={number}>
            {[language === 'und' ? t('play.captions-n', { n: number }) : format.languageName(language), title]
              .filter((part) => part !== '')
              .join(', ')}
          </option>
        ))}
      </select>{' '}
      <span className="aside">{t('play.captions-whose')}</span>
    </label>
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
    const tracks = [...media.textTracks];
    for (const track of tracks) track.addEventListener('cuechange', tell);
    media.textTracks.addEventListener('change', tell);
    return () => {
      for (const track of tracks) track.removeEventListener('cuechange', tell);
      media.textTracks.removeEventListener('change', tell);
    };
  }, [media]);
  return text === '' ? null : (
    <p className="spoken-now" dir="auto">
      <PlainText text={text} />
    </p>
  );
}
