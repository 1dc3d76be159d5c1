import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { peopleQuery, queryClient } from '../api/queries.ts';
import type { Compartment, Routes } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useKeptForm } from '../ui/kept-form.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { OneTimeLink } from './one-time-link.tsx';

type NewPersonBody = Routes['POST /api/people']['body'];

/** Roles in the order in which they are offered, the least powerful first. */
export const ROLES = ['reader', 'collector', 'analyst', 'lawyer', 'steward', 'owner'] as const;

/** Adds a person and shows the link with which they set their password. */
export function NewPerson({ compartments }: { readonly compartments: readonly Compartment[] }): ReactNode {
  const { t } = useWords();
  const kept = useKeptForm('new-person');
  const add = useMutation({
    mutationFn: async (form: FormData) => {
      const body = {
        name: String(form.get('name')),
        email: String(form.get('email')),
        roles: form.getAll('role').map(String),
        compartmentIds: form.getAll('compartment').map(String),
      } as NewPersonBody;
      return { ...(await call('POST /api/people', { body })), name: body.name };
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  return (
    <form
      ref={kept.form}
      className="stack panel"
      aria-labelledby="new-person"
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        add.mutate(new FormData(form), {
          onSuccess: () => {
            kept.forget();
            form.reset();
          },
        });
      }}
    >
      <h2 id="new-person">{t('people.new')}</h2>
      <TextInput name="name" required maxLength={200} dir="auto" label={t('people.name')} />
      <TextInput name="email" type="email" required maxLength={200} label={t('sign-in.email')} />
      <fieldset className="choices">
        <legend>{t('people.roles')}</legend>
        {ROLES.map((role) => (
          <label key={role}>
            <input type="checkbox" name="role" value={role} defaultChecked={role === 'reader'} />
            <span>
              {t(`role.${role}`)}
              <span className="aside"> {t(`may.${role}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{t('people.compartments')}</legend>
        {compartments.map((one) => (
          <label key={one.id}>
            <input type="checkbox" name="compartment" value={one.id} defaultChecked={!one.isSealed} />
            <span dir="auto">{one.name}</span>
            {one.isSealed ? <span className="sealed-mark">{t('item.sealed')}</span> : null}
          </label>
        ))}
      </fieldset>
      {add.isError ? <ProblemBox error={add.error} /> : null}
      <Button type="submit" disabled={add.isPending}>
        {t('people.add')}
      </Button>
      {add.data ? <OneTimeLink link={add.data.link} name={add.data.name} /> : null}
    </form>
  );
}
