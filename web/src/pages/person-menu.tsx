import { Button, NativeSelect, useMantineColorScheme } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { send } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Me } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { isLanguage, LANGUAGES } from '../i18n/translate.ts';
import { Drop } from '../ui/drop.tsx';
import { setGuard, useGuard } from '../ui/guard.tsx';

/** Chooses the language of the interface. */
export function LanguageSelect(): ReactNode {
  const { t, language, setLanguage } = useWords();
  return (
    <NativeSelect
      label={t('person.language')}
      value={language}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (isLanguage(value)) void setLanguage(value);
      }}
      data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
    />
  );
}

/** Chooses light or dark colours, or as the system has them. */
export function SchemeSelect(): ReactNode {
  const { t } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      label={t('person.scheme')}
      value={colorScheme}
      onChange={(event) => setColorScheme(event.currentTarget.value as 'auto' | 'light' | 'dark')}
      data={[
        { value: 'auto', label: t('person.scheme.auto') },
        { value: 'light', label: t('person.scheme.light') },
        { value: 'dark', label: t('person.scheme.dark') },
      ]}
    />
  );
}

/** Whether pictures are covered until asked for. */
export function GuardSelect(): ReactNode {
  const { t } = useWords();
  const isOn = useGuard();
  return (
    <NativeSelect
      label={t('guard.label')}
      value={isOn ? 'on' : 'off'}
      onChange={(event) => setGuard(event.currentTarget.value === 'on')}
      data={[
        { value: 'on', label: t('guard.on') },
        { value: 'off', label: t('guard.off') },
      ]}
    />
  );
}

/** Who is signed in, in which role; language, colours, sign out. */
export function PersonMenu({ me }: { readonly me: Me }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const signOut = async (): Promise<void> => {
    await send('POST', '/api/auth/sign-out', { body: {} });
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <Drop
      name={t('person.label')}
      label={`${t('person.label')}: ${me.person.name}`}
      buttonClass="person"
      button={me.person.name}
    >
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
    </Drop>
  );
}
