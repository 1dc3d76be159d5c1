import { Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import type { Obligation } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PickQuotes, serialsFrom, SerialsField, serialsOf } from './basis.tsx';
import { useOpened } from './opened.ts';
import { ToCheckField } from './undertaking-fields.tsx';

/** What the fields say, as the server takes it. */
export function obligationFacts(form: FormData) {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const isContinuing = form.get('isContinuing') !== null;
  return {
    label: text('label') || null,
    owedBy: text('owedBy'),
    owedTo: text('owedTo') || null,
    words: text('words'),
    dueOn: isContinuing ? null : text('dueOn') || null,
    isContinuing,
    conditions: text('conditions') || null,
    inForceFrom: text('inForceFrom') || null,
    inForceTo: text('inForceTo') || null,
    toCheck: form.get('toCheck') !== null,
    serials: serialsFrom(form),
    quoteIds: form.getAll('quote').map(String),
  };
}

function Days({ known }: { readonly known: Partial<Obligation> }): ReactNode {
  const { t } = useWords();
  const [isContinuing, setContinuing] = useState(known.isContinuing ?? false);
  return (
    <>
      <label className="check-line">
        <input
          type="checkbox"
          name="isContinuing"
          checked={isContinuing}
          onChange={({ currentTarget }) => setContinuing(currentTarget.checked)}
        />{' '}
        {t('obligation.continuing')}
      </label>
      <div className="field-line ends">
        {isContinuing ? null : (
          <TextInput
            name="dueOn"
            maxLength={100}
            label={t('obligation.due-on')}
            description={t('claim.dates-why')}
            defaultValue={known.dueOn ?? ''}
          />
        )}
        <TextInput
          name="inForceFrom"
          maxLength={100}
          label={t('obligation.in-force-from')}
          defaultValue={known.inForceFrom ?? ''}
        />
        <TextInput
          name="inForceTo"
          maxLength={100}
          label={t('obligation.in-force-to')}
          defaultValue={known.inForceTo ?? ''}
        />
      </div>
    </>
  );
}

/** The fields of an obligation. */
export function ObligationFields(given: { readonly known: Partial<Obligation> }): ReactNode {
  const { t } = useWords();
  const { undertaking, text } = useOpened();
  const words = useRef<HTMLTextAreaElement>(null);
  // What was there when it was opened: nothing is put over what is being written.
  const [known] = useState(given.known);
  return (
    <>
      <div className="field-line ends">
        <TextInput
          name="label"
          maxLength={60}
          dir="auto"
          label={t('obligation.label')}
          defaultValue={known.label ?? ''}
        />
        <label className="stack-field">
          {t('obligation.owed-by')}
          <select name="owedBy" required defaultValue={known.owedBy ?? ''}>
            <option value="">{t('allegation.choose')}</option>
            {undertaking.parties.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <TextInput
          name="owedTo"
          maxLength={300}
          dir="auto"
          label={t('obligation.owed-to')}
          defaultValue={known.owedTo ?? ''}
        />
      </div>
      <PickQuotes
        serials={serialsOf(text)}
        start={known.basis ?? []}
        taken={(exact) => {
          const field = words.current;
          if (field && field.value.trim() === '') field.value = exact;
        }}
      />
      <Textarea
        ref={words}
        name="words"
        required
        maxLength={4000}
        rows={4}
        dir="auto"
        label={t('obligation.words')}
        description={t('obligation.words.why')}
        defaultValue={known.words ?? ''}
      />
      <Days known={known} />
      <Textarea
        name="conditions"
        maxLength={2000}
        autosize
        minRows={1}
        maxRows={6}
        dir="auto"
        label={t('obligation.conditions')}
        defaultValue={known.conditions ?? ''}
      />
      <SerialsField label={t('undertaking.text-items')} start={serialsOf(known.basis ?? [])} />
      <ToCheckField known={known.toCheck ?? false} />
    </>
  );
}
