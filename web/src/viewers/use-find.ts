import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { textQuery } from '../api/queries.ts';
import { findIn, type Found } from './find.ts';

/** The state of finding a text inside an item. */
export interface Finder {
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly found: readonly Found[];
  /** Index into `found`; 0 while nothing was found. */
  readonly at: number;
  readonly go: (step: 1 | -1) => void;
  readonly isBusy: boolean;
  readonly error: Error | null;
}

/** Finds in the text layer of an item, which is asked for when the first letter is typed. `show` brings a place into view. */
export function useFind(serial: string, show: (found: Found) => void): Finder {
  const [typed, type] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(typed);
  const { data, error, isFetching } = useQuery({ ...textQuery(serial), enabled: wanted.trim() !== '' });
  const found = useMemo(() => findIn(data?.pages ?? [], wanted), [data, wanted]);
  useEffect(() => {
    setAt(0);
    if (found[0]) show(found[0]);
    // A new list of places starts at its first; `show` alone moves nothing.
  }, [found]);
  const go = (step: 1 | -1): void => {
    const next = (at + step + found.length) % Math.max(1, found.length);
    setAt(next);
    const place = found[next];
    if (place) show(place);
  };
  return { typed: wanted, type, found, at, go, isBusy: isFetching, error };
}
