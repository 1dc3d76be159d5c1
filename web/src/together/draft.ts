import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../api/queries.ts';

/** A text that outlives the page: kept in this tab under `key` until it is `initial` again. */
export function useKeptText(key: string, initial: string): readonly [string, (text: string) => void] {
  const [state, setState] = useState(() => ({ key, text: sessionStorage.getItem(key) ?? initial }));
  // Another record in the same place has a draft of its own.
  const text = state.key === key ? state.text : (sessionStorage.getItem(key) ?? initial);
  const write = (wanted: string): void => {
    setState({ key, text: wanted });
    if (wanted === initial) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, wanted);
  };
  return [text, write];
}

/**
 * A text that outlives the page: kept in this tab for this person and this address until it is sent. In the tab's own
 * storage, since what is written about sealed material must not stay on a machine after the tab is closed.
 */
export function useDraft(name: string, initial = ''): readonly [string, (text: string) => void] {
  const { data: me } = useQuery(meQuery);
  return useKeptText(`muniment.draft ${me?.person.id ?? ''} ${location.pathname} ${name}`, initial);
}
