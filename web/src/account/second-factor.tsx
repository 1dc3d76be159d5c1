import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { send } from '../api/client.ts';
import { accountQuery } from '../api/keep-queries.ts';
import { queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { CurrentPassword } from './password.tsx';

interface Enrolment {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });

/** Codes that are shown once. */
function BackupCodes({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const { t } = useWords();
  return (
    <div className="backup-codes">
      <h3>{t('totp.backup')}</h3>
      <p>{t('totp.backup.why')}</p>
      <ul translate="no">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} what={t('totp.backup')} />
    </div>
  );
}

/** The six digits of an authenticator. */
function CodeField(): ReactNode {
  const { t } = useWords();
  return (
    <TextInput
      name="code"
      required
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9]{6}"
      maxLength={6}
      label={t('totp.code')}
    />
  );
}

function Enrol({ enrolment, done }: { readonly enrolment: Enrolment; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const secret = new URL(enrolment.totpURI).searchParams.get('secret') ?? '';
  const verify = useMutation({
    mutationFn: (form: FormData) =>
      send('POST', '/api/auth/two-factor/verify-totp', { body: { code: String(form.get('code')) } }),
    onSuccess: async () => {
      await refresh();
      done();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate(new FormData(event.currentTarget));
      }}
    >
      <p>{t('totp.scan')}</p>
      <QrCode text={enrolment.totpURI} label={t('totp.qr')} />
      <p>
        {t('totp.secret')} <code translate="no">{secret}</code>{' '}
        <CopyButton text={secret} what={t('totp.secret')} />
      </p>
      <BackupCodes codes={enrolment.backupCodes} />
      <CodeField />
      {verify.isError ? <ProblemBox error={verify.error} /> : null}
      <div>
        <Button type="submit" disabled={verify.isPending}>
          {t('totp.confirm')}
        </Button>
      </div>
    </form>
  );
}

function WithPassword<T>(given: {
  readonly label: string;
  readonly path: string;
  readonly done: (answer: T) => void;
}): ReactNode {
  const ask = useMutation({
    mutationFn: (form: FormData) =>
      send<T>('POST', given.path, { body: { password: String(form.get('own-password')) } }),
    onSuccess: (answer) => given.done(answer),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate(new FormData(event.currentTarget));
      }}
    >
      <CurrentPassword name="own-password" />
      {ask.isError ? <ProblemBox error={ask.error} /> : null}
      <div>
        <Button type="submit" variant="default" disabled={ask.isPending}>
          {given.label}
        </Button>
      </div>
    </form>
  );
}

/** A code from an authenticator beside the password (RFC 6238): set it up, make new backup codes, turn it off. */
export function SecondFactor({ hasTotp }: { readonly hasTotp: boolean }): ReactNode {
  const { t } = useWords();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <section className="keep-form" aria-labelledby="second-factor">
      <h2 id="second-factor">{t('totp.title')}</h2>
      <p className="measure">{t(hasTotp ? 'totp.on' : 'totp.why')}</p>
      {enrolment ? <Enrol enrolment={enrolment} done={() => setEnrolment(null)} /> : null}
      {!hasTotp && !enrolment ? (
        <WithPassword<Enrolment>
          label={t('totp.enable')}
          path="/api/auth/two-factor/enable"
          done={setEnrolment}
        />
      ) : null}
      {hasTotp && !enrolment ? (
        <>
          {codes ? <BackupCodes codes={codes} /> : null}
          <details>
            <summary>{t('totp.new-codes')}</summary>
            <WithPassword<{ backupCodes: string[] }>
              label={t('totp.new-codes')}
              path="/api/auth/two-factor/generate-backup-codes"
              done={({ backupCodes }) => setCodes(backupCodes)}
            />
          </details>
          <details>
            <summary>{t('totp.disable')}</summary>
            <p>{t('totp.disable.why')}</p>
            <WithPassword<unknown>
              label={t('totp.disable')}
              path="/api/auth/two-factor/disable"
              done={() => {
                setCodes(null);
                void refresh();
              }}
            />
          </details>
        </>
      ) : null}
    </section>
  );
}
