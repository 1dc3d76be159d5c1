import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { send } from '../api/client.ts';
import { accountQuery } from '../api/keep-queries.ts';
import { queryClient } from '../api/queries.ts';
import { NewPassword } from '../forms/new-password.tsx';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** A field for the password one has now. */
export function CurrentPassword({ name }: { readonly name: string }): ReactNode {
  const { t } = useWords();
  return (
    <PasswordInput
      name={name}
      required
      autoComplete="current-password"
      label={t('account.current-password')}
      visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
    />
  );
}

/** Changes one's password; every other session ends with it. */
export function ChangePassword(): ReactNode {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: (given: FormData) =>
      send('POST', '/api/auth/change-password', {
        body: {
          currentPassword: String(given.get('current')),
          newPassword: String(given.get('password')),
          revokeOtherSessions: true,
        },
      }),
    onSuccess: async () => {
      form.current?.reset();
      await queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  return (
    <form
      ref={form}
      className="stack keep-form"
      aria-labelledby="change-password"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(new FormData(event.currentTarget));
      }}
    >
      <h2 id="change-password">{t('account.password')}</h2>
      <CurrentPassword name="current" />
      <NewPassword />
      {change.isError ? <ProblemBox error={change.error} /> : null}
      <p role="status">{change.isSuccess ? t('account.password.done') : ''}</p>
      <div>
        <Button type="submit" disabled={change.isPending}>
          {t('account.password')}
        </Button>
      </div>
    </form>
  );
}
