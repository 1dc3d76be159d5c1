import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { send } from '../api/client.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** The second step of sign-in: the code of the authenticator, or a backup code. */
export function CodeStep({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [isBackup, setBackup] = useState(false);
  const verify = useMutation({
    mutationFn: (code: string) =>
      send('POST', `/api/auth/two-factor/${isBackup ? 'verify-backup-code' : 'verify-totp'}`, {
        body: { code },
      }),
    onSuccess: done,
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate(String(new FormData(event.currentTarget).get('code')).trim());
      }}
    >
      <p>{t(isBackup ? 'totp.step.backup' : 'totp.step')}</p>
      <TextInput
        key={String(isBackup)}
        name="code"
        required
        data-autofocus
        autoFocus
        autoComplete="one-time-code"
        inputMode={isBackup ? 'text' : 'numeric'}
        maxLength={isBackup ? 40 : 6}
        label={t(isBackup ? 'totp.backup-code' : 'totp.code')}
      />
      {verify.isError ? <ProblemBox error={verify.error} /> : null}
      <Button type="submit" disabled={verify.isPending}>
        {t('sign-in.button')}
      </Button>
      <button type="button" className="quiet-button" onClick={() => setBackup(!isBackup)}>
        {t(isBackup ? 'totp.use-code' : 'totp.use-backup')}
      </button>
    </form>
  );
}
