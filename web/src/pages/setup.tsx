import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { setupQuery } from '../api/queries.ts';
import { NewPassword } from '../forms/new-password.tsx';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { OutsidePage, signInWith } from './sign-in.tsx';

function SetupForm({ token }: { readonly token: string }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const setUp = useMutation({
    mutationFn: async (form: FormData) => {
      const email = String(form.get('email'));
      const password = String(form.get('password'));
      await call('POST /api/setup', { body: { token, email, password } });
      await signInWith(email, password);
    },
    onSuccess: () => navigate({ to: '/items' }),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setUp.mutate(new FormData(event.currentTarget));
      }}
    >
      <TextInput name="email" type="email" autoComplete="username" required label={t('sign-in.email')} />
      <NewPassword />
      {setUp.isError ? <ProblemBox error={setUp.error} /> : null}
      <Button type="submit" disabled={setUp.isPending}>
        {t('setup.button')}
      </Button>
    </form>
  );
}

/** The first account, made once through the link that the server printed; its secret stands behind the `#`. */
export function SetupPage(): ReactNode {
  const { t } = useWords();
  const { hash } = useLocation();
  const { data: setup } = useQuery(setupQuery);
  return (
    <OutsidePage title={t('setup.title')}>
      {setup?.needed === false ? (
        <p>
          {t('setup.done')} <Link to="/sign-in">{t('sign-in.title')}</Link>
        </p>
      ) : hash === '' ? (
        <p>{t('setup.no-token')}</p>
      ) : (
        <>
          <p>{t('setup.why')}</p>
          <SetupForm token={hash} />
        </>
      )}
    </OutsidePage>
  );
}
