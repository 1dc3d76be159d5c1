import { Fragment, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { MessageKey } from '../i18n/translate.ts';
import { useWords } from '../i18n/language.tsx';
import { MOVE_KEYS, moveByKey, Part, ProblemsAt, useForm } from './form.tsx';
import { fieldsOf, listOf, pointerOf, type Path, type Value } from './value.ts';

/** A button that takes an entry away, with its name for who cannot see where it stands. The last of a list that must stay leaves an empty one. */
export function Remove(given: {
  readonly path: Path;
  readonly what: string;
  /** The list that stays when this was its only entry. */
  readonly leaves?: Path | undefined;
}): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const { path, what, leaves } = given;
  return (
    <button
      type="button"
      className="quiet-button"
      aria-label={t('named.button', { button: t('law-form.remove'), what })}
      onClick={() => change([leaves ? { path: leaves, value: [] } : { path }])}
    >
      {t('law-form.remove')}
    </button>
  );
}

/** A button that adds an entry to a list. */
export function Add(given: {
  readonly path: Path;
  readonly what: MessageKey;
  readonly value: Value;
  readonly to?: string | undefined;
}): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const { path, what, value, to } = given;
  const words = t('law-form.add', { what: t(what) });
  return (
    <button
      type="button"
      className="quiet-button"
      aria-label={to === undefined ? undefined : t('named.button', { button: words, what: to })}
      onClick={() => change([{ path, value }])}
    >
      {words}
    </button>
  );
}

/** Where an entry stands among its like, and how it is moved. */
interface Place {
  readonly path: Path;
  readonly at: number;
  readonly count: number;
  readonly move: (by: -1 | 1) => void;
}

/** Entries as they are drawn: each has a key of its own that goes along when it is moved, so that what is open in it stays open. */
function useOrder(
  path: Path,
  count: number,
): { readonly places: readonly (Place & { readonly key: number })[]; readonly movedTo: number | null } {
  const { change } = useForm();
  const [order, setOrder] = useState<{ keys: readonly number[]; movedTo: number | null }>({
    keys: [],
    movedTo: null,
  });
  const isMoving = useRef(false);
  const held = useRef<HTMLElement | null>(null);
  // What was moved is put elsewhere in the page, and would lose the focus by that.
  useLayoutEffect(() => {
    if (held.current?.isConnected) held.current.focus();
    held.current = null;
  }, [order]);
  const keys: number[] = [];
  while (keys.length < count) keys.push(order.keys[keys.length] ?? Math.max(-1, ...keys) + 1);
  const places = keys.map((key, at) => ({
    key,
    path: [...path, at],
    at,
    count,
    move: (by: -1 | 1): void => {
      const to = at + by;
      // Until the answer is there nobody knows which entry stands where.
      if (isMoving.current || to < 0 || to >= count) return;
      isMoving.current = true;
      const focused = document.activeElement;
      change([{ path: [...path, at], to }], (isTaken) => {
        isMoving.current = false;
        if (!isTaken) return;
        held.current = focused instanceof HTMLElement ? focused : null;
        setOrder({ keys: keys.toSpliced(at, 1).toSpliced(to, 0, key), movedTo: to });
      });
    },
  }));
  return { places, movedTo: order.movedTo };
}

/** The buttons of an entry: up and down among its like, which keys do too, and away. */
export function EntryButtons(given: {
  readonly of: Place;
  readonly what: string;
  /** What goes with it: itself, or all of its list. */
  readonly takes: Path;
  /** The list that stays when this was its only entry. */
  readonly leaves: Path | undefined;
}): ReactNode {
  const { t } = useWords();
  const { of, what, takes, leaves } = given;
  const { at, count, move } = of;
  const arrow = (by: -1 | 1): ReactNode => {
    const isEnd = at + by < 0 || at + by >= count;
    return (
      <button
        type="button"
        className="quiet-button"
        // Not switched off: what is moved to an end would lose the focus.
        aria-disabled={isEnd}
        aria-keyshortcuts={MOVE_KEYS}
        aria-label={t(by === -1 ? 'law-form.up' : 'law-form.down', { what })}
        onClick={() => move(by)}
      >
        {by === -1 ? '↑' : '↓'}
      </button>
    );
  };
  return (
    <div className="law-buttons" onKeyDown={(event) => moveByKey(event, move)}>
      {count > 1 ? arrow(-1) : null}
      {count > 1 ? arrow(1) : null}
      <Remove path={takes} what={what} leaves={leaves} />
    </div>
  );
}

