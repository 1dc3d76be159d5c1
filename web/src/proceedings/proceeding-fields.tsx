import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { LawWords, useLaw, useLawText } from '../allegations/law-words.tsx';
import type { Party, Proceeding } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** What a party is, in the order in which they are offered. */
export const ROLES = ['applicant', 'respondent', 'intervening', 'third'] as const;

/** Where a proceeding stands, in the order in which they are offered. */
export const STATUSES = [
  'in-preparation',
  'pending',
  'suspended',
  'decided',
  'discontinued',
  'closed',
] as const;

const PARTIES_MAX = 40;

/** What the fields of one line are called. */
const LABELS = {
  bench: 'proceeding.bench',
  registryNumber: 'proceeding.registry-number',
  begunOn: 'proceeding.begun-on',
} as const;

/** What the fields say, as the server takes it. */
export function proceedingFacts(form: FormData) {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const parties = Array.from({ length: PARTIES_MAX }, (_, at): Party => ({
    name: text(`party ${at}`),
    role: ROLES.find((one) => one === text(`role ${at}`)) ?? 'third',
  }));
  // The first line has to be filled; without any, the server says so.
  const [first = { name: '', role: 'applicant' }, ...rest] = parties.filter(({ name }) => name !== '');
  const named: [Party, ...Party[]] = [first, ...rest];
  return {
    title: text('title'),
    forum: text('forum'),
    status: STATUSES.find((one) => one === text('status')) ?? 'in-preparation',
    parties: named,
    bench: text('bench') || null,
    registryNumber: text('registryNumber') || null,
    begunOn: text('begunOn') || null,
    instruments: form.getAll('instrument').map(String),
  };
}

function PartyLines({ known }: { readonly known: readonly Party[] }): ReactNode {
  const { t } = useWords();
  const [start] = useState(known);
  const [lines, setLines] = useState(Math.max(2, known.length));
  return (
    <fieldset className="plain-choices party-lines">
      <legend>{t('proceeding.parties')}</legend>
      {Array.from({ length: lines }, (_, at) => {
        const role = start[at]?.role ?? ROLES[at] ?? 'third';
        return (
          <div key={at} className="party-line">
            <input
              type="text"
              name={`party ${at}`}
              required={at === 0}
              maxLength={200}
              dir="auto"
              aria-label={t('proceeding.party-name', { number: at + 1 })}
              defaultValue={start[at]?.name ?? ''}
            />
            <select
              name={`role ${at}`}
              aria-label={t('proceeding.party-role', { number: at + 1 })}
              defaultValue={role}
            >
              {ROLES.map((one) => (
                <option key={one} value={one}>
                  {t(`party.${one}`)}
                </option>
              ))}
            </select>
          </div>
        );
      })}
      {lines < PARTIES_MAX ? (
        <button type="button" className="quiet-button" onClick={() => setLines(lines + 1)}>
          {t('proceeding.more-parties')}
        </button>
      ) : null}
      <p className="aside">{t('proceeding.parties.why')}</p>
    </fieldset>
  );
}

/** The fields of a proceeding. */
export function ProceedingFields({ known }: { readonly known: Partial<Proceeding> }): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { law } = useLaw();
  const line = (name: keyof typeof LABELS, why?: string): ReactNode => (
    <TextInput
      name={name}
      maxLength={name === 'bench' ? 300 : 100}
      dir="auto"
      label={t(LABELS[name])}
      description={why}
      defaultValue={known[name] ?? ''}
    />
  );
  return (
    <>
      <TextInput
        name="title"
        required
        maxLength={300}
        dir="auto"
        label={t('proceeding.title')}
        description={t('proceeding.title.why')}
        defaultValue={known.title ?? ''}
      />
      <div className="field-line ends">
        <label className="stack-field">
          {t('proceeding.forum')}
          <select name="forum" required defaultValue={known.forum ?? ''}>
            <option value="">{t('allegation.choose')}</option>
            {law?.forums.map(({ id, names }) => (
              <option key={id} value={id} lang={say(names).lang}>
                {say(names).text}
              </option>
            ))}
          </select>
        </label>
        <label className="stack-field">
          {t('proceeding.status')}
          <select name="status" required defaultValue={known.status ?? 'in-preparation'}>
            {STATUSES.map((one) => (
              <option key={one} value={one}>
                {t(`proceeding.status.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <PartyLines known={known.parties ?? []} />
      <fieldset className="plain-choices instruments">
        <legend>{t('proceeding.instruments')}</legend>
        {law?.instruments.map(({ id, names }) => (
          <label key={id} className="check-line">
            <input
              type="checkbox"
              name="instrument"
              value={id}
              defaultChecked={known.instruments?.includes(id) ?? false}
            />{' '}
            <LawWords of={names} />
          </label>
        ))}
        <p className="aside">{t('proceeding.instruments.why')}</p>
      </fieldset>
      <div className="field-line ends">
        {line('bench')}
        {line('registryNumber')}
      </div>
      {line('begunOn', t('claim.dates-why'))}
    </>
  );
}
