import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { drawMap, type DrawnMap } from './draw.ts';

/** A map in an element, made when that is there and again when the theme changes; `error` where it cannot be drawn. */
export function useDrawnMap(element: RefObject<HTMLDivElement | null>, name: string) {
  const scheme = useComputedColorScheme();
  const [made, setMade] = useState<{ readonly drawn: DrawnMap | null; readonly scheme: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    let own: DrawnMap | null = null;
    if (element.current)
      drawMap(element.current, name, stop.signal).then(
        (map) => {
          own = map;
          if (!stop.signal.aborted) setMade({ drawn: map, scheme });
        },
        (why: unknown) => (stop.signal.aborted ? undefined : setError(why)),
      );
    return () => {
      stop.abort();
      own?.remove();
      setMade(null);
    };
  }, [element, name, scheme]);
  // A map of another theme is removed with this very render, before the effects of who asked for it: they must not be handed it.
  return { drawn: made?.scheme === scheme ? made.drawn : null, error };
}
