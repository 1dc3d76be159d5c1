import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { ClaimGrade } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
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

function NewGrade({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const grade = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/claims/{id}/grades', {
        params: { id },
        body: {
          reliability: RELIABILITIES.find((one) => one === form.get('reliability')) ?? 'F',
          credibility: CREDIBILITIES.find((one) => one === form.get('credibility')) ?? '6',
          reason: String(form.get('reason')),
        },
      }),
    onSuccess: async () => {
      await askForClaims();
      done();
    },
  });
  return (
    <form
      className="stack panel"
      aria-label={t('claim.grade-it')}
      onSubmit={(event) => {
        event.preventDefault();
        grade.mutate(new FormData(event.currentTarget));
      }}
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
      {grade.isError ? <ProblemBox error={grade.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={grade.isPending}>
          {t('claim.grade-it')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Admiralty grades of a claim, newest first; an earlier one is never taken away. */
export function Grades(given: {
  readonly id: string;
  readonly grades: readonly ClaimGrade[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const [isOpen, setOpen] = useState(false);
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
      {!mayCode ? null : isOpen ? (
        <NewGrade id={id} done={() => setOpen(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('claim.grade-it')}
        </Button>
      )}
      <p className="aside">{t('grade.to-check')}</p>
    </section>
  );
}
