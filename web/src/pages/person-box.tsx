import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { send } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Me } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { GuardSelect, LanguageSelect, SchemeSelect } from './choices.tsx';

/** Who is signed in, in which role; language, colours, sign out. */
export function PersonBox({ me }: { readonly me: Me }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const signOut = async (): Promise<void> => {
    await send('POST', '/api/auth/sign-out', { body: {} });
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <div className="person-menu">
      <p>
        <strong dir="auto">{me.person.name}</strong>
        <br />
        <span className="aside">{me.person.email}</span>
        <br />
        <span className="aside">{me.roles.map((role) => t.of(`role.${role}`, role)).join(', ')}</span>
      </p>
      <p>
        <Link to="/account">{t('account.title')}</Link>
      </p>
      <p>
        <Link to="/changes" search={{ person: me.person.id }}>
          {t('changes.mine')}
        </Link>
      </p>
      <LanguageSelect />
      <SchemeSelect />
      <GuardSelect />
      <Button variant="default" onClick={() => void signOut()}>
        {t('person.sign-out')}
      </Button>
    </div>
  );
}
