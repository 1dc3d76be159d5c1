import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Named } from '../live/stream.ts';
import { useWords } from '../i18n/language.tsx';
import { typingAt, withName } from './mention.ts';

const MOST = 8;
const LIMIT = 10_000;
const NEAR = 500;

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly people: readonly Named[];
  readonly onSubmit: () => void;
}

function useMention({ value, onChange, people }: FieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [current, setCurrent] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const typing = typingAt(value, caret);
  const wanted = typing?.text.toLocaleLowerCase() ?? '';
  const found =
    typing === null || typing.at === closedAt
      ? []
      : people.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)).slice(0, MOST);
  const at = Math.min(current, found.length - 1);
  const choose = (person: Named): void => {
    if (!typing) return;
    const next = withName(value, typing, person.name);
    onChange(next.text);
    setCaret(next.caret);
    setClosedAt(typing.at);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const person = found[at];
    if (!person) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setCurrent((at + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(person);
    else if (event.key === 'Escape') setClosedAt(typing?.at ?? null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { field, found, at, choose, onKeyDown, setCaret, setCurrent, reopen: () => setClosedAt(null) };
}

/** A text field in which `@` offers the people who may see the record. Ctrl and Enter sends. */
export function MentionField(props: FieldProps): ReactNode {
  const { t, format } = useWords();
  const { label, value, onChange, onSubmit } = props;
  const id = useId();
  const mention = useMention(props);
  const { found, at } = mention;
  const length = Array.from(value).length;
  return (
    <div className="mention-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={mention.field}
        dir="auto"
        rows={Math.min(12, Math.max(3, value.split('\n').length + 1))}
        value={value}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-people`}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        aria-describedby={`${id}-hint`}
        aria-invalid={length > LIMIT || undefined}
        onChange={(event) => {
          onChange(event.target.value);
          mention.setCaret(event.target.selectionStart);
          mention.setCurrent(0);
          mention.reopen();
        }}
        onSelect={(event) => mention.setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (mention.onKeyDown(event)) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
        }}
      />
      <div
        id={`${id}-people`}
        role="listbox"
        aria-label={t('comments.people')}
        className="mention-list"
        hidden={found.length === 0}
      >
        {found.map((person, index) => (
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="palette-option"
            onMouseDown={(event) => {
              event.preventDefault();
              mention.choose(person);
            }}
          >
            <span dir="auto">{person.name}</span>
          </div>
        ))}
      </div>
      <p id={`${id}-hint`} className="aside">
        {length > LIMIT - NEAR ? (
          <span className={length > LIMIT ? 'too-long' : undefined} role="status">
            {t('comments.length', { done: format.number(length), total: format.number(LIMIT) })}{' '}
          </span>
        ) : null}
        {t('comments.hint')}
      </p>
    </div>
  );
}
