import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Redaction } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** Why something may be covered. */
export const CATEGORIES = [
  'witness',
  'victim',
  'third-person',
  'location',
  'medical',
  'security',
  'privileged',
] as const satisfies readonly Redaction['category'][];

/** By which category and authority something is covered. */
export function RedactionFields(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <NativeSelect name="category" label={t('redaction.category')}>
        {CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {t(`redaction.category.${category}`)}
          </option>
        ))}
      </NativeSelect>
      <TextInput
        name="authority"
        required
        maxLength={500}
        dir="auto"
        label={t('redaction.authority')}
        description={t('redaction.authority.how')}
      />
      <Textarea name="reason" maxLength={2000} dir="auto" label={t('redaction.reason')} />
    </>
  );
}

/** What was given, as the API takes it. */
export function groundsOf(form: FormData): {
  category: Redaction['category'];
  authority: string;
  reason: string | null;
} {
  const category = CATEGORIES.find((one) => one === form.get('category')) ?? 'witness';
  return {
    category,
    authority: String(form.get('authority') ?? '').trim(),
    reason: String(form.get('reason') ?? '').trim() || null,
  };
}
