import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { dossiersQuery, itemsNamedQuery, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { PLACES } from './places.ts';

/** One thing that the palette can do: what it is called, what it is, and doing it. */
interface Choice {
  readonly id: string;
  readonly group: (typeof GROUPS)[number][0];
  readonly text: string;
  readonly aside: string;
  readonly go: () => void;
}

const ASK_AFTER_MS = 150;
const SERIAL = /^[0-9a-z]{4}-?[0-9a-z]{4}$/i;
const GROUPS = [
  ['places', 'palette.places'],
  ['items', 'nav.items'],
  ['dossiers', 'nav.dossiers'],
  ['search', 'nav.search'],
] as const;

function useChoices(text: string): Choice[] {
  const { t } = useWords();
  const navigate = useNavigate();
  const { serial: here } = useParams({ strict: false });
  const [asked] = useDebouncedValue(text.trim(), ASK_AFTER_MS);
  const { data: me } = useQuery(meQuery);
  const { data: dossiers } = useQuery(dossiersQuery);
  const { data: named } = useQuery({
    ...itemsNamedQuery(asked),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    const wanted = text.trim();
    const matches = (name: string): boolean => name.toLocaleLowerCase().includes(wanted.toLocaleLowerCase());
    const places = PLACES.flatMap(({ key, links }) =>
      links
        .filter(([, name, needs]) => me?.capabilities.includes(needs) && matches(t(name)))
        .map(([to, name]): Choice => ({
          id: to,
          group: 'places',
          text: t(name),
          aside: t(key),
          go: () => void navigate({ to }),
        })),
    );
    const open = (serial: string): void => void navigate({ to: '/items/$serial', params: { serial } });
    const items = (wanted.length < 2 ? [] : (named?.items ?? [])).map(({ serial, title }): Choice => ({
      id: serial,
      group: 'items',
      text: title,
      aside: serial,
      go: () => open(serial),
    }));
    if (SERIAL.test(wanted) && items.length === 0)
      items.push({
        id: 'serial',
        group: 'items',
        text: t('palette.open-serial', { serial: wanted.toUpperCase() }),
        aside: '',
        go: () => open(wanted.toUpperCase()),
      });
    const compare = t('palette.compare');
    if (here !== undefined && matches(compare))
      items.push({
        id: 'compare',
        group: 'items',
        text: compare,
        aside: here,
        go: () => void navigate({ to: '/compare', search: { a: here } }),
      });
    const filed = (dossiers?.dossiers ?? [])
      .filter(({ title, name }) => wanted !== '' && (matches(title) || matches(name)))
      .map(({ id, title, name }): Choice => ({
        id,
        group: 'dossiers',
        text: title,
        aside: name,
        go: () => void navigate({ to: '/dossiers/$id', params: { id } }),
      }));
    const search: Choice = {
      id: 'search',
      group: 'search',
      text: t('palette.search', { text: wanted }),
      aside: '',
      go: () => void navigate({ to: '/search', search: { q: wanted } }),
    };
    return [...places, ...items, ...filed, ...(wanted === '' ? [] : [search])];
  }, [text, me, named, dossiers, navigate, here, t]);
}

function Choices(given: {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly current: number;
  readonly choose: (choice: Choice) => void;
}): ReactNode {
  const { t } = useWords();
  const { id, choices, current, choose } = given;
  return (
    <div id={id} role="listbox" aria-label={t('palette.label')} className="palette-list">
      {GROUPS.map(([group, name]) => {
        const own = choices.filter((one) => one.group === group);
        return own.length === 0 ? null : (
          <div key={group} role="group" aria-label={t(name)}>
            <p className="palette-group" aria-hidden="true">
              {t(name)}
            </p>
            {own.map((choice) => {
              const at = choices.indexOf(choice);
              return (
                <div
                  key={choice.id}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === current}
                  className="palette-option"
                  onClick={() => choose(choice)}
                >
                  <span dir="auto">{choice.text}</span>
                  <span className="aside">{choice.aside}</span>
                </div>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

/** Everything one can go to, by its first letters: pages, items by title or serial, dossiers, and a search. */
export function Palette({ close }: { readonly close: () => void }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(0);
  const choices = useChoices(text);
  const at = Math.min(current, choices.length - 1);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  // In braces: newer browsers return a promise from scrollIntoView, which is no clean-up.
  useEffect(() => {
    document.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  const choose = (choice: Choice): void => {
    dialog.current?.close();
    choice.go();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = choices[at];
    if (step !== undefined && choices.length > 0) setCurrent((at + step + choices.length) % choices.length);
    else if (event.key === 'Enter' && choice) choose(choice);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={t('palette.label')} onClose={close}>
      <input
        type="text"
        role="combobox"
        dir="auto"
        aria-label={t('palette.label')}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={t('palette.placeholder')}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setCurrent(0);
        }}
      />
      <Choices id={id} choices={choices} current={at} choose={choose} />
      <p className="aside palette-keys">{t('palette.keys')}</p>
    </dialog>
  );
}
