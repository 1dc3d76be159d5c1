import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { isConflict } from '../api/client.ts';
import type { Dossier, DossierProblem, Exhibit } from '../api/schema.gen.ts';
import { addExhibits } from '../forms/add-to-dossier.tsx';
import { useWords } from '../i18n/language.tsx';
import { BothVersions } from '../together/both-versions.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { ExhibitRow, type RowDoings } from './exhibit-row.tsx';
import { beginSection, moveBeside, moveBy, moveTo, sectionsIn, sortedByDate } from './order.ts';
import { useOrder } from './use-order.ts';

interface ListProps {
  readonly dossier: Dossier;
  readonly exhibits: readonly Exhibit[];
  readonly problems: readonly DossierProblem[];
  readonly isPermitted: boolean;
}

function AddBySerial({ dossier }: { readonly dossier: Dossier }): ReactNode {
  const { t } = useWords();
  const [serial, setSerial] = useState('');
  const add = useMutation({
    mutationFn: () => addExhibits(dossier.id, [serial.trim().toUpperCase()]),
    onSuccess: () => setSerial(''),
  });
  return (
    <form
      className="add-serial"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <TextInput
        label={t('dossier.add-serial')}
        value={serial}
        required
        onChange={(event) => setSerial(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={add.isPending}>
        {t('dossier.add')}
      </Button>
      {add.isError ? <ProblemBox error={add.error} /> : null}
    </form>
  );
}

function Order({ exhibits }: { readonly exhibits: readonly Exhibit[] }): ReactNode {
  return (
    <ol className="order">
      {exhibits.map(({ exhibitId, title }) => (
        <li key={exhibitId} dir="auto">
          {title}
        </li>
      ))}
    </ol>
  );
}

const NOTHING_WRONG: readonly DossierProblem[] = [];

/** What rows do, and the focus given back to the row that was moved: moving takes it from the button in it. */
function useDoings(exhibits: readonly Exhibit[], wanted: (next: readonly Exhibit[]) => void): RowDoings {
  const focusAfter = useRef<string | null>(null);
  useEffect(() => {
    if (focusAfter.current === null) return;
    const row = document.getElementById(`exhibit-${focusAfter.current}`);
    row?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
    focusAfter.current = null;
  }, [exhibits]);
  // The list as it is when something is done: what rows are given stays the same, so that only those that change are drawn.
  const now = useRef(exhibits);
  useLayoutEffect(() => {
    now.current = exhibits;
  }, [exhibits]);
  return useMemo(
    () => ({
      move: (at, by) => {
        focusAfter.current = now.current[at]?.exhibitId ?? null;
        wanted(moveBy(now.current, at, by));
      },
      drop: (id, on, edge) => wanted(moveBeside(now.current, id, { id: on, edge })),
      remove: (id) => wanted(now.current.filter(({ exhibitId }) => exhibitId !== id)),
      edit: (id, { title, section, place }) => {
        const own = now.current.find(({ exhibitId }) => exhibitId === id);
        if (!own) return;
        const titled = now.current.map((one) => (one === own ? { ...one, title } : one));
        const parted = section === (own.section ?? '') ? titled : beginSection(titled, id, section);
        focusAfter.current = id;
        wanted(place === own.position ? parted : moveTo(parted, id, place));
      },
    }),
    [wanted],
  );
}

/** Exhibits in their sections and order; moved by dragging, with buttons, to a number, or with Alt and the arrow keys. */
export function ExhibitList({ dossier, exhibits: kept, problems, isPermitted }: ListProps): ReactNode {
  const { t } = useWords();
  const { order, shown: exhibits } = useOrder(dossier.id, kept);
  const doings = useDoings(exhibits, order.mutate);
  const sorted = useMemo(() => sortedByDate(exhibits), [exhibits]);
  const wrong = useMemo(() => Map.groupBy(problems, ({ exhibitId }) => exhibitId), [problems]);
  return (
    <section aria-labelledby="exhibits">
      <h2 id="exhibits">{t('dossier.exhibits')}</h2>
      {exhibits.length === 0 ? <p className="aside">{t('dossier.empty')}</p> : null}
      {isPermitted && exhibits.length > 1 ? (
        <>
          <p className="aside">{t('dossier.how-to-move')}</p>
          <div className="button-line">
            <Button
              variant="default"
              size="xs"
              onClick={() => order.mutate(sorted)}
              disabled={order.isPending || sorted.every((one, at) => one === exhibits[at])}
            >
              {t('dossier.sort-by-date')}
            </Button>
          </div>
        </>
      ) : null}
      {sectionsIn(exhibits).map(({ title, start, exhibits: own }) => (
        <div key={start} className="exhibit-section">
          {title === null ? null : <h3 dir="auto">{title}</h3>}
          <ol className="exhibits" start={start + 1}>
            {own.map((exhibit, place) => (
              <ExhibitRow
                key={exhibit.exhibitId}
                dossierId={dossier.id}
                exhibit={exhibit}
                at={start + place}
                total={exhibits.length}
                isPermitted={isPermitted}
                problems={wrong.get(exhibit.exhibitId) ?? NOTHING_WRONG}
                doings={doings}
              />
            ))}
          </ol>
        </div>
      ))}
      {isConflict(order.error) && order.variables ? (
        <BothVersions
          subject={dossier.id}
          kind="dossier-changed"
          lines={[
            {
              label: t('dossier.exhibits'),
              theirs: <Order exhibits={exhibits} />,
              mine: <Order exhibits={order.variables} />,
            },
          ]}
          or={t('conflict.or-order')}
          isBusy={order.isPending}
          keepTheirs={() => order.reset()}
          keepMine={() => {
            if (order.variables) order.mutate(order.variables);
          }}
        />
      ) : order.isError ? (
        <ProblemBox error={order.error} />
      ) : null}
      {isPermitted ? <AddBySerial dossier={dossier} /> : null}
    </section>
  );
}
