import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Quote } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { OpenForm } from '../ui/open-form.tsx';

const LANGUAGES = ['en', 'fr', 'az', 'hy', 'ru', 'tr', 'ka', 'fa'] as const;

/** Adds a translation of a quote beside its own words: by whom, when, and whether it is certified. Earlier ones stay. */
export function TranslateQuote({ quote }: { readonly quote: Quote }): ReactNode {
  const { t, format } = useWords();
  return (
    <OpenForm
      label={t('quote.translate')}
      submit={t('claim.record')}
      isQuiet
      send={(form) =>
        call('POST /api/quotes/{id}/translations', {
          params: { id: quote.id },
          body: {
            language: String(form.get('language')),
            body: String(form.get('body')),
            translator: String(form.get('translator')),
            translatedOn: String(form.get('translatedOn') ?? '').trim() || null,
            isCertified: form.get('certified') !== null,
          },
        })
      }
      done={() =>
        Promise.all(['quotes', 'claims'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })))
      }
    >
      <Textarea
        name="body"
        required
        maxLength={40_000}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        label={t('quote.translation')}
      />
      <div className="field-line">
        <label className="stack-field">
          {t('quote.translation.language')}
          <select name="language">
            {LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {format.languageName(one)}
              </option>
            ))}
          </select>
        </label>
        <TextInput name="translator" required maxLength={300} dir="auto" label={t('quote.translator')} />
        <TextInput name="translatedOn" maxLength={40} label={t('quote.translated-on')} />
      </div>
      <label className="check-line">
        <input type="checkbox" name="certified" /> {t('quote.is-certified')}
      </label>
    </OpenForm>
  );
}
