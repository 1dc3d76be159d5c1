import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { citableQuery } from '../api/pleadings.ts';
import { useWords } from '../i18n/language.tsx';
import { citeOf, linkOf } from './parts.ts';

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly words: string;
  readonly markdown: string;
}

function useChoices(id: string, words: string): readonly Choice[] {
  const { data } = useQuery(citableQuery(id, words));
  if (!data) return [];
  const labels = new Map(data.exhibits.map((one) => [one.itemId, one.label]));
  return [
    ...data.exhibits.map(({ itemId, label, title }) => ({
      key: `exhibit ${itemId}`,
      label,
      words: title,
      markdown: citeOf({ itemId, page: null, quoteId: null }),
    })),
    ...data.quotes.map(({ id: quoteId, itemId, page, exact }) => ({
      key: `quote ${quoteId}`,
      label: labels.get(itemId) ?? '“ ”',
      words: `“${exact}”`,
      markdown: citeOf({ itemId, page, quoteId }),
    })),
    ...data.provisions.map((one) => ({
      key: `law ${one.id}`,
      label: one.label,
      words: one.id,
      markdown: linkOf(one.label, `law:${one.id}`),
    })),
    ...data.allegations.map((one) => ({
      key: `allegation ${one.id}`,
      label: '§',
      words: one.title,
      markdown: linkOf(one.title, `allegation:${one.id}`),
    })),
  ];
}

/** Moves the focus among the buttons of a list, up from the first to the field, and with Escape back to the text. */
function walk(event: KeyboardEvent<HTMLElement>, leave: () => void): void {
  if (event.key === 'Escape') {
    event.preventDefault();
    leave();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li button')];
  const at = all.findIndex((one) => one === document.activeElement);
  all[at + step]?.focus();
}

/** Finds what can be cited, and puts it where the caret stands. Keyboard: arrows, Enter for the first, Escape back to the text. */
export function CiteSearch(given: {
  readonly pleadingId: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly put: (markdown: string) => void;
  readonly leave: () => void;
}): ReactNode {
  const { t } = useWords();
  const hint = useId();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words.trim());
  const choices = useChoices(given.pleadingId, asked);
  const choose = (one: Choice): void => {
    setWords('');
    given.put(one.markdown);
  };
  return (
    <div
      className="cite-search"
      role="group"
      aria-label={t('pleading.cite')}
      onKeyDown={(event) => walk(event, given.leave)}
    >
      <label className="stack-field">
        {t('pleading.cite')}
        <input
          ref={given.field}
          type="search"
          value={words}
          aria-describedby={hint}
          aria-keyshortcuts="Alt+C"
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = choices;
            if (event.key !== 'Enter') return;
            // Not the form: whoever looks for a cite has not written yet.
            event.preventDefault();
            if (first) choose(first);
          }}
        />
      </label>
      <p className="aside" id={hint}>
        {t('pleading.cite.how')}
      </p>
      <ul>
        {choices.map((one) => (
          <li key={one.key}>
            <button type="button" className="quiet-button" onClick={() => choose(one)} dir="auto">
              <strong>{one.label}</strong> {one.words}
            </button>
          </li>
        ))}
      </ul>
      {asked !== '' && choices.length === 0 ? <p className="aside">{t('pleading.cite.none')}</p> : null}
    </div>
  );
}