/** An entry of a list, with its fields and where it stands. */
interface EntryOf {
  readonly entry: Value;
  readonly own: Readonly<Record<string, Value>>;
  readonly here: Path;
  readonly name: string;
}

interface ListGiven {
  readonly path: Path;
  readonly of: Value;
  readonly nameOf: (own: EntryOf['own'], at: number) => string;
  readonly one: MessageKey;
  readonly empty: Value;
  /** What the list belongs to, for who cannot see where it stands. */
  readonly what?: string | undefined;
  /** The format asks for the list: the last entry leaves it empty. */
  readonly isNeeded?: boolean;
  /** Under so many entries it is no list any more, and goes whole. */
  readonly least?: number;
  readonly children: (of: EntryOf) => ReactNode;
}

/** Every entry of a list in its frame, with its buttons, and a button that adds one. */
function Listed(
  given: ListGiven & { readonly frame: (of: EntryOf & { place: Place; fields: ReactNode }) => ReactNode },
): ReactNode {
  const { t } = useWords();
  const { path, nameOf, one, empty, what, isNeeded = false, least = 1 } = given;
  const list = listOf(given.of);
  const { places, movedTo } = useOrder(path, list.length);
  return (
    <>
      <ProblemsAt path={path} />
      {places.map(({ key, ...place }) => {
        const entry = list[place.at];
        const own = fieldsOf(entry);
        const name = nameOf(own, place.at);
        const of = { entry, own, here: place.path, name };
        const fields = (
          <>
            {given.children(of)}
            <EntryButtons
              of={place}
              what={what === undefined ? name : `${what}: ${name}`}
              leaves={isNeeded && list.length === 1 ? path : undefined}
              takes={list.length > least ? place.path : path}
            />
          </>
        );
        return <Fragment key={key}>{given.frame({ ...of, place, fields })}</Fragment>;
      })}
      <Add path={[...path, list.length]} what={one} value={empty} to={what} />
      <p role="status" className="for-readers">
        {movedTo === null ? '' : t('law-form.moved', { n: movedTo + 1, all: list.length })}
      </p>
    </>
  );
}

/** Parts that open, one for each entry of a list. */
export function Parts(given: ListGiven & { readonly shown: (own: EntryOf['own']) => string }): ReactNode {
  const { shown, ...list } = given;
  return (
    <Listed
      {...list}
      frame={({ own, here, name, place, fields }) => (
        <Part path={here} name={name} shown={shown(own)} move={place.move}>
          {fields}
        </Part>
      )}
    />
  );
}

/** Entries of a list as groups of fields. */
export function Groups(given: ListGiven): ReactNode {
  return (
    <Listed
      {...given}
      frame={({ here, name, fields }) => (
        <fieldset className="law-texts" data-field={pointerOf(here)} tabIndex={-1}>
          <legend>{name}</legend>
          <ProblemsAt path={here} />
          {fields}
        </fieldset>
      )}
    />
  );
}

/** A list of the file under a heading, with what it is for. */
export function Entries(
  given: Omit<Parameters<typeof Parts>[0], 'path'> & {
    readonly field: string;
    readonly title: MessageKey;
    readonly how?: MessageKey;
  },
): ReactNode {
  const { t } = useWords();
  const { field, title, how, ...parts } = given;
  return (
    <section aria-labelledby={field}>
      <h2 id={field}>{t(title)}</h2>
      {how === undefined ? null : <p className="aside">{t(how)}</p>}
      <Parts {...parts} path={[field]} />
    </section>
  );
}

/** Entries of a list one below the other, where each is named by its own fields. */
export function Lines(given: ListGiven): ReactNode {
  return (
    <Listed
      {...given}
      frame={({ here, fields }) => (
        <div className="law-entry">
          <ProblemsAt path={here} />
          {fields}
        </div>
      )}
    />
  );
}

/** Groups in a list that opens. */
export function Folded(
  given: Parameters<typeof Groups>[0] & { readonly title: (n: number) => string },
): ReactNode {
  const { title, ...groups } = given;
  return (
    <details>
      <summary>
        {title(listOf(groups.of).length)}
        <span className="for-readers">: {groups.what}</span>
      </summary>
      <Groups {...groups} />
    </details>
  );
}
