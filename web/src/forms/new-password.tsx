import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** Least and greatest length that the server accepts. */
const [PASSWORD_MIN, PASSWORD_MAX] = [12, 256];

/** Field in which a new password is chosen; its name in the form is `password`. */
export function NewPassword({ chosen }: { readonly chosen?: string }): ReactNode {
  const { t } = useWords();
  return (
    <PasswordInput
      name="password"
      autoComplete="new-password"
      required
      minLength={PASSWORD_MIN}
      maxLength={PASSWORD_MAX}
      defaultValue={chosen}
      label={t('sign-in.password')}
      description={t('setup.password-rule', { n: PASSWORD_MIN })}
      visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
    />
  );
}
