import { Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForProceedings } from '../api/proceedings.ts';
import type { TestAnswer } from '../api/schema.gen.ts';
import { PickClaims } from '../coding/pick-claims.tsx';
import { useWords } from '../i18n/language.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { useOpened } from './opened.ts';
import { serialsIn } from './step-fields.tsx';

/** How a test may be seen, in the order in which they are offered. */
export const ANSWER_STATES = ['open', 'met', 'disputed', 'not-met'] as const;

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
      <PickClaims start={claims ?? []} />
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
