import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { capital } from '../ui/capital.ts';
import { lineField, LINES_MAX, LISTS, type Column, type ListName } from './entered.ts';

const CATEGORIES = [
  'anti-personnel',
  'anti-vehicle',
  'improvised',
  'booby-trap',
  'other',
  'unknown',
] as const;

function Cell(given: {
  readonly list: ListName;
  readonly line: number;
  readonly column: Column;
  readonly known: ReadonlyMap<string, string>;
}): ReactNode {
  const { t } = useWords();
  const { list, line, column, known } = given;
  const name = lineField(list, line, column.name);
  const start = known.get(name) ?? '';
  if (column.hidden) return start === '' ? null : <input type="hidden" name={name} value={start} />;
  const label = t('mines.line', {
    what: capital(t.of(`mines.column.${column.name}`, column.name)),
    number: line + 1,
  });
  if (column.name === 'category')
    return (
      <td>
        <select name={name} aria-label={label} defaultValue={start}>
          <option value="">{t('mines.not-said')}</option>
          {CATEGORIES.map((one) => (
            <option key={one} value={one}>
              {t(`mines.category.${one}`)}
            </option>
          ))}
        </select>
      </td>
    );
  return (
    <td>
      <input
        type="text"
        name={name}
        aria-label={label}
        defaultValue={start}
        maxLength={1000}
        dir="auto"
        inputMode={column.kind === 'number' ? 'decimal' : undefined}
        data-wide={column.name === 'position' || column.name === 'description' ? '' : undefined}
        autoComplete="off"
        spellCheck={false}
      />
    </td>
  );
}

/** Lines of a list of a record, as a table that grows. */
export function Lines(given: {
  readonly list: ListName;
  readonly legend: string;
  readonly atFirst: number;
  readonly known: ReadonlyMap<string, string>;
  /** Whether it can be said that the sheet says that there are none. */
  readonly hasNone?: boolean;
}): ReactNode {
  const { t } = useWords();
  const { list, legend, known } = given;
  const there = Number(known.get(`lines ${list}`) ?? 0);
  const [lines, setLines] = useState(Math.max(given.atFirst, there));
  const columns: readonly Column[] = LISTS[list];
  return (
    <fieldset className="plain-choices mine-lines">
      <legend>{legend}</legend>
      <div className="scroll-x">
        <table className="mine-line-table">
          <thead>
            <tr>
              {columns
                .filter(({ hidden }) => !hidden)
                .map(({ name }) => (
                  <th key={name} scope="col">
                    {t.of(`mines.column.${name}`, name)}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: lines }, (_, line) => (
              <tr key={line}>
                {columns.map((column) => (
                  <Cell key={column.name} {...{ list, line, column, known }} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines < LINES_MAX ? (
        <button
          type="button"
          className="quiet-button"
          aria-label={t('mines.more-lines.of', { list: legend })}
          onClick={() => setLines(Math.min(LINES_MAX, lines + 3))}
        >
          {t('mines.more-lines')}
        </button>
      ) : null}
      {given.hasNone ? (
        <label className="check-line">
          <input
            type="checkbox"
            name={`none ${list}`}
            value="yes"
            defaultChecked={known.has(`none ${list}`)}
          />{' '}
          {t('mines.none-on-sheet')}
        </label>
      ) : null}
    </fieldset>
  );
}
