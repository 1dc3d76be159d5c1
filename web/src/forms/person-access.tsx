import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { meQuery, peopleQuery, queryClient } from '../api/queries.ts';
import type { Compartment, Person, Routes } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { ROLES } from './new-person.tsx';
import { OneTimeLink } from './one-time-link.tsx';

type Change = Routes['POST /api/people/{id}/access']['body'];

/** What has to change so that a person has what the form says; grants come before what is taken away. */
export function changesOf(
  person: Pick<Person, 'roles' | 'compartmentIds' | 'status'>,
  wanted: {
    readonly roles: readonly string[];
    readonly compartmentIds: readonly string[];
    readonly isActive: boolean;
  },
  offered: readonly string[],
  reason: string,
): Change[] {
  const changes: Change[] = [];
  for (const role of ROLES)
    if (wanted.roles.includes(role) !== person.roles.includes(role))
      changes.push({ what: 'role', role, granted: wanted.roles.includes(role), reason });
  for (const compartmentId of offered)
    if (wanted.compartmentIds.includes(compartmentId) !== person.compartmentIds.includes(compartmentId))
      changes.push({
        what: 'membership',
        compartmentId,
        granted: wanted.compartmentIds.includes(compartmentId),
        reason,
      });
  if (wanted.isActive !== (person.status === 'active'))
    changes.push({ what: 'status', status: wanted.isActive ? 'active' : 'disabled', reason });
  const takes = (change: Change): number => ('granted' in change && change.granted ? 0 : 1);
  return changes.toSorted((a, b) => takes(a) - takes(b));
}

function useAccess(person: Person, offered: readonly string[], done: () => void) {
  return useMutation({
    mutationFn: async (form: FormData) => {
      const wanted = {
        roles: form.getAll('role').map(String),
        compartmentIds: form.getAll('compartment').map(String),
        isActive: form.get('active') === 'on',
      };
      for (const body of changesOf(person, wanted, offered, String(form.get('reason'))))
        await call('POST /api/people/{id}/access', { params: { id: person.id }, body });
    },
    onSuccess: done,
    // Also when a later change was refused: those before it were made.
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}

function Invite({ person }: { readonly person: Person }): ReactNode {
  const { t } = useWords();
  const invite = useMutation({
    mutationFn: () => call('POST /api/people/{id}/invitations', { params: { id: person.id } }),
  });
  if (person.hasAccount || person.email === null) return null;
  return (
    <>
      <button type="button" className="quiet-button" onClick={() => invite.mutate()}>
        {t('people.invite-again')}
      </button>
      {invite.isError ? <ProblemBox error={invite.error} /> : null}
      {invite.data ? <OneTimeLink link={invite.data.link} name={person.name} /> : null}
    </>
  );
}

/** Changes what a person may do and see; one reason for all that is changed together. */
export function PersonAccess(given: {
  readonly person: Person;
  readonly compartments: readonly Compartment[];
  readonly isOwner: boolean;
  readonly close: () => void;
}): ReactNode {
  const { t } = useWords();
  const { person, compartments, isOwner, close } = given;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const change = useAccess(
    person,
    compartments.map(({ id }) => id),
    () => dialog.current?.close(),
  );
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="person-access" onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(new FormData(event.currentTarget));
        }}
      >
        <h2 id="person-access" dir="auto">
          {person.name}
        </h2>
        <fieldset className="choices" disabled={!isOwner}>
          <legend>{t('people.roles')}</legend>
          {ROLES.map((role) => (
            <label key={role}>
              <input
                type="checkbox"
                name="role"
                value={role}
                defaultChecked={person.roles.includes(role)}
                disabled={!isOwner}
              />
              <span>
                {t(`role.${role}`)}
                <span className="aside"> {t(`may.${role}`)}</span>
              </span>
            </label>
          ))}
          {isOwner ? null : <p className="aside">{t('people.roles-by-owner')}</p>}
        </fieldset>
        <fieldset className="choices">
          <legend>{t('people.compartments')}</legend>
          {compartments.map((one) => (
            <label key={one.id}>
              <input
                type="checkbox"
                name="compartment"
                value={one.id}
                defaultChecked={person.compartmentIds.includes(one.id)}
              />
              <span dir="auto">{one.name}</span>
              {one.isSealed ? <span className="sealed-mark">{t('item.sealed')}</span> : null}
            </label>
          ))}
        </fieldset>
        <label className="check-line">
          <input type="checkbox" name="active" defaultChecked={person.status === 'active'} />{' '}
          <span>{t('people.active')}</span>
        </label>
        <TextInput name="reason" required maxLength={2000} dir="auto" label={t('people.reason')} />
        <Invite person={person} />
        {change.isError ? <ProblemBox error={change.error} /> : null}
        <p className="dialog-buttons">
          <Button type="submit" disabled={change.isPending}>
            {t('people.save')}
          </Button>
          <Button variant="default" onClick={() => dialog.current?.close()}>
            {t('people.cancel')}
          </Button>
        </p>
      </form>
    </dialog>
  );
}
