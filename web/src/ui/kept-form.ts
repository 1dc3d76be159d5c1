import { useQuery } from '@tanstack/react-query';
import { createContext, useEffect, useRef, useState, type RefObject } from 'react';
import { meQuery } from '../api/queries.ts';

/** A field and what was typed into it. */
export type Kept = readonly (readonly [string, string])[];

/** What was kept when the form around was opened: fields that grow in number are there again before they are filled. */
export const KeptFields = createContext<Kept>([]);

function write(form: HTMLFormElement, kept: Kept): void {
  for (const field of form.elements) {
    const isChoice = field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type);
    if (isChoice) field.checked = kept.some(([name, value]) => name === field.name && value === field.value);
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLTextAreaElement
    )
      field.value = kept.find(([name]) => name === field.name)?.[1] ?? field.value;
  }
}

const read = (key: string): Kept => JSON.parse(sessionStorage.getItem(key) ?? '[]') as Kept;

/**
 * Keeps what is typed into a form with fields of its own in this tab, for this person and address, until it is sent: a
 * session that ends or a page that is left loses nothing. `name` tells forms of one page apart, and which version of a record
 * a form is about: what was typed over an older one is not put over a newer. In the tab's own storage, as `useDraft`.
 */
export function useKeptForm(name: string): {
  readonly form: RefObject<HTMLFormElement | null>;
  /** What was kept when it was opened. */
  readonly start: Kept;
  readonly keep: () => void;
  readonly forget: () => void;
} {
  const { data: me } = useQuery(meQuery);
  const key = `muniment.form ${me?.person.id ?? ''} ${location.pathname} ${name}`;
  const form = useRef<HTMLFormElement>(null);
  const [start] = useState(() => read(key));
  useEffect(() => {
    const kept = read(key);
    if (kept.length > 0 && form.current) write(form.current, kept);
  }, [key]);
  return {
    form,
    start,
    keep: () => {
      if (!form.current) return;
      const fields = [...new FormData(form.current)].filter(([, value]) => typeof value === 'string');
      sessionStorage.setItem(key, JSON.stringify(fields));
    },
    forget: () => sessionStorage.removeItem(key),
  };
}
