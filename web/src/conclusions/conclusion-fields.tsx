import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Conclusion } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

const STANDARDS = ['reasonable-grounds', 'balance', 'convincing', 'beyond-doubt'] as const;

/** What the fields say, as the server takes it. */
export function conclusionFacts(form: FormData) {
  const standard = String(form.get('standard') ?? '');
  return {
    statement: String(form.get('statement') ?? '').trim(),
    reasons: String(form.get('reasons') ?? '').trim() || null,
    standard: STANDARDS.find((one) => one === standard) ?? null,
  };
}

/** The fields of a conclusion. */
export function ConclusionFields({ known }: { readonly known: Partial<Conclusion> }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Textarea
        name="statement"
        required
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        label={t('conclusion.statement')}
        description={t('conclusion.statement.why')}
        defaultValue={known.statement ?? ''}
      />
      <Textarea
        name="reasons"
        maxLength={20_000}
        autosize
        minRows={3}
        maxRows={16}
        dir="auto"
        label={t('conclusion.reasons')}
        description={t('conclusion.reasons.why')}
        defaultValue={known.reasons ?? ''}
      />
      <label className="stack-field">
        {t('conclusion.standard')}
        <select name="standard" defaultValue={known.standard ?? ''}>
          <option value="">{t('record.not-said')}</option>
          {STANDARDS.map((one) => (
            <option key={one} value={one}>
              {t(`standard.${one}`)}
            </option>
          ))}
        </select>
        <span className="aside">{t('conclusion.standard.why')}</span>
      </label>
    </>
  );
}
