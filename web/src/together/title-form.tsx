import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { call, isConflict } from '../api/client.ts';
import { itemQuery, queryClient } from '../api/queries.ts';
import type { ItemDetail } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { BothVersions } from './both-versions.tsx';
import { useDraft } from './draft.ts';

function Form({ detail, close }: { readonly detail: ItemDetail; readonly close: () => void }): ReactNode {
  const { t } = useWords();
  const { serial, title: now, id } = detail.item;
  // The version that is being changed is the one that was there when the writing began.
  const [start, setStart] = useState({ title: now, version: detail.version });
  const [title, setTitle] = useDraft('title', start.title);
  const [reason, setReason] = useDraft('title-reason');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const done = (): void => {
    setTitle(start.title);
    setReason('');
    close();
  };
  const save = useMutation({
    mutationFn: (ifMatch: string) =>
      call('PATCH /api/items/{serial}', {
        params: { serial },
        body: { title: title.trim(), ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
        ifMatch,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: itemQuery(serial).queryKey });
      void queryClient.invalidateQueries({ queryKey: ['items'] });
      done();
    },
    onError: async (error) => {
      if (isConflict(error))
        await queryClient.refetchQueries({ queryKey: itemQuery(serial).queryKey, exact: true });
    },
  });
  const isRefused = isConflict(save.error);
  return (
    <form
      className="stack title-form"
      aria-label={t('title.change')}
      onSubmit={(event) => {
        event.preventDefault();
        // After a refusal the newest version has been read: saving is then a choice made in sight of it.
        save.mutate(isRefused ? detail.version : start.version);
      }}
    >
      <TextInput
        ref={field}
        required
        maxLength={500}
        dir="auto"
        label={t('title.label')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        maxLength={2000}
        dir="auto"
        label={t('title.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {save.isError && !isRefused ? <ProblemBox error={save.error} /> : null}
      {isRefused && !save.isPending ? (
        <BothVersions
          subject={id}
          kind="item-described"
          lines={[{ label: t('title.label'), theirs: now, mine: title }]}
          or={t('conflict.or-edit')}
          isBusy={save.isPending}
          keepTheirs={() => {
            setStart({ title: now, version: detail.version });
            save.reset();
            done();
          }}
          keepMine={() => save.mutate(detail.version)}
        />
      ) : null}
      <p className="dialog-buttons">
        <Button type="submit" disabled={save.isPending || title.trim() === ''}>
          {t('people.save')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('people.cancel')}
        </Button>
      </p>
    </form>
  );
}

/** Changes the title of an item; the former one stays in its history. */
export function TitleForm(given: { readonly detail: ItemDetail; readonly isPermitted: boolean }): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Form detail={given.detail} close={() => setOpen(false)} />;
  return (
    <p className="title-change">
      <button
        type="button"
        className="quiet-button"
        disabled={!given.isPermitted}
        title={given.isPermitted ? undefined : t('title.not-permitted')}
        onClick={() => setOpen(true)}
      >
        {t('title.change')}
      </button>
    </p>
  );
}
