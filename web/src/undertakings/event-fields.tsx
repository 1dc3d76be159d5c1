import { Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ComplianceEvent } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { EvidenceFields, serialsFrom } from './basis.tsx';
import { useOpened } from './opened.ts';
import { EVENT_WORDS } from './words.tsx';

/** What the fields say, as the server takes it. */
export function eventFacts(form: FormData) {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const says = EVENT_WORDS.find((one) => one === text('says')) ?? 'disputed';
  return {
    says,
    side: text('side') || null,
    saidBy: text('saidBy'),
    saidOn: text('saidOn') || null,
    happenedOn: text('happenedOn') || null,
    extendedTo: says === 'extended' ? text('extendedTo') || null : null,
    note: text('note') || null,
    serials: serialsFrom(form),
    claimIds: form.getAll('claim').map(String),
    incidentIds: form.getAll('incident').map(String),
  };
}

/** The fields of what somebody says of an obligation. */
export function EventFields(given: { readonly known: Partial<ComplianceEvent> }): ReactNode {
  const { t } = useWords();
  const { undertaking } = useOpened();
  const [known] = useState(given.known);
  const [says, setSays] = useState<string>(known.says ?? '');
  const day = (name: 'saidOn' | 'happenedOn' | 'extendedTo', label: string): ReactNode => (
    <TextInput
      name={name}
      maxLength={100}
      label={label}
      description={t('claim.dates-why')}
      defaultValue={known[name] ?? ''}
    />
  );
  return (
    <>
      <div className="field-line ends">
        <label className="stack-field">
          {t('compliance.side')}
          <select name="side" defaultValue={known.side ?? ''}>
            <option value="">{t('compliance.side.none')}</option>
            {undertaking.parties
              .filter(({ role }) => role === 'side')
              .map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <TextInput
          name="saidBy"
          required
          maxLength={300}
          dir="auto"
          label={t('compliance.said-by')}
          defaultValue={known.saidBy ?? ''}
        />
        <label className="stack-field">
          {t('compliance.says')}
          <select
            name="says"
            required
            value={says}
            onChange={({ currentTarget }) => setSays(currentTarget.value)}
          >
            <option value="">{t('allegation.choose')}</option>
            {EVENT_WORDS.map((one) => (
              <option key={one} value={one}>
                {t(`compliance.says.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="aside">{t('compliance.says.why')}</p>
      <div className="field-line ends">
        {day('saidOn', t('compliance.said-on'))}
        {day('happenedOn', t('compliance.happened-on'))}
        {says === 'extended' ? day('extendedTo', t('compliance.extended-to')) : null}
      </div>
      <EvidenceFields known={known.basis ?? []} />
      <Textarea
        name="note"
        maxLength={2000}
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        label={t('compliance.note')}
        defaultValue={known.note ?? ''}
      />
    </>
  );
}
