import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { problemWords } from '../i18n/said.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { batchCsv } from './batch-csv.ts';
import { useBatch, type BatchLine, type BatchState } from './use-batch.ts';

function Row({ line }: { readonly line: BatchLine }): ReactNode {
  const { t, format } = useWords();
  return (
    <tr>
      <th scope="row" dir="auto">
        <Link to="/search" search={{ q: line.query }}>
          {line.query}
        </Link>
      </th>
      {line.problem ? (
        <td colSpan={3}>
          {problemWords(t, { ...line.problem, title: line.problem.message }).title}{' '}
          <code>{line.problem.code}</code>
        </td>
      ) : (
        <>
          <td className="c-number figures">
            {line.isExact ? '' : '≥ '}
            {format.number(line.pages ?? 0)}
          </td>
          <td className="c-number figures">{format.number(line.items ?? 0)}</td>
          <td dir="auto">
            {line.hits[0] ? (
              <Link to="/items/$serial" params={{ serial: line.hits[0].serial }}>
                {line.hits[0].title}
              </Link>
            ) : (
              <span className="aside">{t('batch.nothing')}</span>
            )}
          </td>
        </>
      )}
    </tr>
  );
}

/** Hands what was found to the person as a file; it never leaves the machine otherwise. */
function save(lines: readonly BatchLine[]): void {
  const address = URL.createObjectURL(new Blob([batchCsv(lines)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'searches.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// More rows are in the file: nobody reads five thousand on a page.
const SHOWN = 500;

function Found({ state }: { readonly state: BatchState }): ReactNode {
  const { t, format } = useWords();
  const { lines, total, rate, phase } = state;
  const refused = lines.filter(({ problem }) => problem !== null).length;
  const left = rate > 0 ? Math.ceil((total - lines.length) / rate) : 0;
  return (
    <>
      <p className="figures" role="status">
        {t('batch.progress', {
          done: format.number(lines.length),
          total: format.number(total),
          failed: format.number(refused),
        })}
        {phase === 'running' && left > 0 ? ` · ${t('progress.left', { n: left })}` : ''}
        {phase === 'stopped' ? ` · ${t('batch.stopped')}` : ''}
      </p>
      {phase === 'running' ? (
        <progress max={Math.max(1, total)} value={lines.length} aria-label={t('batch.title')} />
      ) : null}
      {lines.length > 0 ? (
        <div className="scroll-x" role="region" aria-label={t('batch.title')} tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('batch.query')}</th>
                <th scope="col" className="c-number">
                  {t('items.pages')}
                </th>
                <th scope="col" className="c-number">
                  {t('nav.items')}
                </th>
                <th scope="col">{t('batch.best')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, SHOWN).map((line) => (
                <Row key={line.query} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {lines.length > SHOWN ? <p className="aside">{t('batch.more', { n: lines.length - SHOWN })}</p> : null}
    </>
  );
}

/** Many searches at once: from a CSV file or as typed, one a line, each with what it found; taken away as CSV. */
export function Batch(): ReactNode {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const { state, run, stop, again } = useBatch();
  const isRunning = state.phase === 'running';
  return (
    <section className="stack batch" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('batch.title')}</h2>
      <p className="measure">{t('batch.why')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(text);
        }}
      >
        <p>
          <label htmlFor={`${id}-file`}>{t('batch.file')}</label>{' '}
          <input
            id={`${id}-file`}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            disabled={isRunning}
            onChange={({ currentTarget }) => void currentTarget.files?.[0]?.text().then(setText)}
          />
        </p>
        <p>
          <label htmlFor={`${id}-text`}>{t('batch.text')}</label>
          <textarea
            id={`${id}-text`}
            rows={5}
            dir="auto"
            value={text}
            disabled={isRunning}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        </p>
        <p className="bulk">
          {isRunning ? (
            <Button variant="default" onClick={stop}>
              {t('batch.stop')}
            </Button>
          ) : (
            <Button type="submit" disabled={text.trim() === ''}>
              {t('batch.button')}
            </Button>
          )}
          {state.phase !== 'idle' && !isRunning ? (
            <>
              <Button variant="default" disabled={state.lines.length === 0} onClick={() => save(state.lines)}>
                {t('batch.save')}
              </Button>
              <button type="button" className="quiet-button" onClick={again}>
                {t('batch.clear')}
              </button>
            </>
          ) : null}
        </p>
      </form>
      {state.error ? <ProblemBox error={state.error} /> : null}
      {state.phase === 'idle' ? null : <Found state={state} />}
    </section>
  );
}
