import type { ReactNode } from 'react';
import type { Pleading } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PLEADING_KINDS, PLEADING_LANGUAGES } from '../search-pleadings.ts';

/** What a pleading is. */
export function KindField({ known }: { readonly known: Partial<Pleading> }): ReactNode {
  const { t } = useWords();
  return (
    <label className="stack-field">
      {t('pleading.kind')}
      <select name="kind" defaultValue={known.kind ?? 'memorial'}>
        {PLEADING_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`pleading.kind.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What else is said of a pleading beside its text. */
export function PleadingFields({ known }: { readonly known: Partial<Pleading> }): ReactNode {
  const { t, format, language } = useWords();
  return (
    <>
      <label className="stack-field">
        {t('pleading.title')}
        <input name="title" required maxLength={300} defaultValue={known.title ?? ''} dir="auto" />
      </label>
      <label className="stack-field">
        {t('pleading.language')}
        <select name="language" defaultValue={known.language ?? language}>
          {PLEADING_LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {format.languageName(one)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** What the form says. */
export function pleadingFacts(form: FormData): Pick<Pleading, 'title' | 'kind' | 'language'> {
  const said = (name: string): string => String(form.get(name) ?? '');
  return {
    title: said('title').trim(),
    kind: PLEADING_KINDS.find((one) => one === said('kind')) ?? 'other',
    language: PLEADING_LANGUAGES.find((one) => one === said('language')) ?? 'en',
  };
}
