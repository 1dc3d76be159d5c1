import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { ClaimGrade } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { askForClaims } from './item-claims.tsx';

const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const;

function Choice<T extends string>(given: {
  readonly name: string;
  readonly label: string;
  readonly values: readonly T[];
  readonly last: T;
  readonly labelOf: (value: T) => string;
}): ReactNode {
  return (
    <label className="stack-field">
      {given.label}
      <select name={given.name} defaultValue={given.last}>
        {given.values.map((value) => (
          <option key={value} value={value}>
            {value} – {given.labelOf(value)}
          </option>
        ))}
      </select>
    </label>
  );
}

function NewGrade({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  return (
    <OpenForm
      label={t('claim.grade-it')}
      send={(form) =>
        call('POST /api/claims/{id}/grades', {
          params: { id },
          body: {
            reliability: RELIABILITIES.find((one) => one === form.get('reliability')) ?? 'F',
            credibility: CREDIBILITIES.find((one) => one === form.get('credibility')) ?? '6',
            reason: String(form.get('reason')),
          },
        })
      }
      done={askForClaims}
    >
      <Choice
        name="reliability"
        label={t('grade.reliability')}
        values={RELIABILITIES}
        last="F"
        labelOf={(value) => t(`grade.${value}`)}
      />
      <Choice
        name="credibility"
        label={t('grade.credibility')}
        values={CREDIBILITIES}
        last="6"
        labelOf={(value) => t(`grade.${value}`)}
      />
      <TextInput name="reason" required maxLength={2000} dir="auto" label={t('history.reason')} />
    </OpenForm>
  );
}

/** Admiralty grades of a claim, newest first; an earlier one is never taken away. */
export function Grades(given: {
  readonly id: string;
  readonly grades: readonly ClaimGrade[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const { id, grades, mayCode } = given;
  return (
    <section aria-labelledby="claim-grades">
      <h2 id="claim-grades">{t('claim.grade')}</h2>
      {grades.length === 0 ? <p className="aside">{t('grade.none')}</p> : null}
      <ul className="plain-list">
        {grades.map((one) => (
          <li key={one.id}>
            <strong>
              {one.reliability}
              {one.credibility}
            </strong>{' '}
            {t(`grade.${one.reliability as 'A'}`)}, {t(`grade.${one.credibility as '1'}`)} ·{' '}
            <span className="aside">
              {one.madeBy ?? ''}, {format.day(one.madeAt)}: <span dir="auto">{one.reason}</span>
            </span>
          </li>
        ))}
      </ul>
      {mayCode ? <NewGrade id={id} /> : null}
      <p className="aside">{t('grade.to-check')}</p>
    </section>
  );
}
