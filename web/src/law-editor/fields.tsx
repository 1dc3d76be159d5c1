import { useId, useState, type ReactNode } from 'react';
import { LANGUAGES, languages, type MessageKey } from '../i18n/translate.ts';
import { useWords } from '../i18n/language.tsx';
import { Field, ProblemsAt, useForm } from './form.tsx';
import { fieldsOf, isDay, pointerOf, textOf, wordOf, type Path, type Value } from './value.ts';

/** What is typed into a field until it is left; another value that comes for the same field is shown in its place. */
export function useTyped(kept: string): readonly [string, (text: string) => void] {
  const [state, setState] = useState({ kept, typed: kept });
  return [state.kept === kept ? state.typed : kept, (typed) => setState({ kept, typed })];
}

/**
 * A line or some lines that change one value when the field is left. What is emptied is taken away, unless `isNeeded`: then it stays empty and is told
 * as a problem. `leave`: what changes instead of that value alone.
 */
export function TextLine(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly isLong?: boolean;
  readonly isNeeded?: boolean;
  readonly lang?: string;
  readonly help?: MessageKey;
  /** What may be chosen; anything else may be typed. */
  readonly offered?: readonly string[];
  readonly leave?: (said: string) => void;
}): ReactNode {
  const { change } = useForm();
  const { label, path, isLong = false, isNeeded = false, lang, help, offered } = given;
  const list = useId();
  const kept = wordOf(given.value);
  const [typed, type] = useTyped(kept);
  const leave = (): void => {
    const said = typed.trim();
    if (said === kept) return;
    if (given.leave) given.leave(said);
    else change([said === '' && !isNeeded ? { path } : { path, value: said }]);
  };
  const shared = { value: typed, onBlur: leave, lang, dir: 'auto' as const };
  return (
    <Field label={label} path={path} help={help}>
      {(props) =>
        isLong ? (
          <textarea
            {...props}
            {...shared}
            rows={Math.min(8, Math.max(2, Math.ceil(typed.length / 70)))}
            maxLength={4000}
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
        ) : (
          <>
            <input
              {...props}
              {...shared}
              type="text"
              maxLength={500}
              list={offered ? list : undefined}
              spellCheck={offered ? false : undefined}
              onChange={({ currentTarget }) => type(currentTarget.value)}
            />
            {offered ? (
              <datalist id={list}>
                {offered.map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            ) : null}
          </>
        )
      }
    </Field>
  );
}

/** A whole number. What is none is written as it was typed, and told as a problem. */
export function NumberLine(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly isNeeded?: boolean;
  /** It may be below 0. */
  readonly isSigned?: boolean;
  readonly help?: MessageKey;
}): ReactNode {
  const { change } = useForm();
  const { label, path, isNeeded = false, isSigned = false, help } = given;
  const kept = wordOf(given.value);
  const [typed, type] = useTyped(kept);
  const leave = (): void => {
    const said = typed.trim();
    if (said === kept) return;
    if (said === '') change([isNeeded ? { path, value: '' } : { path }]);
    else change([{ path, value: /^-?\d{1,9}$/.test(said) ? Number(said) : said }]);
  };
  return (
    <Field label={label} path={path} help={help} className="law-short">
      {(props) => (
        <input
          {...props}
          type="text"
          // Keyboards for digits alone have no sign.
          inputMode={isSigned ? undefined : 'numeric'}
          value={typed}
          maxLength={40}
          onBlur={leave}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A day. One that the text says and the calendar has not is shown as it stands. `put`: what changes instead of that value alone. */
export function DayLine(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly isNeeded?: boolean;
  readonly help?: MessageKey;
  readonly put?: (said: string) => void;
}): ReactNode {
  const { change } = useForm();
  const { label, path, isNeeded = false, help } = given;
  const kept = wordOf(given.value);
  const leave = (said: string): void => {
    if (said === kept) return;
    if (given.put) given.put(said);
    else change([said === '' && !isNeeded ? { path } : { path, value: said }]);
  };
  return (
    <Field label={label} path={path} help={help} className="law-short">
      {(props) => (
        <input
          key={kept}
          {...props}
          type={kept === '' || isDay(kept) ? 'date' : 'text'}
          defaultValue={kept}
          onBlur={({ currentTarget }) => leave(currentTarget.value.trim())}
        />
      )}
    </Field>
  );
}

/** A text in English, and in the other languages that the format knows where one opens them. One that is not needed goes when it is emptied. */
export function Text(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly isLong?: boolean;
  readonly isNeeded?: boolean;
  readonly help?: MessageKey;
}): ReactNode {
  const { t } = useWords();
  const { label, path, value, isLong = true, isNeeded = true, help } = given;
  const said = fieldsOf(value);
  const others = languages.filter((language) => language !== 'en');
  const count = others.filter((language) => textOf(said[language]) !== '').length;
  return (
    <div className="law-text">
      <TextLine
        label={label}
        path={[...path, 'en']}
        value={said['en']}
        isLong={isLong}
        isNeeded={isNeeded}
        lang="en"
        {...(help ? { help } : {})}
      />
      <ProblemsAt path={path} />
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

/** One of several words. */
export function Choice(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly options: readonly (readonly [string, string])[];
  /** What it says when the field is not there; without it the field is needed. */
  readonly none?: string;
  readonly help?: MessageKey;
  /** The words are numbers in the text. */
  readonly isNumber?: boolean;
  /** What changes instead of that value alone. */
  readonly put?: (chosen: string) => void;
}): ReactNode {
  const { change } = useForm();
  const { label, path, options, none, help, isNumber = false, put } = given;
  const value = wordOf(given.value);
  const choose = (chosen: string): void => {
    if (put) put(chosen);
    else if (chosen === '') change([{ path }]);
    else change([{ path, value: isNumber ? Number(chosen) : chosen }]);
  };
  const isKnown = value === '' ? none !== undefined : options.some(([one]) => one === value);
  return (
    <Field label={label} path={path} help={help}>
      {(props) => (
        <select {...props} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {none === undefined ? null : <option value="">{none}</option>}
          {isKnown ? null : <option value={value}>{value}</option>}
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A field that is either there, as true (or as what it says then), or not. */
export function Mark(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
  readonly says?: boolean;
}): ReactNode {
  const { change } = useForm();
  const { label, path, value, says = true } = given;
  return (
    <div className="law-field">
      <label className="check-line">
        <input
          type="checkbox"
          data-field={pointerOf(path)}
          checked={value === says}
          onChange={({ currentTarget }) => change([currentTarget.checked ? { path, value: says } : { path }])}
        />{' '}
        {label}
      </label>
      <ProblemsAt path={path} />
    </div>
  );
}
