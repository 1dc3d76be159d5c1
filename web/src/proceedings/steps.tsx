import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForProceedings } from '../api/proceedings.ts';
import type { DiplomaticExchange, ProceedingStep } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { VersionLine } from '../together/both-versions.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { ExchangeWords } from './exchange-words.tsx';
import { useFixedText } from './fixed-times.tsx';
import { useOpened } from './opened.ts';
import { sideOf } from './sides.ts';
import { StepFields, stepFacts } from './step-fields.tsx';
import { useDay } from './words.tsx';
import { NewForm } from '../ui/new-form.tsx';

/** Items by their serials. */
export function Serials({ of }: { readonly of: readonly string[] }): ReactNode {
  return of.map((serial, at) => (
    <span key={serial} className="serial">
      {at === 0 ? '' : ', '}
      <Link to="/items/$serial" params={{ serial }} className="figures">
        {serial}
      </Link>
    </span>
  ));
}

function NewStep({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const whole = useOpened();
  const { id } = whole.proceeding;
  return (
    <NewForm
      label={t('step.new')}
      name="new step"
      send={(form) => call('POST /api/proceedings/{id}/steps', { params: { id }, body: stepFacts(form) })}
      made={async () => {
        await askForProceedings();
        done();
      }}
      leave={done}
    >
      <StepFields whole={whole} known={{}} />
    </NewForm>
  );
}

/** What an exchange says, in one line. */
function useExchangeText(): (of: DiplomaticExchange | null) => string {
  const { t } = useWords();
  return (of) =>
    of === null
      ? ''
      : [
          t(`exchange.form.${of.form}`),
          of.addressedTo,
          t(`exchange.names.${of.namesTreaty ?? 'unknown'}`),
          of.named,
          t(`exchange.reply.${of.reply ?? 'unknown'}`),
          of.repliedOn,
          of.replySays,
        ]
          .filter((one) => one !== null)
          .join(' · ');
}

/** What a step says now and what the form says, where somebody was quicker. */
function useStepLines(step: ProceedingStep): (mine: FormData) => readonly VersionLine[] {
  const { t } = useWords();
  const day = useDay();
  const exchange = useExchangeText();
  const fixed = useFixedText();
  return (form) => {
    const mine = stepFacts(form);
    const lines: VersionLine[] = [
      { label: t('step.what'), theirs: step.what, mine: mine.what },
      { label: t('step.kind'), theirs: t(`step.kind.${step.kind}`), mine: t(`step.kind.${mine.kind}`) },
      { label: t('step.by-whom'), theirs: step.byWhom, mine: mine.byWhom },
      { label: t('step.day'), theirs: day(step.happenedOn), mine: day(mine.happenedOn) },
      { label: t('exchanges.one'), theirs: exchange(step.exchange), mine: exchange(mine.exchange) },
      { label: t('step.fixed'), theirs: fixed(step.fixedTimes), mine: fixed(mine.fixedTimes) },
      { label: t('step.serials'), theirs: step.serials.join(', '), mine: mine.serials.join(', ') },
    ];
    return lines.filter(({ theirs, mine: own }) => theirs !== own);
  };
}

function ChangeStep({ step, done }: { readonly step: ProceedingStep; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const whole = useOpened();
  const lines = useStepLines(step);
  const [start] = useState(step);
  return (
    <ChangeForm
      label={t('step.change')}
      name={`step ${start.id}`}
      version={step.version}
      className="stack panel record-form"
      both={{ subject: whole.proceeding.id, kind: 'step-changed', lines }}
      send={(form, ifMatch) =>
        call('PATCH /api/steps/{id}', {
          params: { id: start.id },
          body: changedIn(start, stepFacts(form)),
          ifMatch,
        })
      }
      askAgain={askForProceedings}
      done={done}
    >
      <StepFields whole={whole} known={start} />
    </ChangeForm>
  );
}

function StepBody({ step }: { readonly step: ProceedingStep }): ReactNode {
  const { t, format } = useWords();
  const { proceeding } = useOpened();
  const fixed = useFixedText();
  const { kind, byWhom, what, event, fixedTimes, serials, exchange, madeBy, madeAt } = step;
  const side = sideOf(step, proceeding.parties);
  return (
    <>
      <p className="aside">
        {t(`step.kind.${kind}`)}
        {byWhom === null ? null : <span dir="auto"> · {byWhom}</span>}
        {side === 'between' ? null : ` (${t(`party.${side}`)})`}
      </p>
      <p className="step-what as-written" dir="auto">
        {what}
      </p>
      {exchange === null ? null : <ExchangeWords step={{ ...step, exchange }} />}
      {fixedTimes.length === 0 ? null : (
        <p className="aside" dir="auto">
          {t('step.fixed')}: {fixed(fixedTimes)}
        </p>
      )}
      {event === null ? null : (
        <p className="aside">{t('step.runs', { event: t.of(`deadline.event.${event}`, event) })}</p>
      )}
      <p className="aside">
        {serials.length === 0 ? t('step.no-items') : <Serials of={serials} />} · {madeBy ?? ''} ·{' '}
        {format.day(madeAt)}
      </p>
    </>
  );
}

function Step({
  step,
  mayChange,
}: {
  readonly step: ProceedingStep;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { proceeding } = useOpened();
  const [isChanging, setChanging] = useState(false);
  const named = (button: string): string => t('named.button', { button, what: step.what });
  return (
    <li id={`step-${step.id}`} className="step" data-side={sideOf(step, proceeding.parties)}>
      <p className="step-day figures">{day(step.happenedOn)}</p>
      <div className="step-body">
        {isChanging ? (
          <ChangeStep step={step} done={() => setChanging(false)} />
        ) : (
          <>
            <StepBody step={step} />
            {mayChange ? (
              <div className="piece-buttons">
                <button
                  type="button"
                  className="quiet-button"
                  aria-label={named(t('record.change'))}
                  onClick={() => setChanging(true)}
                >
                  {t('record.change')}
                </button>
                <Reasoned
                  isQuiet
                  button={t('record.withdraw')}
                  name={named(t('record.withdraw'))}
                  send={(reason) =>
                    call('POST /api/steps/{id}/withdrawal', { params: { id: step.id }, body: { reason } })
                  }
                  done={askForProceedings}
                />
              </div>
            ) : null}
          </>
        )}
      </div>
    </li>
  );
}

/** The steps of a proceeding in the order of time, each with what shows it; one is added or put right here. */
export function Steps({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { steps, hasMore } = useOpened();
  const [isNew, setNew] = useState(false);
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('steps.title')}</h2>
      {hasMore ? <p className="note">{t('steps.has-more')}</p> : null}
      {steps.length === 0 ? <p className="aside measure">{t('steps.none')}</p> : null}
      <ol className="steps">
        {steps.map((step) => (
          <Step key={step.id} step={step} mayChange={mayChange} />
        ))}
      </ol>
      {!mayChange ? null : isNew ? (
        <NewStep done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('step.new')}
        </Button>
      )}
    </section>
  );
}
