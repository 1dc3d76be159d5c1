import { Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForProceedings } from '../api/proceedings.ts';
import { claimsNamedQuery } from '../api/queries.ts';
import type { TestAnswer } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { useOpened } from './opened.ts';
import { serialsIn } from './step-fields.tsx';

/** How a test may be seen, in the order in which they are offered. */
export const ANSWER_STATES = ['open', 'met', 'disputed', 'not-met'] as const;

interface Picked {
  readonly id: string;
  readonly body: string;
}

/** Claims that the answer rests on: those of the answer before, and any that is found by its words. */
function Claims({ start }: { readonly start: readonly Picked[] }): ReactNode {
  const { t } = useWords();
  const [picked, setPicked] = useState(start);
  const [typed, setTyped] = useState('');
  const found = useQuery(claimsNamedQuery(typed));
  const others = found.data?.items.filter(({ id }) => !picked.some((one) => one.id === id)) ?? [];
  return (
    <fieldset className="plain-choices">
      <legend>{t('answer.claims')}</legend>
      {picked.map(({ id, body }) => (
        <label key={id} className="check-line">
          <input type="checkbox" name="claim" value={id} defaultChecked /> <span dir="auto">{body}</span>
        </label>
      ))}
      <TextInput
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="auto"
        maxLength={200}
        label={t('basis.find')}
      />
      {found.data && others.length === 0 ? <p className="aside">{t('link.none')}</p> : null}
      {typed.trim() === ''
        ? null
        : others.map(({ id, body, speaker, sourceName }) => (
            <p key={id} className="pick-line">
              <button
                type="button"
                className="quiet-button"
                aria-label={t('named.button', { button: t('answer.pick'), what: body })}
                onClick={() => {
                  setPicked([...picked, { id, body }]);
                  setTyped('');
                }}
              >
                {t('answer.pick')}
              </button>{' '}
              <span dir="auto">{body}</span>{' '}
              <span className="aside" dir="auto">
                {speaker ?? sourceName}
              </span>
            </p>
          ))}
    </fieldset>
  );
}

function Fields({ before }: { readonly before: TestAnswer | null }): ReactNode {
  const { t } = useWords();
  const [start] = useState(before);
  const [state, setState] = useState<string>(start?.state ?? 'open');
  const claims = start?.evidence.flatMap(({ claimId, body, isWithdrawn }) =>
    claimId === null || isWithdrawn ? [] : [{ id: claimId, body: body ?? t('answer.sealed') }],
  );
  const serials = start?.evidence.flatMap(({ serial }) => serial ?? []);
  return (
    <>
      <fieldset className="plain-choices">
        <legend>{t('answer.state')}</legend>
        {ANSWER_STATES.map((one) => (
          <label key={one} className="check-line">
            <input
              type="radio"
              name="state"
              value={one}
              checked={state === one}
              onChange={() => setState(one)}
            />{' '}
            {t(`test.state.${one}`)}
          </label>
        ))}
      </fieldset>
      <Textarea
        name="reasons"
        required={state !== 'open'}
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        label={t('answer.reasons')}
        description={t('answer.reasons.why')}
        defaultValue={start?.reasons ?? ''}
      />
      <Claims start={claims ?? []} />
      <TextInput
        name="serials"
        maxLength={2000}
        label={t('answer.items')}
        description={t('step.serials.why')}
        defaultValue={serials?.join(', ') ?? ''}
      />
      <p className="aside">{t('answer.kept')}</p>
    </>
  );
}

/** Answers a test of a checklist, with reasons and what shows it. The answer before stays and is one click away. */
export function AnswerForm(given: {
  readonly checklist: string;
  readonly test: string;
  /** What is asked, in words. */
  readonly name: string;
  readonly before: TestAnswer | null;
}): ReactNode {
  const { t } = useWords();
  const { proceeding } = useOpened();
  const { checklist, test, name, before } = given;
  const open = t(before === null ? 'answer.test' : 'answer.test-again');
  return (
    <OpenForm
      label={t('answer.test')}
      open={open}
      openName={t('named.button', { button: open, what: name })}
      submit={t('claim.record')}
      isQuiet
      className="record-form"
      send={(form) =>
        call('POST /api/proceedings/{id}/answers', {
          params: { id: proceeding.id },
          body: {
            checklist,
            test,
            state: ANSWER_STATES.find((one) => one === form.get('state')) ?? 'open',
            reasons: String(form.get('reasons') ?? '').trim() || null,
            claimIds: form.getAll('claim').map(String),
            serials: serialsIn(String(form.get('serials') ?? '')),
          },
        })
      }
      done={askForProceedings}
    >
      <Fields before={before} />
    </OpenForm>
  );
}
