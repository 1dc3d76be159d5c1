import { createContext, use, useState, type ReactNode } from 'react';
import { LANGUAGES, languages, type MessageKey } from '../i18n/translate.ts';
import { useWords } from '../i18n/language.tsx';
import type { ValueChanges } from './use-draft-text.ts';
import { fieldsOf, listOf, textOf, type Path, type Value } from './value.ts';

interface Form {
  readonly change: (changes: ValueChanges) => void;
  readonly sources: readonly { readonly key: string; readonly address: string }[];
}

const FormContext = createContext<Form | null>(null);

/** Makes fields change the draft. */
export function FormOf(given: Form & { readonly children: ReactNode }): ReactNode {
  const { change, sources, children } = given;
  return <FormContext value={{ change, sources }}>{children}</FormContext>;
}

/** The form that fields stand in. */
export function useForm(): Form {
  const form = use(FormContext);
  if (!form) throw new Error('no form');
  return form;
}

/**
 * A line or some lines that change one value when the field is left. What is emptied is taken away, unless `isNeeded`: then it stays empty and is told
 * as a problem.
 */
export function TextLine(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly isLong?: boolean;
  readonly isNeeded?: boolean;
  readonly lang?: string;
}): ReactNode {
  const { change } = useForm();
  const { label, path, isLong = false, isNeeded = false, lang } = given;
  const kept = textOf(given.value);
  const [state, setState] = useState({ kept, typed: kept });
  // Another text came for the same field: what stands there now is shown.
  const typed = state.kept === kept ? state.typed : kept;
  const type = (text: string): void => setState({ kept, typed: text });
  const leave = (): void => {
    const said = typed.trim();
    if (said === kept) return;
    change([said === '' && !isNeeded ? { path } : { path, value: said }]);
  };
  const shared = { value: typed, onBlur: leave, lang, dir: 'auto' as const };
  return (
    <label className="stack-field law-field">
      {label}
      {isLong ? (
        <textarea
          {...shared}
          rows={Math.min(8, Math.max(2, Math.ceil(typed.length / 70)))}
          maxLength={4000}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          maxLength={500}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      )}
    </label>
  );
}

/** A text in English, and in the other languages that the format knows where one opens them. */
export function Text(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly isLong?: boolean;
}): ReactNode {
  const { t } = useWords();
  const { label, path, value, isLong = true } = given;
  const said = fieldsOf(value);
  const others = languages.filter((language) => language !== 'en');
  const count = others.filter((language) => textOf(said[language]) !== '').length;
  return (
    <div className="law-text">
      <TextLine label={label} path={[...path, 'en']} value={said['en']} isLong={isLong} isNeeded lang="en" />
      <details>
        <summary>
          {t('law-form.languages', { n: count })}
          <span className="for-readers">: {label}</span>
        </summary>
        {others.map((language) => (
          <TextLine
            key={language}
            label={`${label} · ${LANGUAGES[language]}`}
            path={[...path, language]}
            value={said[language]}
            isLong={isLong}
            lang={language}
          />
        ))}
      </details>
    </div>
  );
}

/** Several texts, each of which can be changed and taken away, and one more added. */
export function Texts(given: {
  readonly label: string;
  readonly one: string;
  readonly path: Path;
  readonly value: Value;
}): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const { label, one, path } = given;
  const list = listOf(given.value);
  return (
    <fieldset className="law-texts">
      <legend>{label}</legend>
      {list.map((value, at) => (
        <div key={at} className="law-entry">
          <Text label={`${one} ${at + 1}`} path={[...path, at]} value={value} />
          <button
            type="button"
            className="quiet-button"
            aria-label={t('named.button', { button: t('law-form.remove'), what: `${one} ${at + 1}` })}
            onClick={() => change([{ path: [...path, at] }])}
          >
            {t('law-form.remove')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="quiet-button"
        onClick={() => change([{ path: [...path, list.length], value: { en: '' } }])}
      >
        {t('law-form.add', { what: one })}
      </button>
    </fieldset>
  );
}

/** One of several words. */
export function Choice(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly options: readonly (readonly [string, string])[];
  /** What it says when the field is not there; without it the field is needed. */
  readonly none?: string;
}): ReactNode {
  const { change } = useForm();
  const { label, path, options, none } = given;
  const value = textOf(given.value);
  const isKnown = value === '' ? none !== undefined : options.some(([one]) => one === value);
  return (
    <label className="stack-field law-field">
      {label}
      <select
        value={value}
        onChange={({ currentTarget }) =>
          change([currentTarget.value === '' ? { path } : { path, value: currentTarget.value }])
        }
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {isKnown ? null : <option value={value}>{value}</option>}
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What a statement rests on: a source of the package in which somebody read it, or general knowledge, which a lawyer has to check. */
export function Basis({ of, path }: { readonly of: Value; readonly path: Path }): ReactNode {
  const { t } = useWords();
  const { change, sources } = useForm();
  const { basis, source, id } = fieldsOf(of);
  const key = basis === 'found' ? textOf(source) : '';
  const choose = (chosen: string): void => {
    if (chosen === '')
      change([{ path: [...path, 'source'] }, { path: [...path, 'basis'], value: 'knowledge' }]);
    else
      change([
        { path: [...path, 'basis'], value: 'found' },
        { path: [...path, 'source'], value: chosen },
      ]);
  };
  return (
    <label className="stack-field law-field">
      <span>
        {t('law-form.basis')}
        {textOf(id) === '' ? null : <span className="for-readers"> {textOf(id)}</span>}
      </span>
      <select value={key} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{t('law-form.basis.knowledge')}</option>
        {key !== '' && !sources.some((one) => one.key === key) ? <option value={key}>{key}</option> : null}
        {sources.map((one) => (
          <option key={one.key} value={one.key}>
            {t('law-form.basis.found', { source: `${one.key}: ${one.address}` })}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A button that takes an entry away, with its name for who cannot see where it stands. */
export function Remove({ path, what }: { readonly path: Path; readonly what: string }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  return (
    <button
      type="button"
      className="quiet-button"
      aria-label={t('named.button', { button: t('law-form.remove'), what })}
      onClick={() => change([{ path }])}
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
  readonly to?: string;
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
