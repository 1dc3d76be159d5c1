import { createContext, use, useEffect, useState, type RefObject } from 'react';
import { ProblemError } from '../api/client.ts';

/** Finds the name of the field that says what stands at a place (a JSON pointer) of what a form sends; null where it does not know. */
export type FieldOf = (form: FormData, at: string) => string | null;

/** Where nothing else is known. */
export const byOwnName: FieldOf = () => null;

/** Of the form around; without it the fields are found by their own names. */
export const FieldOfForm = createContext<FieldOf>(byOwnName);

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Names by which a field may go: its whole place, and each step of it from the last, also without the “Id” that a choice of a record has. */
export function namesOf(at: string): string[] {
  const steps = at
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.filter((step) => !/^\d+$/.test(step)).toReversed();
  return [steps.join('.'), ...last.flatMap((name) => [name, name.replace(/Id$/, '')])].filter(
    (name) => name !== '',
  );
}

function fieldAt(form: HTMLFormElement, at: string, of: FieldOf): Field | null {
  const fields = [...form.elements].filter(
    (one): one is Field =>
      (one instanceof HTMLInputElement && one.type !== 'hidden') ||
      one instanceof HTMLSelectElement ||
      one instanceof HTMLTextAreaElement,
  );
  const known = of(new FormData(form), at);
  for (const name of known === null ? namesOf(at) : [known]) {
    const found = fields.find((field) => field.name === name);
    if (found) return found;
  }
  return null;
}

/** What a field is called in sight, without the values that its label holds; null for one without a name. */
function labelOf(field: Field): string | null {
  const own = field.getAttribute('aria-label');
  if (own !== null) return own;
  const label = field.labels?.[0]?.cloneNode(true);
  if (!(label instanceof HTMLElement)) return null;
  for (const part of label.querySelectorAll('input, select, textarea, button, [aria-hidden]')) part.remove();
  return label.textContent.trim() || null;
}

/** Where a refusal says that something is wrong, as a JSON pointer; null for any other error. */
export function refusedAt(error: unknown): string | null {
  if (!(error instanceof ProblemError)) return null;
  const { at } = error.problem.facts;
  return error.problem.code === 'INVALID_INPUT' && typeof at === 'string' && at !== '' ? at : null;
}

/**
 * What the field is called that a refusal is about, where the form around `box` has it: it is then marked as wrong, described by the box,
 * and has the focus. Null without such a field.
 */
export function useRefusedField(
  box: RefObject<HTMLElement | null>,
  error: unknown,
  id: string,
): string | null {
  const of = use(FieldOfForm);
  const [label, setLabel] = useState<string | null>(null);
  useEffect(() => {
    const at = refusedAt(error);
    const form = box.current?.closest('form');
    const field = at !== null && form ? fieldAt(form, at, of) : null;
    setLabel(field && labelOf(field));
    if (!field) return undefined;
    const described = field.getAttribute('aria-describedby');
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', [described, id].filter((one) => one !== null).join(' '));
    field.focus();
    return () => {
      field.removeAttribute('aria-invalid');
      if (described === null) field.removeAttribute('aria-describedby');
      else field.setAttribute('aria-describedby', described);
    };
  }, [box, error, id, of]);
  return label;
}
