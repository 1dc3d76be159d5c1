import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Routes } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

type NameBody = Routes['POST /api/actors/{id}/names']['body'];

/** Kinds of name, the most usual first. */
export const NAME_KINDS = ['official', 'birth', 'other', 'nickname', 'transliteration'] as const;

const LANGUAGES = [
  '',
  'az',
  'hy',
  'ru',
  'en',
  'fr',
  'tr',
  'fa',
  'ka',
  'ku',
  'ar',
  'uk',
  'he',
  'el',
  'de',
  'es',
];

/** The names that a form holds; lines without one are left out. */
export function namesIn(form: FormData): NameBody[] {
  const [names, kinds, languages] = ['name', 'nameKind', 'nameLanguage'].map((field) =>
    form.getAll(field).map((value) => String(value).trim()),
  );
  return (names ?? []).flatMap((name, at) =>
    name === ''
      ? []
      : [
          {
            name,
            kind: NAME_KINDS.find((one) => one === kinds?.[at]) ?? 'official',
            language: languages?.[at] || null,
            sourceId: null,
            claimId: null,
          },
        ],
  );
}

/** One name: as it is written, what kind it is, in which language. */
export function NameFields({ isRequired = false }: { readonly isRequired?: boolean }): ReactNode {
  const { t, format } = useWords();
  return (
    <div className="name-line">
      <TextInput name="name" maxLength={200} dir="auto" required={isRequired} label={t('actor.name')} />
      <label className="stack-field">
        {t('actor.name-kind')}
        <select name="nameKind" defaultValue="official">
          {NAME_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`name.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="stack-field">
        {t('actor.language')}
        <select name="nameLanguage" defaultValue="">
          {LANGUAGES.map((tag) => (
            <option key={tag} value={tag}>
              {tag === '' ? t('actor.not-said') : format.languageName(tag)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
