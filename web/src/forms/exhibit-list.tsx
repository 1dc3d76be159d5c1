import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { call, isConflict } from '../api/client.ts';
import { dossierQuery, queryClient } from '../api/queries.ts';
import type { Dossier, Exhibit } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { BothVersions } from '../together/both-versions.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { addExhibits } from './add-to-dossier.tsx';

interface ListProps {
  readonly dossier: Dossier;
  readonly exhibits: readonly Exhibit[];
  readonly isPermitted: boolean;
}

function useOrder({ dossier }: ListProps) {
  const query = dossierQuery(dossier.id);
  return useMutation({
    // One after the other: the second of two quick moves starts from the version that the first one made.
    scope: { id: `exhibits ${dossier.id}` },
    mutationFn: (wanted: readonly Exhibit[]) =>
      call('PUT /api/dossiers/{id}/exhibits', {
        params: { id: dossier.id },
        body: { exhibits: wanted.map(({ serial, title }) => ({ serial, title })) },
        ifMatch: queryClient.getQueryData(query.queryKey)?.version ?? '',
      }),
    // Shown at once; when the server refuses, its own order comes back.
    onMutate: async (wanted) => {
      await queryClient.cancelQueries({ queryKey: query.queryKey });
      queryClient.setQueryData(query.queryKey, (old) => {
        return old && { ...old, exhibits: wanted.map((one, at) => ({ ...one, position: at + 1 })) };
      });
    },
    onSuccess: ({ version }) => queryClient.setQueryData(query.queryKey, (old) => old && { ...old, version }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
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

/** Exhibits in their order; moved with buttons, or with Alt and the arrow keys on a row's buttons. */
export function ExhibitList(given: ListProps): ReactNode {
  const { t, format } = useWords();
  const { dossier, exhibits, isPermitted } = given;
  const order = useOrder(given);
  const focusAfter = useRef<string | null>(null);
  // Moving a row takes the focus from the button in it: given back once the list is drawn.
  useEffect(() => {
    if (focusAfter.current === null) return;
    const row = document.getElementById(`exhibit-${focusAfter.current}`);
    row?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
    focusAfter.current = null;
  }, [exhibits]);
  const move = (at: number, by: -1 | 1): void => {
    const [one, other] = [exhibits[at], exhibits[at + by]];
    if (!one || !other) return;
    focusAfter.current = one.exhibitId;
    order.mutate(exhibits.map((each, place) => (place === at ? other : place === at + by ? one : each)));
  };
  return (
    <section>
      <h2>{t('dossier.exhibits')}</h2>
      {exhibits.length === 0 ? <p className="aside">{t('dossier.empty')}</p> : null}
      <ol className="exhibits">
        {exhibits.map((one, at) => (
          <li key={one.exhibitId} id={`exhibit-${one.exhibitId}`}>
            <span className="exhibit-label">
              {dossier.numbering}
              {one.position}
            </span>
            <span className="exhibit-title">
              <Link to="/items/$serial" params={{ serial: one.serial }} dir="auto">
                {one.title}
              </Link>
              <span className="aside">
                {one.serial} · {one.originalName} ·{' '}
                {one.pages === null ? format.bytes(one.sizeBytes) : t('dossier.pages', { n: one.pages })}
              </span>
            </span>
            <span
              className="exhibit-buttons"
              onKeyDown={(event) => {
                if (!isPermitted || !event.altKey) return;
                if (event.key === 'ArrowUp') move(at, -1);
                if (event.key === 'ArrowDown') move(at, 1);
              }}
            >
              <button
                type="button"
                className="quiet-button"
                disabled={!isPermitted || at === 0}
                aria-label={t('dossier.up', { title: one.title })}
                onClick={() => move(at, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                className="quiet-button"
                disabled={!isPermitted || at === exhibits.length - 1}
                aria-label={t('dossier.down', { title: one.title })}
                onClick={() => move(at, 1)}
              >
                ↓
              </button>
              <button
                type="button"
                className="quiet-button"
                disabled={!isPermitted}
                aria-label={t('dossier.remove', { title: one.title })}
                onClick={() => order.mutate(exhibits.filter(({ exhibitId }) => exhibitId !== one.exhibitId))}
              >
                ✕
              </button>
            </span>
          </li>
        ))}
      </ol>
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
