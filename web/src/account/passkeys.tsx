import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { send } from '../api/client.ts';
import { accountQuery } from '../api/keep-queries.ts';
import { queryClient } from '../api/queries.ts';
import type { Account } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { hasPasskeys, registerPasskey, wasDeclined } from './webauthn.ts';

type Passkey = Account['passkeys'][number];

function PasskeyLine({ passkey }: { readonly passkey: Passkey }): ReactNode {
  const { t } = useWords();
  const { id, name, addedAt } = passkey;
  const change = useMutation({
    mutationFn: ([path, body]: readonly ['delete-passkey' | 'update-passkey', object]) =>
      send('POST', `/api/auth/passkey/${path}`, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  return (
    <li>
      <form
        className="passkey-line"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = String(new FormData(event.currentTarget).get('name'));
          change.mutate(['update-passkey', { id, name: wanted }]);
        }}
      >
        <TextInput name="name" required maxLength={60} defaultValue={name} label={t('passkey.name')} />
        <button type="submit" className="quiet-button" disabled={change.isPending}>
          {t('passkey.rename')}
        </button>
        <button
          type="button"
          className="quiet-button"
          disabled={change.isPending}
          aria-label={`${t('passkey.remove')}: ${name}`}
          onClick={() => change.mutate(['delete-passkey', { id }])}
        >
          {t('passkey.remove')}
        </button>
      </form>
      {addedAt === null ? null : (
        <p className="aside">
          {t('passkey.added')} <Moment at={addedAt} />
        </p>
      )}
      {change.isError ? <ProblemBox error={change.error} /> : null}
    </li>
  );
}

/** Passkeys: keys that a device keeps and gives out for a finger, a face or a PIN, in place of the password. */
export function Passkeys({ passkeys }: { readonly passkeys: readonly Passkey[] }): ReactNode {
  const { t } = useWords();
  const add = useMutation({
    mutationFn: registerPasskey,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  return (
    <section className="keep-form" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('passkey.title')}</h2>
      <p className="measure">{t('passkey.why')}</p>
      {passkeys.length === 0 ? <p className="note">{t('passkey.none')}</p> : null}
      <ul className="plain-list">
        {passkeys.map((one) => (
          <PasskeyLine key={`${one.id} ${one.name}`} passkey={one} />
        ))}
      </ul>
      {hasPasskeys() ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate(String(new FormData(event.currentTarget).get('new-name')));
          }}
        >
          <TextInput name="new-name" required maxLength={60} label={t('passkey.new-name')} />
          {add.isError && !wasDeclined(add.error) ? <ProblemBox error={add.error} /> : null}
          {add.isError && wasDeclined(add.error) ? <p role="status">{t('passkey.declined')}</p> : null}
          <div>
            <Button type="submit" variant="default" disabled={add.isPending}>
              {t('passkey.add')}
            </Button>
          </div>
        </form>
      ) : (
        <p className="note">{t('passkey.unsupported')}</p>
      )}
    </section>
  );
}
