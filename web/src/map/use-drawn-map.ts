import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { drawMap, type DrawnMap } from './draw.ts';

/** A map in an element, made when that is there and again when the theme changes; `error` where it cannot be drawn. */
export function useDrawnMap(element: RefObject<HTMLDivElement | null>, name: string) {
  const scheme = useComputedColorScheme();
  const [drawn, setDrawn] = useState<DrawnMap | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    let own: DrawnMap | null = null;
    if (element.current)
      drawMap(element.current, name, stop.signal).then(
        (map) => {
          own = map;
          setDrawn(map);
        },
        (why: unknown) => (stop.signal.aborted ? undefined : setError(why)),
      );
    return () => {
      stop.abort();
      own?.remove();
      setDrawn(null);
    };
  }, [element, name, scheme]);
  return { drawn, error };
}
