import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Quote } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

const LANGUAGES = ['en', 'fr', 'az', 'hy', 'ru', 'tr', 'ka', 'fa'] as const;

/** Adds a translation of a quote beside its own words: by whom, when, and whether it is certified. Earlier ones stay. */
export function TranslateQuote({ quote }: { readonly quote: Quote }): ReactNode {
  const { t, format } = useWords();
  const [isOpen, setOpen] = useState(false);
  const add = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/quotes/{id}/translations', {
        params: { id: quote.id },
        body: {
          language: String(form.get('language')),
          body: String(form.get('body')),
          translator: String(form.get('translator')),
          translatedOn: String(form.get('translatedOn') ?? '').trim() || null,
          isCertified: form.get('certified') !== null,
        },
      }),
    onSuccess: async () => {
      await Promise.all(
        ['quotes', 'claims'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
      );
      setOpen(false);
    },
  });
  if (!isOpen)
    return (
      <button type="button" className="quiet-button" onClick={() => setOpen(true)}>
        {t('quote.translate')}
      </button>
    );
  return (
    <form
      className="stack panel"
      aria-label={t('quote.translate')}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(new FormData(event.currentTarget));
      }}
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
      {add.isError ? <ProblemBox error={add.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={add.isPending}>
          {t('claim.record')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}
