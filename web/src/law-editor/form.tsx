import {
  createContext,
  use,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { LawProblem } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { MessageKey } from '../i18n/translate.ts';
import { ProblemWords } from './problems.tsx';
import type { ValueChanges } from './use-draft-text.ts';
import { isWithin, pointerOf, type Path, type Value } from './value.ts';

/** A field that is asked for; another object asks for it again. */
export interface AskedField {
  /** As problems name it: `/parties/0/state`. */
  readonly field: string;
}

interface Form {
  readonly change: (changes: ValueChanges, tell?: (isTaken: boolean) => void) => void;
  /** All that the text says. */
  readonly value: Value;
  readonly sources: readonly { readonly key: string; readonly address: string }[];
  /** What is wrong in this text. */
  readonly problems: readonly LawProblem[];
  readonly asked: AskedField | null;
}

const FormContext = createContext<Form | null>(null);

/** The form that fields stand in. */
export function useForm(): Form {
  const form = use(FormContext);
  if (!form) throw new Error('no form');
  return form;
}

/** Goes to the field that is asked for, or to the nearest that there is around it, and opens what it lies in. */
function goTo(frame: HTMLElement, { field }: AskedField): void {
  const fields = [...frame.querySelectorAll<HTMLElement>('[data-field]')].filter((one) =>
    isWithin(field, one.dataset['field'] ?? ''),
  );
  const nearest = fields.toSorted(
    (a, b) => (b.dataset['field'] ?? '').length - (a.dataset['field'] ?? '').length,
  )[0];
  if (!nearest) {
    frame.focus();
    return;
  }
  for (let at = nearest.parentElement; at && at !== frame; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  nearest.focus();
  nearest.scrollIntoView({ block: 'center' });
}

/** What has no field, as it is not to be chosen; what is wrong there is said above all others. */
const FIXED: readonly Path[] = [[], ['format'], ['kind'], ['id'], ['version']];

/** Makes fields change the draft, and says at each what is wrong in it. */
export function FormOf({ children, ...form }: Form & { readonly children: ReactNode }): ReactNode {
  const { asked } = form;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked && frame.current) goTo(frame.current, asked);
  }, [asked]);
  return (
    <FormContext value={form}>
      <div ref={frame} tabIndex={-1}>
        {FIXED.map((path) => (
          <ProblemsAt key={pointerOf(path)} path={path} />
        ))}
        {children}
      </div>
    </FormContext>
  );
}

/** Whether a problem is told at a place: it is about that, or about a field of it that the format does not know, which has no place of its own. */
function isAt({ field, code }: LawProblem, place: string): boolean {
  if (field === null || code !== 'LAW_FIELD_UNKNOWN') return field === place;
  return field.slice(0, field.lastIndexOf('/')) === place;
}

/** What is wrong at a place itself, in words; nothing where nothing is. */
export function ProblemsAt({ path, id }: { readonly path: Path; readonly id?: string }): ReactNode {
  const { problems } = useForm();
  const here = problems.filter((one) => isAt(one, pointerOf(path)));
  if (here.length === 0) return null;
  return (
    <span id={id} className="law-wrong">
      {here.map((one, at) => (
        <ProblemWords key={at} of={one} />
      ))}
    </span>
  );
}

/** What an input needs to belong to its label, its help and what is wrong in it. */
export interface FieldProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'data-field': string;
}

/** A field with its label, what it takes, and what is wrong in it. */
export function Field(given: {
  readonly label: ReactNode;
  readonly path: Path;
  readonly help?: MessageKey | undefined;
  readonly className?: string;
  readonly children: (props: FieldProps) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { problems } = useForm();
  const { label, path, help, className = '' } = given;
  const id = useId();
  const field = pointerOf(path);
  const isWrong = problems.some((one) => isAt(one, field));
  const described = [...(help ? [`${id}help`] : []), ...(isWrong ? [`${id}wrong`] : [])].join(' ');
  return (
    <div className={`stack-field law-field ${className}`} data-wrong={isWrong || undefined}>
      <label htmlFor={id}>{label}</label>
      {given.children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': isWrong || undefined,
        'data-field': field,
      })}
      {help ? (
        <span id={`${id}help`} className="aside">
          {t(help)}
        </span>
      ) : null}
      <ProblemsAt path={path} id={`${id}wrong`} />
    </div>
  );
}

const PLAIN_ID = /^[\w.-]+$/;

/** The keys that move an entry, as `aria-keyshortcuts` has them. */
export const MOVE_KEYS = 'Alt+ArrowUp Alt+ArrowDown';

/** Moves an entry where the keys for that are pressed. */
export function moveByKey(event: KeyboardEvent, move: (by: -1 | 1) => void): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  move(event.key === 'ArrowUp' ? -1 : 1);
}

/**
 * A part of the form that is opened and closed, and drawn while it is open: files have hundreds of fields. It says how much is wrong in it, and opens for a
 * field that is asked for.
 */
export function Part(given: {
  readonly path: Path;
  /** An id, or words. */
  readonly name: string;
  readonly shown?: string;
  /** Moves it among its like, with Alt and the arrow keys; left out where it stands in no list. */
  readonly move?: (by: -1 | 1) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { problems, asked } = useForm();
  const { path, name, shown = '', move } = given;
  const field = pointerOf(path);
  const isAsked = asked !== null && isWithin(asked.field, field);
  const [state, setState] = useState({ asked, isOpen: isAsked });
  if (state.asked !== asked) setState({ asked, isOpen: state.isOpen || isAsked });
  const wrong = problems.filter((one) => one.field !== null && isWithin(one.field, field)).length;
  return (
    <details
      className="law-part"
      open={state.isOpen}
      onToggle={({ currentTarget }) => {
        const isOpen = currentTarget.open;
        setState((before) => ({ ...before, isOpen }));
      }}
    >
      <summary
        data-field={field}
        aria-keyshortcuts={move && MOVE_KEYS}
        onKeyDown={move && ((event) => moveByKey(event, move))}
      >
        {PLAIN_ID.test(name) ? <code>{name}</code> : name} <span lang="en">{shown}</span>
        {wrong === 0 ? null : <span className="law-wrong"> {t('law-form.wrong', { n: wrong })}</span>}
      </summary>
      {state.isOpen ? (
        <div className="stack">
          <ProblemsAt path={path} />
          {given.children}
        </div>
      ) : null}
    </details>
  );
}
