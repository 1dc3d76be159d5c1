import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { peaksOf } from './media.ts';

/** Larger files are not decoded whole in the browser. */
const MOST_BYTES = 24 * 2 ** 20;
const PEAKS = 600;
const HEIGHT_PX = 72;

interface Sound {
  readonly peaks: readonly number[];
  readonly seconds: number;
}

async function readSound(address: string, signal: AbortSignal): Promise<Sound> {
  const response = await fetch(address, { signal });
  const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(await response.arrayBuffer());
  return { peaks: peaksOf(sound.getChannelData(0), PEAKS), seconds: sound.duration };
}

function drawPeaks(canvas: HTMLCanvasElement, peaks: readonly number[]): void {
  const paint = canvas.getContext('2d');
  if (!paint) return;
  canvas.width = PEAKS * 2;
  canvas.height = HEIGHT_PX * 2;
  paint.fillStyle = getComputedStyle(canvas).color;
  for (const [at, peak] of peaks.entries()) {
    const height = Math.max(2, peak * canvas.height);
    paint.fillRect(at * 2, (canvas.height - height) / 2, 1.5, height);
  }
}

/** How loud a short sound is over its time, drawn from its first channel; a click goes there. */
export function Waveform(given: {
  readonly address: string;
  readonly sizeBytes: number;
  readonly media: HTMLMediaElement | null;
}): ReactNode {
  const { t } = useWords();
  const { address, sizeBytes, media } = given;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [at, setAt] = useState(0);
  const isSmall = sizeBytes <= MOST_BYTES;
  const { data, error } = useQuery({
    queryKey: ['waveform', address],
    queryFn: ({ signal }) => readSound(address, signal),
    enabled: isSmall,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (canvas.current && data) drawPeaks(canvas.current, data.peaks);
  }, [data]);
  useEffect(() => {
    if (!media) return undefined;
    const tell = (): void => setAt(media.duration > 0 ? media.currentTime / media.duration : 0);
    media.addEventListener('timeupdate', tell);
    return () => media.removeEventListener('timeupdate', tell);
  }, [media]);
  if (!isSmall || error) return <p className="aside">{t(error ? 'play.no-waveform' : 'play.long')}</p>;
  return (
    <div
      className="waveform"
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        if (media && data) media.currentTime = ((event.clientX - box.x) / box.width) * data.seconds;
      }}
    >
      <canvas ref={canvas} role="img" aria-label={t('play.waveform')} />
      <span className="waveform-now" style={{ left: `${at * 100}%` }} />
    </div>
  );
}
