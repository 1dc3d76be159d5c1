import { Button } from '@mantine/core';
import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Cause } from '../ui/cause.tsx';
import { Name } from '../ui/name.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { droppedEntries, gatherDropped, gatherPicked, type Gathered, type Gathering } from './gather.ts';
import { addChosen, leaveIntake, useChosen } from './store.ts';

/** Names shown of what could not be read. */
const SHOWN = 20;

// React knows no attribute for it.
const wholeFolder = (input: HTMLInputElement | null): void => {
  if (input) input.webkitdirectory = true;
};

function useGathering() {
  const [found, setFound] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stopping = useRef<AbortController | null>(null);
  const gather = async (by: (gathering: Gathering) => Promise<Gathered>): Promise<void> => {
    stopping.current?.abort();
    const own = new AbortController();
    stopping.current = own;
    setFound(0);
    setError(null);
    try {
      addChosen(await by({ signal: own.signal, report: setFound }));
    } catch (failed) {
      if (!own.signal.aborted) setError(failed);
    }
    if (stopping.current === own) setFound(null);
  };
  return { found, error, gather, stop: () => stopping.current?.abort() };
}

function Chosen(): ReactNode {
  const { t, format } = useWords();
  const { files, unreadable } = useChosen();
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      <p className="aside figures" role="status">
        {files.length === 0
          ? t('intake.files.none')
          : t('intake.files.chosen', { n: files.length, size: format.bytes(total) })}
      </p>
      {unreadable.length > 0 ? (
        <details>
          <summary>{t('intake.unreadable', { n: unreadable.length })}</summary>
          <ul className="plain-list">
            {unreadable.slice(0, SHOWN).map(({ path, code }) => (
              <li key={path}>
                <Name text={path} /> <Cause code={code} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {files.length + unreadable.length > 0 ? (
        <p>
          <button type="button" className="quiet-button" onClick={() => leaveIntake(false)}>
            {t('intake.clear')}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** Where files and folders are chosen or dropped. Large folders are read while one waits, with a count, and can be stopped. */
export function ChooseFiles(): ReactNode {
  const { t } = useWords();
  const heading = useId();
  const [isOver, setOver] = useState(false);
  const { found, error, gather, stop } = useGathering();
  const pick = (input: HTMLInputElement): void => {
    const { files } = input;
    if (!files) return;
    // Emptied afterwards: the same choice made again is a choice again.
    void gather((gathering) => gatherPicked(files, gathering)).then(() => (input.value = ''));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const entries = droppedEntries(event.dataTransfer.items);
    void gather((gathering) => gatherDropped(entries, gathering));
  };
  return (
    <section
      className={isOver ? 'drop over' : 'drop'}
      aria-labelledby={heading}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id={heading}>{t('intake.what')}</h2>
      <p className="aside">{t('intake.drop')}</p>
      <div className="drop-inputs">
        <label className="file-button">
          {t('intake.folder')}
          <input
            className="for-readers"
            type="file"
            multiple
            ref={wholeFolder}
            onChange={(event) => pick(event.currentTarget)}
          />
        </label>
        <label className="file-button">
          {t('intake.files')}
          <input
            className="for-readers"
            type="file"
            multiple
            onChange={(event) => pick(event.currentTarget)}
          />
        </label>
      </div>
      {found === null ? (
        <Chosen />
      ) : (
        <p role="status" className="figures">
          {t('intake.gathering', { n: found })}{' '}
          <Button size="compact-sm" variant="default" onClick={stop}>
            {t('intake.stop')}
          </Button>
        </p>
      )}
      {error === null ? null : <ProblemBox error={error} />}
    </section>
  );
}
