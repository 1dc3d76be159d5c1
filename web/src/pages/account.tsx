import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChangePassword } from '../account/password.tsx';
import { Passkeys } from '../account/passkeys.tsx';
import { SecondFactor } from '../account/second-factor.tsx';
import { Sessions } from '../account/sessions.tsx';
import { accountQuery } from '../api/keep-queries.ts';
import { meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

/** One's own account: who one is here, password, second factor, passkeys, and where one is signed in. */
export function AccountPage(): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const { data: account, error, refetch } = useQuery(accountQuery);
  return (
    <>
      <PageTitle text={t('account.title')} />
      {me ? (
        <Facts
          of={[
            [t('people.name'), <span dir="auto">{me.person.name}</span>],
            [t('sign-in.email'), me.person.email],
            [t('people.roles'), me.roles.map((role) => t.of(`role.${role}`, role)).join(', ')],
          ]}
        />
      ) : null}
      <p className="note">{t('account.roles.why')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!account && !error ? <Waiting text={t('wait.account')} /> : null}
      {account ? (
        <>
          <Sessions sessions={account.sessions} />
          <div className="keep-columns">
            <ChangePassword />
            <SecondFactor hasTotp={account.hasTotp} />
            <Passkeys passkeys={account.passkeys} />
          </div>
        </>
      ) : null}
    </>
  );
}
