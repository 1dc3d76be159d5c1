import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { StatementFields, statementFrom } from '../forms/statement-fields.tsx';
import { useIntake, type IntakeState } from '../forms/use-intake.ts';
import { useWords } from '../i18n/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

function Outcome({ state }: { readonly state: IntakeState }): ReactNode {
  const { t, format } = useWords();
  const { result, failed, error } = state;
  const groups = [...Map.groupBy(result?.findings ?? [], ({ code }) => code)];
  return (
    <section aria-live="polite">
      <h2>{t('intake.result')}</h2>
      {error ? <ProblemBox error={error} /> : null}
      {result ? (
        <Facts
          of={[
            [t('intake.received'), format.number(result.received)],
            [t('intake.new'), format.number(result.items)],
            [t('intake.again'), format.number(result.duplicates)],
            [t('intake.failed'), format.number(result.failed)],
            [t('items.size'), format.bytes(result.bytes)],
          ]}
        />
      ) : null}
      {failed.map((one) => (
        <div key={one.path}>
          <p dir="auto">{one.path}</p>
          <ProblemBox error={one.error} />
        </div>
      ))}
      {groups.map(([code, findings]) => (
        <details key={code}>
          <summary>
            <code>{code}</code> <span className="figures aside">{format.number(findings.length)}</span>
          </summary>
          <ul>
            {findings.map((one, at) => (
              <li key={at} dir="auto">
                {one.subject}: <span lang="en">{one.detail}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <p>
        <Link to="/items">{t('intake.see')}</Link>
      </p>
    </section>
  );
}

function FilePicker({ files, pick }: { files: readonly File[]; pick: (files: File[]) => void }): ReactNode {
  const { t, format } = useWords();
  const id = useId();
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return (
    <div
      className="drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        pick([...event.dataTransfer.files]);
      }}
    >
      <label htmlFor={id}>{t('intake.files')}</label>
      <input
        id={id}
        type="file"
        multiple
        required={files.length === 0}
        onChange={(event) => pick([...(event.target.files ?? [])])}
      />
      <p className="aside figures" role="status">
        {files.length === 0
          ? t('intake.files.none')
          : t('intake.files.chosen', { n: files.length, size: format.bytes(total) })}
      </p>
    </div>
  );
}

/** Files dropped here are uploaded, then received under one statement of provenance; nothing is altered on the way. */
export function IntakePage(): ReactNode {
  const { t, format } = useWords();
  const [files, pick] = useState<File[]>([]);
  const { state, run, stop, again } = useIntake();
  const isIdle = state.phase === 'idle';
  return (
    <>
      <PageTitle text={t('nav.intake')} />
      <p className="measure">{t('intake.why')}</p>
      {isIdle ? (
        <form
          className="stack panel"
          onSubmit={(event) => {
            event.preventDefault();
            void run(files, statementFrom(new FormData(event.currentTarget)));
          }}
        >
          <FilePicker files={files} pick={pick} />
          <StatementFields />
          <Button type="submit" disabled={files.length === 0}>
            {t('intake.button')}
          </Button>
        </form>
      ) : null}
      {state.phase === 'uploading' ? (
        <>
          <ProgressLine label={t('intake.uploading')} {...state} />
          <p className="figures">
            {t('intake.progress', {
              done: format.number(state.filesDone),
              total: format.number(files.length),
              failed: format.number(state.failed.length),
            })}
          </p>
          <Button variant="default" onClick={stop}>
            {t('intake.stop')}
          </Button>
        </>
      ) : null}
      {state.phase === 'receiving' ? <Waiting text={t('intake.receiving', { n: state.filesDone })} /> : null}
      {state.phase === 'done' ? (
        <>
          <Outcome state={state} />
          <Button
            variant="default"
            onClick={() => {
              pick([]);
              again();
            }}
          >
            {t('intake.more')}
          </Button>
        </>
      ) : null}
    </>
  );
}
