import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { MISSING_STATES, STATUS_CODES } from '../search-detention.ts';
import { capital } from '../ui/capital.ts';
import { lineField, LINES_MAX, LISTS, type ListName } from './entered.ts';

const CHOICES: Readonly<Record<string, { readonly words: string; readonly of: readonly string[] }>> = {
  code: { words: 'detention.code', of: ['not-said', ...STATUS_CODES.filter((one) => one !== 'not-said')] },
  state: { words: 'detention.state', of: MISSING_STATES },
};

/** Lines of a list of a record, as a table that grows. */
export function Lines(given: {
  readonly list: ListName;
  readonly legend: string;
  readonly known: readonly Readonly<Record<string, unknown>>[];
}): ReactNode {
  const { t } = useWords();
  const { list, legend, known } = given;
  const [lines, setLines] = useState(Math.max(2, known.length + 1));
  const columns: readonly string[] = LISTS[list];
  return (
    <fieldset className="plain-choices mine-lines">
      <legend>{legend}</legend>
      <div className="scroll-x">
        <table className="mine-line-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t.of(`detention.column.${column}`, column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: lines }, (_, line) => (
              <tr key={line}>
                {columns.map((column) => {
                  const name = lineField(list, line, column);
                  const what = capital(t.of(`detention.column.${column}`, column));
                  const label = t('mines.line', { what, number: line + 1 });
                  const start = String(known[line]?.[column] ?? '');
                  const choice = CHOICES[column];
                  return (
                    <td key={column}>
                      {choice ? (
                        <select name={name} aria-label={label} defaultValue={start || choice.of[0]}>
                          {choice.of.map((one) => (
                            <option key={one} value={one}>
                              {t.of(`${choice.words}.${one}`, one)}
                            </option>
                          ))}
                        </select>
                      ) : (
                        <input
                          type="text"
                          name={name}
                          aria-label={label}
                          defaultValue={start}
                          maxLength={300}
                          dir="auto"
                          autoComplete="off"
                        />
                      )}
                    </td>
                  );
                })}
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
    </fieldset>
  );
}
