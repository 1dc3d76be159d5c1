import type { ReactNode } from 'react';
import { LANGUAGES, languages, type MessageKey } from '../i18n/translate.ts';
import { useWords } from '../i18n/language.tsx';
import { Text, useTyped } from './fields.tsx';
import { Field, ProblemsAt, useForm } from './form.tsx';
import { fieldsOf, listChanges, listOf, pointerOf, textOf, wordOf, type Path, type Value } from './value.ts';

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
      <ProblemsAt path={path} />
      {list.map((value, at) => (
        <div key={at} className="law-entry">
          <Text label={`${one} ${at + 1}`} path={[...path, at]} value={value} />
          <Remove path={[...path, at]} what={`${one} ${at + 1}`} />
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

/** Which of the languages of the format are named. */
export function LanguageMarks(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
}): ReactNode {
  const { change } = useForm();
  const { label, path } = given;
  const list = listOf(given.value);
  return (
    <fieldset className="law-texts law-marks" data-field={pointerOf(path)} tabIndex={-1}>
      <legend>{label}</legend>
      {languages.map((language) => {
        const at = list.indexOf(language);
        return (
          <label key={language} className="check-line">
            <input
              type="checkbox"
              checked={at !== -1}
              onChange={() =>
                change([
                  at === -1 ? { path: [...path, list.length], value: language } : { path: [...path, at] },
                ])
              }
            />{' '}
            {LANGUAGES[language]}
          </label>
        );
      })}
      <ProblemsAt path={path} />
    </fieldset>
  );
}

/** Several ids in one line, with space between. Those that stay keep their place in the text, and the remarks beside them. */
export function Ids(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly help?: MessageKey;
}): ReactNode {
  const { change } = useForm();
  const { label, path, help } = given;
  const list = listOf(given.value).map(wordOf);
  const kept = list.join(' ');
  const [typed, type] = useTyped(kept);
  const leave = (): void => {
    const [first, ...others] = listChanges(path, list, typed.split(/[\s,;]+/).filter(Boolean));
    if (first) change([first, ...others]);
  };
  return (
    <>
      <Field label={label} path={path} help={help}>
        {(props) => (
          <input
            {...props}
            type="text"
            value={typed}
            spellCheck={false}
            onBlur={leave}
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
        )}
      </Field>
      {list.map((one, at) => (
        <ProblemsAt key={`${at} ${one}`} path={[...path, at]} />
      ))}
    </>
  );
}

/** What a statement rests on: a source of the package in which somebody read it, or general knowledge, which a lawyer has to check. */
export function Basis(given: {
  readonly of: Value;
  readonly path: Path;
  /** What the statement is called, for who cannot see where it stands; its id where that is left out. */
  readonly what?: string;
}): ReactNode {
  const { t } = useWords();
  const { change, sources } = useForm();
  const { of, path } = given;
  const { basis, source, id } = fieldsOf(of);
  const what = given.what ?? textOf(id);
  const key = basis === 'found' ? textOf(source) : '';
  const at = (field: string): Path => [...path, field];
  const choose = (chosen: string): void => {
    if (chosen === '') change([{ path: at('source') }, { path: at('basis'), value: 'knowledge' }]);
    else
      change([
        { path: at('basis'), value: 'found' },
        { path: at('source'), value: chosen },
      ]);
  };
  const label = (
    <>
      {t('law-form.basis')}
      {what === '' ? null : <span className="for-readers"> {what}</span>}
    </>
  );
  return (
    <>
      <Field label={label} path={at('basis')}>
        {(props) => (
          <select {...props} value={key} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            <option value="">{t('law-form.basis.knowledge')}</option>
            {key !== '' && !sources.some((one) => one.key === key) ? (
              <option value={key}>{key}</option>
            ) : null}
            {sources.map((one) => (
              <option key={one.key} value={one.key}>
                {t('law-form.basis.found', { source: `${one.key}: ${one.address}` })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ProblemsAt path={at('source')} />
    </>
  );
}

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
