import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { call, send } from '../api/client.ts';
import { meQuery, queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { setSignedOut } from './signed-out.ts';

/** Over the page, when its session has ended: one signs in again and finds everything as it was. */
export function SignInAgain(): ReactNode {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const { data: me } = useQuery(meQuery);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const signIn = useMutation({
    mutationFn: async (form: FormData) => {
      const body = { email: String(form.get('email')), password: String(form.get('password')) };
      await send('POST', '/api/auth/sign-in/email', { body });
      return call('GET /api/me', {});
    },
    onSuccess: (now) => {
      // What lies open belongs to whoever was here before.
      if (now.person.id !== me?.person.id) return location.assign('/items');
      setSignedOut(false);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="sign-in-again"
      onCancel={(event) => event.preventDefault()}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(new FormData(event.currentTarget));
        }}
      >
        <h1 id="sign-in-again">{t('sign-in.title')}</h1>
        <p>{t('sign-in.again')}</p>
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={me?.person.email ?? ''}
          label={t('sign-in.email')}
        />
        <PasswordInput
          name="password"
          autoComplete="current-password"
          required
          label={t('sign-in.password')}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
        />
        {signIn.isError ? <ProblemBox error={signIn.error} /> : null}
        <p className="dialog-buttons">
          <Button type="submit" disabled={signIn.isPending}>
            {t('sign-in.button')}
          </Button>
          <Button variant="default" onClick={() => location.assign('/sign-in')}>
            {t('sign-in.leave')}
          </Button>
        </p>
      </form>
    </dialog>
  );
}
