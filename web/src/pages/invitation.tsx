import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { NewPassword } from '../forms/new-password.tsx';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { OutsidePage, signInWith } from './sign-in.tsx';

/** Where an invited person sets a password; the secret of the one-time link stands behind the `#`. */
export function InvitationPage(): ReactNode {
  const { t } = useWords();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const accept = useMutation({
    mutationFn: async (form: FormData) => {
      const password = String(form.get('password'));
      const { email } = await call('POST /api/invitations/accept', { body: { token: hash, password } });
      await signInWith(email, password);
    },
    onSuccess: () => navigate({ to: '/items' }),
  });
  return (
    <OutsidePage title={t('invitation.title')}>
      {hash === '' ? (
        <p>{t('invitation.no-token')}</p>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            accept.mutate(new FormData(event.currentTarget));
          }}
        >
          <p>{t('invitation.why')}</p>
          <NewPassword />
          {accept.isError ? <ProblemBox error={accept.error} /> : null}
          <Button type="submit" disabled={accept.isPending}>
            {t('invitation.button')}
          </Button>
        </form>
      )}
    </OutsidePage>
  );
}
