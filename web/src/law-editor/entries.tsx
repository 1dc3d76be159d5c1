import type { ReactNode } from 'react';
import { LANGUAGES, languages, type MessageKey } from '../i18n/translate.ts';
import { useWords } from '../i18n/language.tsx';
import { Text, TextLine, useTyped } from './fields.tsx';
import { Field, ProblemsAt, useForm } from './form.tsx';
import { Lines } from './list.tsx';
import {
  fieldsOf,
  idChanges,
  listChanges,
  listOf,
  renamings,
  pointerOf,
  textOf,
  wordOf,
  type Path,
  type Value,
} from './value.ts';

/** Several texts, each of which can be changed, moved and taken away, and one more added. */
export function Texts(given: {
  readonly label: string;
  readonly one: MessageKey;
  readonly path: Path;
  readonly value: Value;
  /** What they belong to. */
  readonly what: string;
}): ReactNode {
  const { t } = useWords();
  const { label, one, path, value, what } = given;
  return (
    <fieldset className="law-texts">
      <legend>{label}</legend>
      <Lines
        path={path}
        of={value}
        what={what}
        one={one}
        empty={{ en: '' }}
        nameOf={(_, at) => `${t(one)} ${at + 1}`}
      >
        {({ entry, here, name }) => <Text label={name} path={here} value={entry} />}
      </Lines>
    </fieldset>
  );
}

/** Which of several words are named, each with a mark. One that nobody knows is shown too, so that it can be taken away. */
export function Marks(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly options: readonly (readonly [string, string])[];
  readonly help?: MessageKey;
  /** How what is marked is written, where that is no list. */
  readonly put?: (marked: readonly string[]) => void;
}): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const { label, path, value, options, help, put } = given;
  const list = Array.isArray(value) ? listOf(value).map(wordOf) : [wordOf(value)].filter(Boolean);
  const others = list.filter((one) => !options.some(([known]) => known === one));
  const mark = (id: string): void => {
    const after = list.includes(id) ? list.filter((one) => one !== id) : [...list, id];
    if (put) return put(after);
    const [first, ...rest] = listChanges(path, list, after);
    if (first) change([first, ...rest]);
  };
  return (
    <fieldset className="law-texts law-marks" data-field={pointerOf(path)} tabIndex={-1}>
      <legend>{label}</legend>
      {help === undefined ? null : <p className="aside">{t(help)}</p>}
      {[...options, ...others.map((id) => [id, id] as const)].map(([id, words]) => (
        <label key={id} className="check-line">
          <input type="checkbox" checked={list.includes(id)} onChange={() => mark(id)} /> {words}
        </label>
      ))}
      <ProblemsAt path={path} />
      {list.map((one, at) => (
        <ProblemsAt key={`${at} ${one}`} path={[...path, at]} />
      ))}
    </fieldset>
  );
}

/** Which of the languages of the format are named. */
export function LanguageMarks(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
}): ReactNode {
  return <Marks {...given} options={languages.map((language) => [language, LANGUAGES[language]] as const)} />;
}

/**
 * The id of an entry. What stands in the same file and names it changes with it: where `named` says, with `#` for the numbers of entries; else ids
 * in it that begin with it.
 */
export function IdLine(given: {
  readonly of: Value;
  readonly path: Path;
  readonly help: MessageKey;
  readonly named?: readonly Path[];
}): ReactNode {
  const { t } = useWords();
  const { change, value } = useForm();
  const { of, path, help, named } = given;
  const at = [...path, 'id'];
  const kept = textOf(fieldsOf(of)['id']);
  return (
    <TextLine
      label={t('law-form.id')}
      path={at}
      value={fieldsOf(of)['id']}
      help={help}
      isNeeded
      leave={(id) =>
        change(named ? renamings(value, { path: at, value: id }, kept, named) : idChanges(of, path, id))
      }
    />
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
