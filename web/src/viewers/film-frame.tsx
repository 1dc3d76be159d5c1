import { useElementSize } from '@mantine/hooks';
import { useEffect, useState, type ReactNode } from 'react';
import type { Region, SeenPlace } from '../coding/place.ts';
import { RegionLayer, RegionMarks } from '../coding/quote-region.tsx';
import type { Quoted } from '../coding/quoted.ts';
import { fittedIn } from '../coding/region.ts';
import type { Size } from './picture-place.ts';

function useFilmSize(film: HTMLMediaElement | null): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!(film instanceof HTMLVideoElement)) return undefined;
    const tell = (): void => setSize({ width: film.videoWidth, height: film.videoHeight });
    tell();
    film.addEventListener('resize', tell);
    return () => film.removeEventListener('resize', tell);
  }, [film]);
  return size;
}

/** A film with what was quoted of the frame that is seen, and the part of it that is being marked; both lie on the picture, not on its margins. */
export function FilmFrame(given: {
  readonly film: HTMLMediaElement | null;
  readonly quoted: readonly Quoted<SeenPlace>[];
  readonly region: Region | null;
  readonly change: (region: Region) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { film, quoted, region, change, children } = given;
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const size = useFilmSize(film);
  return (
    <div ref={ref} className="film">
      {children}
      <div className="film-frame" style={fittedIn({ width, height }, size)}>
        <RegionMarks quoted={quoted} shown={null} />
        {region === null ? null : <RegionLayer region={region} change={change} />}
      </div>
    </div>
  );
}
