import { NativeSelect, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { isLanguage, LANGUAGES } from '../i18n/translate.ts';
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
