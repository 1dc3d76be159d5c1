import { Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { proceedingQuery, proceedingsQuery } from '../api/proceedings.ts';
import type { Undertaking, UndertakingParty, WholeUndertaking } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { UNDERTAKING_KINDS } from '../search-undertakings.ts';
import { serialsFrom, SerialsField, serialsOf } from './basis.tsx';

/** What a party is, in the order in which it is offered. */
export const UNDERTAKING_ROLES = ['side', 'author', 'third'] as const;

const PARTIES_MAX = 40;
const LINES_AT_FIRST = 3;
const ROLES_AT_FIRST = ['side', 'side', 'author'] as const;

/** What the fields say, as the server takes it. */
export function undertakingFacts(form: FormData) {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const parties = Array.from({ length: PARTIES_MAX }, (_, at): UndertakingParty => ({
    name: text(`party ${at}`),
    role: UNDERTAKING_ROLES.find((one) => one === text(`role ${at}`)) ?? 'third',
  }));
  // The first line has to be filled; without any, the server says so.
  const [first = { name: '', role: 'side' }, ...rest] = parties.filter(({ name }) => name !== '');
  const named: [UndertakingParty, ...UndertakingParty[]] = [first, ...rest];
  return {
    kind: UNDERTAKING_KINDS.find((one) => one === text('kind')) ?? 'agreement',
    title: text('title'),
    dated: text('dated') || null,
    parties: named,
    whichText: text('whichText') || null,
    toCheck: form.get('toCheck') !== null,
    proceedingId: text('proceeding') || null,
    stepId: text('step') || null,
    serials: serialsFrom(form),
  };
}

function PartyLines({ known }: { readonly known: readonly UndertakingParty[] }): ReactNode {
  const { t } = useWords();
  const [start] = useState(known);
  const [lines, setLines] = useState(Math.max(LINES_AT_FIRST, known.length));
  return (
    <fieldset className="plain-choices party-lines">
      <legend>{t('proceeding.parties')}</legend>
      {Array.from({ length: lines }, (_, at) => (
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
            defaultValue={start[at]?.role ?? ROLES_AT_FIRST[at] ?? 'third'}
          >
            {UNDERTAKING_ROLES.map((one) => (
              <option key={one} value={one}>
                {t(`undertaking.role.${one}`)}
              </option>
            ))}
          </select>
        </div>
      ))}
      {lines < PARTIES_MAX ? (
        <button type="button" className="quiet-button" onClick={() => setLines(lines + 1)}>
          {t('proceeding.more-parties')}
        </button>
      ) : null}
      <p className="aside">{t('undertaking.parties.why')}</p>
    </fieldset>
  );
}

/** The proceeding in which it was ordered, and the step that ordered it. */
function OrderFields({ known }: { readonly known: WholeUndertaking['order'] }): ReactNode {
  const { t } = useWords();
  const [start] = useState(known);
  const [chosen, setChosen] = useState(start?.proceedingId ?? '');
  const { data } = useInfiniteQuery(proceedingsQuery);
  const { data: whole } = useQuery({ ...proceedingQuery(chosen), enabled: chosen !== '' });
  const listed = data?.pages.flatMap(({ items }) => items.map(({ proceeding }) => proceeding)) ?? [];
  const all =
    start === null || listed.some(({ id }) => id === start.proceedingId)
      ? listed
      : [{ id: start.proceedingId, title: start.title }, ...listed];
  if (all.length === 0) return null;
  const steps = (whole?.steps ?? []).filter(
    ({ id, kind }) => kind === 'order' || kind === 'measure' || kind === 'judgment' || id === start?.stepId,
  );
  return (
    <div className="field-line ends">
      <label className="stack-field">
        {t('undertaking.ordered-in')}
        <select
          name="proceeding"
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          <option value="">{t('undertaking.ordered-in.none')}</option>
          {all.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {chosen === '' ? null : (
        <label className="stack-field">
          {t('undertaking.ordered-by')}
          <select
            key={`${chosen} ${steps.length}`}
            name="step"
            defaultValue={chosen === start?.proceedingId ? (start.stepId ?? '') : ''}
          >
            <option value="">{t('undertaking.ordered-by.none')}</option>
            {steps.map(({ id, what }) => (
              <option key={id} value={id}>
                {what}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** The mark that something is said from general knowledge, as a field. */
export function ToCheckField({ known }: { readonly known: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <label className="check-line">
      <input type="checkbox" name="toCheck" defaultChecked={known} /> {t('undertaking.to-check')}
    </label>
  );
}

/** The fields of an undertaking. */
export function UndertakingFields({
  known,
  whole,
}: {
  readonly known: Partial<Undertaking>;
  readonly whole?: WholeUndertaking;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextInput
        name="title"
        required
        maxLength={300}
        dir="auto"
        label={t('proceeding.title')}
        description={t('undertaking.title.why')}
        defaultValue={known.title ?? ''}
      />
      <div className="field-line ends">
        <label className="stack-field">
          {t('undertaking.kind')}
          <select name="kind" required defaultValue={known.kind ?? 'agreement'}>
            {UNDERTAKING_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`undertaking.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <TextInput
          name="dated"
          maxLength={100}
          label={t('undertaking.dated')}
          description={t('claim.dates-why')}
          defaultValue={known.dated ?? ''}
        />
      </div>
      <PartyLines known={known.parties ?? []} />
      <SerialsField label={t('undertaking.text-items')} start={serialsOf(whole?.text ?? [])} />
      <Textarea
        name="whichText"
        maxLength={1000}
        autosize
        minRows={1}
        maxRows={6}
        dir="auto"
        label={t('undertaking.which-text')}
        description={t('undertaking.which-text.why')}
        defaultValue={known.whichText ?? ''}
      />
      <OrderFields known={whole?.order ?? null} />
      <ToCheckField known={known.toCheck ?? false} />
    </>
  );
}
