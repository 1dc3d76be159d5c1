import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { CodeStep } from '../account/code-step.tsx';
import { hasPasskeys, signInWithPasskey, wasDeclined } from '../account/webauthn.ts';
import { send } from '../api/client.ts';
import { queryClient, setupQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { LanguageSelect } from './choices.tsx';

/** A page outside the frame: one column with the name of the program above. */
export function OutsidePage(given: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const { t } = useWords();
  useDocumentTitle(`${given.title} · Muniment`);
  return (
    <main id="main" className="outside">
      <p className="wordmark">Muniment</p>
      <p className="aside">{t('app.purpose')}</p>
      <h1>{given.title}</h1>
      {given.children}
      <LanguageSelect />
    </main>
  );
}

/** Signs in; rejects with ProblemError. Resolves to whether a code is asked for beside the password. */
export async function signInWith(email: string, password: string): Promise<boolean> {
  const answer = await send<{ twoFactorRedirect?: boolean }>('POST', '/api/auth/sign-in/email', {
    body: { email, password },
  });
  if (answer.twoFactorRedirect) return true;
  queryClient.clear();
  return false;
}

// Only addresses of our own pages: a link must not lead a signed-in person elsewhere.
const ownAddress = (wanted: string | undefined): string =>
  wanted?.startsWith('/') && !wanted.startsWith('//') && !wanted.includes('\\') ? wanted : '/items';

/** Sign-in; afterwards the page that was wanted opens. */
export function SignInPage(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false });
  const { data: setup } = useQuery(setupQuery);
  const [isCodeAsked, setCodeAsked] = useState(false);
  const goOn = (): void => {
    queryClient.clear();
    void navigate({ href: ownAddress(next) });
  };
  const signIn = useMutation({
    mutationFn: (form: FormData) => signInWith(String(form.get('email')), String(form.get('password'))),
    onSuccess: (asksCode) => (asksCode ? setCodeAsked(true) : goOn()),
  });
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: goOn });
  if (isCodeAsked)
    return (
      <OutsidePage title={t('sign-in.title')}>
        <CodeStep done={goOn} />
      </OutsidePage>
    );
  return (
    <OutsidePage title={t('sign-in.title')}>
      {setup?.needed ? <p className="note">{t('sign-in.setup-needed')}</p> : null}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(new FormData(event.currentTarget));
        }}
      >
        <TextInput name="email" type="email" autoComplete="username" required label={t('sign-in.email')} />
        <PasswordInput
          name="password"
          autoComplete="current-password"
          required
          label={t('sign-in.password')}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
        />
        {signIn.isError ? <ProblemBox error={signIn.error} /> : null}
        <Button type="submit" disabled={signIn.isPending}>
          {t('sign-in.button')}
        </Button>
        {hasPasskeys() ? (
          <Button variant="default" disabled={passkey.isPending} onClick={() => passkey.mutate()}>
            {t('sign-in.passkey')}
          </Button>
        ) : null}
        {passkey.isError && !wasDeclined(passkey.error) ? <ProblemBox error={passkey.error} /> : null}
        {passkey.isError && wasDeclined(passkey.error) ? <p role="status">{t('passkey.declined')}</p> : null}
      </form>
    </OutsidePage>
  );
}
