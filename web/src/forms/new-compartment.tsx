import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { meQuery, peopleQuery, queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { useKeptForm } from '../ui/kept-form.ts';
import { ProblemBox } from '../ui/problem-box.tsx';

/** Opens a compartment; whoever opens it is its first member. */
export function NewCompartment(): ReactNode {
  const { t } = useWords();
  const kept = useKeptForm('new-compartment');
  const open = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/compartments', {
        body: {
          name: String(form.get('name')),
          description: String(form.get('description')),
          isSealed: form.get('sealed') === 'on',
        },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  return (
    <form
      ref={kept.form}
      className="stack panel"
      aria-labelledby="new-compartment"
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        open.mutate(new FormData(form), {
          onSuccess: () => {
            kept.forget();
            form.reset();
          },
        });
      }}
    >
      <h2 id="new-compartment">{t('people.new-compartment')}</h2>
      <TextInput name="name" required maxLength={200} dir="auto" label={t('people.compartment-name')} />
      <TextInput name="description" maxLength={2000} dir="auto" label={t('people.compartment-for')} />
      <label className="check-line">
        <input type="checkbox" name="sealed" /> <span>{t('people.sealed')}</span>
      </label>
      {open.isError ? <ProblemBox error={open.error} /> : null}
      <Button type="submit" variant="default" disabled={open.isPending}>
        {t('people.open-compartment')}
      </Button>
    </form>
  );
}
