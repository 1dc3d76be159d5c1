import { useEffect, useState } from 'react';

const MOMENTS = ['timeupdate', 'seeking', 'seeked'] as const;

/** The moment that is played, in seconds. */
export function useMoment(media: HTMLMediaElement | null): number {
  const [time, setTime] = useState(0);
  useEffect(() => {
    if (!media) return undefined;
    const tell = (): void => setTime(media.currentTime);
    for (const name of MOMENTS) media.addEventListener(name, tell);
    return () => {
      for (const name of MOMENTS) media.removeEventListener(name, tell);
    };
  }, [media]);
  return time;
}
