import { Link } from '@tanstack/react-router';
import { memo, useCallback, useId, useState, type ReactNode } from 'react';
import type { DossierProblem, Exhibit } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ExtractForm, ExtractWords } from './extract-form.tsx';
import { ProblemWords } from './problems.tsx';
import { useDrag, type Edge } from './use-drag.ts';

/** What can be done with one exhibit of a list. */
export interface RowDoings {
  readonly move: (at: number, by: -1 | 1) => void;
  readonly drop: (id: string, on: string, edge: Edge) => void;
  readonly remove: (id: string) => void;
  readonly edit: (id: string, wanted: { title: string; section: string; place: number }) => void;
}

interface RowProps {
  readonly dossierId: string;
  readonly exhibit: Exhibit;
  readonly at: number;
  readonly total: number;
  readonly isPermitted: boolean;
  readonly problems: readonly DossierProblem[];
  readonly doings: RowDoings;
}

function More({ exhibit, total, doings, close }: RowProps & { readonly close: () => void }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const { exhibitId, title, section, position } = exhibit;
  return (
    <form
      className="exhibit-more"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const text = (name: string): string => String(form.get(name) ?? '').trim();
        doings.edit(exhibitId, {
          title: text('title') || title,
          section: text('section'),
          place: Number(text('place')) || position,
        });
        close();
      }}
    >
      <label htmlFor={`${id}-title`}>{t('exhibit.title')}</label>
      <input id={`${id}-title`} name="title" type="text" dir="auto" maxLength={500} defaultValue={title} />
      <label htmlFor={`${id}-section`}>{t('exhibit.section')}</label>
      <input
        id={`${id}-section`}
        name="section"
        type="text"
        dir="auto"
        maxLength={300}
        defaultValue={section ?? ''}
      />
      <label htmlFor={`${id}-place`}>{t('exhibit.place')}</label>
      <input id={`${id}-place`} name="place" type="number" min={1} max={total} defaultValue={position} />
      <button type="submit" className="quiet-button">
        {t('settings.save')}
      </button>
    </form>
  );
}

/** One exhibit: its label, what it is, what is wrong with it, and what can be done with it by hand or by key. */
export const ExhibitRow = memo(function ExhibitRow(given: RowProps): ReactNode {
  const { t, format } = useWords();
  const { exhibit, at, total, isPermitted, problems, doings } = given;
  const { exhibitId, title } = exhibit;
  const [isOpen, setOpen] = useState(false);
  const { drop } = doings;
  const { row, handle, isDragged, edge } = useDrag({
    id: exhibitId,
    isPermitted,
    drop: useCallback((dropped: string, on: Edge) => drop(dropped, exhibitId, on), [drop, exhibitId]),
  });
  // The form that had the focus goes.
  const close = (): void => {
    setOpen(false);
    document.getElementById(`exhibit-${exhibitId}`)?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  };
  return (
    <li
      ref={row}
      id={`exhibit-${exhibitId}`}
      data-dragged={isDragged || undefined}
      data-edge={edge ?? undefined}
    >
      <span ref={handle} className="exhibit-handle" aria-hidden="true" title={t('exhibit.drag')}>
        ⠿
      </span>
      <span className="exhibit-label figures">{exhibit.label}</span>
      <span className="exhibit-title">
        <Link to="/items/$serial" params={{ serial: exhibit.serial }} dir="auto">
          {title}
        </Link>
        <span className="aside">
          {exhibit.serial} · {exhibit.originalName} ·{' '}
          {exhibit.pages === null
            ? format.bytes(exhibit.sizeBytes)
            : t('dossier.pages', { n: exhibit.pages })}
        </span>
        <ExtractWords exhibit={exhibit} />
        {problems.map((one) => (
          <span key={one.code} className="finding-mark">
            <ProblemWords problem={one} />
          </span>
        ))}
      </span>
      <span
        className="exhibit-buttons"
        onKeyDown={(event) => {
          if (!isPermitted || !event.altKey) return;
          if (event.key === 'ArrowUp') doings.move(at, -1);
          if (event.key === 'ArrowDown') doings.move(at, 1);
        }}
      >
        <button
          type="button"
          className="quiet-button"
          disabled={!isPermitted || at === 0}
          aria-label={t('dossier.up', { title })}
          onClick={() => doings.move(at, -1)}
        >
          ↑
        </button>
        <button
          type="button"
          className="quiet-button"
          disabled={!isPermitted || at === total - 1}
          aria-label={t('dossier.down', { title })}
          onClick={() => doings.move(at, 1)}
        >
          ↓
        </button>
        <button
          type="button"
          className="quiet-button"
          disabled={!isPermitted}
          aria-expanded={isOpen}
          aria-label={t('exhibit.more', { title })}
          onClick={() => setOpen(!isOpen)}
        >
          ✎
        </button>
        <button
          type="button"
          className="quiet-button"
          disabled={!isPermitted}
          aria-label={t('dossier.remove', { title })}
          onClick={() => doings.remove(exhibitId)}
        >
          ✕
        </button>
      </span>
      {isOpen ? (
        <>
          <More {...given} close={() => setOpen(false)} />
          <ExtractForm dossierId={given.dossierId} exhibit={exhibit} done={close} />
        </>
      ) : null}
    </li>
  );
});
