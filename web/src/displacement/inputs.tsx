import { Textarea, TextInput } from '@mantine/core';
import { use, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { KeptFields } from '../ui/kept-form.ts';
import { lineField, LINES_MAX, linesTyped } from './entered.ts';

/** A field of one line. */
export function Line(given: {
  readonly name: string;
  readonly label: string;
  readonly known?: string | null | undefined;
  readonly most?: number;
  readonly why?: string;
  readonly isRequired?: boolean;
}): ReactNode {
  const { name, label, known, most = 300, why, isRequired = false } = given;
  return (
    <TextInput
      name={name}
      label={label}
      maxLength={most}
      dir="auto"
      required={isRequired}
      defaultValue={known ?? ''}
      {...(why === undefined ? {} : { description: why })}
    />
  );
}

/** A field of several lines: what is noted. */
export function Note(given: {
  readonly name?: string;
  readonly known: string | null | undefined;
}): ReactNode {
  const { t } = useWords();
  return (
    <Textarea
      name={given.name ?? 'note'}
      maxLength={4000}
      autosize
      minRows={1}
      maxRows={8}
      dir="auto"
      label={t('displacement.note')}
      defaultValue={given.known ?? ''}
    />
  );
}

/** One of these words, each by its name in the catalogues; with `empty` also none of them. */
export function Choice(given: {
  readonly name: string;
  readonly label: string;
  readonly of: readonly string[];
  readonly words: string;
  readonly known?: string | null | undefined;
  readonly empty?: string;
  readonly isRequired?: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <label className="stack-field">
      {given.label}
      <select name={given.name} defaultValue={given.known ?? ''} required={given.isRequired}>
        {given.empty === undefined ? null : <option value="">{given.empty}</option>}
        {given.of.map((one) => (
          <option key={one} value={one}>
            {t.of(`${given.words}.${one}`, one)}
          </option>
        ))}
      </select>
    </label>
  );
}

const isTyped = (line: HTMLElement): boolean =>
  [...line.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].some(
    ({ value }) => value.trim() !== '',
  );

/** Fields that say something together: as soon as one of them does, those without which nothing is said are asked for. */
export function SaidTogether(given: {
  readonly isSaid: boolean;
  /** They are asked for in any case. */
  readonly isRequired?: boolean;
  readonly children: (isSaid: boolean) => ReactNode;
}): ReactNode {
  const [isSaid, setSaid] = useState(given.isSaid);
  return (
    <div className="field-line ends" onChange={({ currentTarget }) => setSaid(isTyped(currentTarget))}>
      {given.children(isSaid || given.isRequired === true)}
    </div>
  );
}

/** A field of a line of a list, and what it is called there: the first line as the field alone, each other with its number. */
interface OfLine {
  readonly field: (column: string) => string;
  readonly label: (words: string) => string;
  /** Whether something is said in the line. */
  readonly isSaid: boolean;
}

/** Lines of a list that a record has, as a part of its form that grows; an empty line says nothing. */
export function LineList<T>(given: {
  readonly name: string;
  readonly legend: string;
  readonly why?: string;
  readonly known: readonly T[];
  readonly children: (line: OfLine, known: T | undefined) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { name, legend, known } = given;
  const typed = linesTyped(name, use(KeptFields));
  const [lines, setLines] = useState(Math.max(1, known.length, ...[...typed].map((line) => line + 1)));
  return (
    <fieldset className="plain-choices line-list">
      <legend>{legend}</legend>
      {given.why === undefined ? null : <p className="aside">{given.why}</p>}
      {known.length === 0 ? null : <p className="aside">{t('displacement.lines.why')}</p>}
      {Array.from({ length: lines }, (_, at) => (
        <SaidTogether key={at} isSaid={known[at] !== undefined || typed.has(at)}>
          {(isSaid) =>
            given.children(
              {
                field: (column) => lineField(name, at, column),
                label: (words) => (at === 0 ? words : t('mines.line', { what: words, number: at + 1 })),
                isSaid,
              },
              known[at],
            )
          }
        </SaidTogether>
      ))}
      {lines < LINES_MAX ? (
        <button
          type="button"
          className="quiet-button"
          aria-label={t('mines.more-lines.of', { list: legend })}
          onClick={() => setLines(lines + 1)}
        >
          {t('mines.more-lines')}
        </button>
      ) : null}
    </fieldset>
  );
}
