import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import { meQuery } from '../api/queries.ts';

function write(form: HTMLFormElement, kept: readonly (readonly [string, string])[]): void {
  for (const field of form.elements) {
    const isChoice = field instanceof HTMLInputElement && field.type === 'checkbox';
    if (isChoice) field.checked = kept.some(([name, value]) => name === field.name && value === field.value);
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLTextAreaElement
    )
      field.value = kept.find(([name]) => name === field.name)?.[1] ?? field.value;
  }
}

/**
 * Keeps what is typed into a form with fields of its own in this tab, for this person and address, until it is sent: a
 * session that ends or a page that is left loses nothing. `name` tells forms of one page apart, and which version of a record
 * a form is about: what was typed over an older one is not put over a newer. In the tab's own storage, as `useDraft`.
 */
export function useKeptForm(name: string): {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly keep: () => void;
  readonly forget: () => void;
} {
  const { data: me } = useQuery(meQuery);
  const key = `muniment.form ${me?.person.id ?? ''} ${location.pathname} ${name}`;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept !== null && form.current) write(form.current, JSON.parse(kept) as [string, string][]);
  }, [key]);
  return {
    form,
    keep: () => {
      if (!form.current) return;
      const fields = [...new FormData(form.current)].filter(([, value]) => typeof value === 'string');
      sessionStorage.setItem(key, JSON.stringify(fields));
    },
    forget: () => sessionStorage.removeItem(key),
  };
}
