import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ToCheck } from '../allegations/law-words.tsx';
import { call } from '../api/client.ts';
import type { Assessment } from '../api/schema.gen.ts';
import { askForSettlements } from '../api/settlements.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { EvidenceFields } from '../undertakings/basis.tsx';
import { Evidence, evidenceIn } from './evidence.tsx';
import { useOpened } from './opened.ts';
import { CRITERIA, FINDINGS, useTimeOf } from './words.tsx';

function assessmentFacts(form: FormData) {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  return {
    criterion: CRITERIA.find((one) => one === text('criterion')) ?? 'safety',
    finding: FINDINGS.find((one) => one === text('finding')) ?? 'not-clear',
    holdsFrom: text('holdsFrom') || null,
    holdsTo: text('holdsTo') || null,
    assessedBy: text('assessedBy'),
    assessedOn: text('assessedOn') || null,
    words: text('words'),
    ...evidenceIn(form),
  };
}

function Choice<T extends string>(given: {
  readonly name: string;
  readonly label: string;
  readonly of: readonly T[];
  readonly words: (one: T) => string;
}): ReactNode {
  const { t } = useWords();
  return (
    <label className="stack-field">
      {given.label}
      <select name={given.name} required defaultValue="">
        <option value="">{t('allegation.choose')}</option>
        {given.of.map((one) => (
          <option key={one} value={one}>
            {given.words(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

function NewAssessment({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { id } = useOpened().settlement;
  const day = (name: string, label: string): ReactNode => (
    <TextInput name={name} maxLength={100} label={label} description={t('claim.dates-why')} />
  );
  return (
    <NewForm
      label={t('assessment.new')}
      name={`new assessment ${id}`}
      send={(form) =>
        call('POST /api/settlements/{id}/assessments', { params: { id }, body: assessmentFacts(form) })
      }
      made={async () => {
        await askForSettlements();
        done();
      }}
      leave={done}
    >
      <div className="field-line ends">
        <Choice
          name="criterion"
          label={t('assessment.criterion')}
          of={CRITERIA}
          words={(one) => t(`criterion.${one}`)}
        />
        <Choice
          name="finding"
          label={t('assessment.finding')}
          of={FINDINGS}
          words={(one) => t(`finding.${one}`)}
        />
      </div>
      <Textarea
        name="words"
        required
        maxLength={4000}
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        label={t('assessment.words')}
      />
      <TextInput name="assessedBy" required maxLength={300} dir="auto" label={t('assessment.by')} />
      <div className="field-line ends">
        {day('assessedOn', t('assessment.on'))}
        {day('holdsFrom', t('assessment.from'))}
        {day('holdsTo', t('assessment.to'))}
      </div>
      <EvidenceFields known={[]} />
    </NewForm>
  );
}

function Finding({ of, mayChange }: { readonly of: Assessment; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const time = useTimeOf();
  const { id, finding, words, assessedBy, holdsFrom, holdsTo, evidence, isOfDay } = of;
  return (
    <div className="return-finding" data-of-day={isOfDay || undefined}>
      <p>
        <strong>{t(`finding.${finding}`)}</strong>{' '}
        <span className="aside figures">
          {time(holdsFrom, holdsTo)}
          {isOfDay ? '' : ` · ${t('assessment.other-time')}`}
        </span>
      </p>
      <p dir="auto">{words}</p>
      <p className="aside" dir="auto">
        {assessedBy}
      </p>
      <Evidence of={evidence} />
      {mayChange ? (
        <Reasoned
          isQuiet
          button={t('record.withdraw')}
          name={t('named.button', { button: t('record.withdraw'), what: assessedBy })}
          send={(reason) =>
            call('POST /api/criterion-assessments/{id}/withdrawal', { params: { id }, body: { reason } })
          }
          done={askForSettlements}
        />
      ) : null}
    </div>
  );
}

/** The eight criteria of durable solutions: what is known of each on the day, and by whom; what nobody says is said to be unknown. */
export function Criteria({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { assessments, unknown, criteria } = useOpened();
  const [isNew, setNew] = useState(false);
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria">{t('criteria.title')}</h2>
      <p className="note">
        {criteria.title} <ToCheck is={criteria.toCheck} /> {t('criteria.to-check')}
      </p>
      <table className="deadline-table return-criteria">
        <caption className="for-readers">{t('criteria.title')}</caption>
        <tbody>
          {CRITERIA.map((one, at) => {
            const own = assessments.filter(({ criterion }) => criterion === one);
            const isUnknown = unknown.includes(one);
            return (
              <tr key={one} data-unknown={isUnknown || undefined}>
                <th scope="row">{`${at + 1}. ${t(`criterion.${one}`)}`}</th>
                <td>
                  {isUnknown ? <span className="return-nothing">{t('criteria.unknown')}</span> : null}
                  {!isUnknown && own.every(({ isOfDay }) => !isOfDay) ? t('criteria.by-obstacles') : null}
                  {own.map((assessment) => (
                    <Finding key={assessment.id} of={assessment} mayChange={mayChange} />
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {!mayChange ? null : isNew ? (
        <NewAssessment done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('assessment.new')}
        </Button>
      )}
    </section>
  );
}
