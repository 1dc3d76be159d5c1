import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { dossiersQuery, queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { useKeptForm } from '../ui/kept-form.ts';
import { ProblemBox } from '../ui/problem-box.tsx';

/** Opens a dossier and goes to it. */
export function NewDossier({ isPermitted }: { readonly isPermitted: boolean }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const kept = useKeptForm('new-dossier');
  const create = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string): string => String(form.get(name) ?? '');
      return call('POST /api/dossiers', {
        body: {
          name: text('name'),
          title: text('title'),
          ...(text('forum') === '' ? {} : { forum: text('forum') }),
          ...(text('numbering') === '' ? {} : { numbering: text('numbering') }),
        },
      });
    },
    onSuccess: async ({ id }) => {
      kept.forget();
      await queryClient.invalidateQueries({ queryKey: dossiersQuery.queryKey });
      await navigate({ to: '/dossiers/$id', params: { id } });
    },
  });
  if (!isPermitted) return <p className="note">{t('dossier.not-permitted')}</p>;
  return (
    <form
      ref={kept.form}
      className="stack panel"
      aria-labelledby="new-dossier"
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(new FormData(event.currentTarget));
      }}
    >
      <h2 id="new-dossier">{t('dossiers.new')}</h2>
      <TextInput name="title" required maxLength={300} dir="auto" label={t('dossier.title')} />
      <TextInput
        name="name"
        required
        maxLength={63}
        pattern="[a-z0-9][a-z0-9\-]*"
        label={t('dossier.name')}
        description={t('dossier.name.rule')}
      />
      <TextInput name="forum" maxLength={300} dir="auto" label={t('dossier.forum')} />
      <TextInput
        name="numbering"
        maxLength={30}
        defaultValue="Annex "
        label={t('dossier.numbering')}
        description={t('dossier.numbering.rule')}
      />
      {create.isError ? <ProblemBox error={create.error} /> : null}
      <Button type="submit" disabled={create.isPending}>
        {t('dossiers.open')}
      </Button>
    </form>
  );
}
