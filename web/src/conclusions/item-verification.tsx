import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { verificationQuery } from '../api/conclusions.ts';
import { queryClient } from '../api/queries.ts';
import type { VerificationCheck } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

type Part = VerificationCheck['part'];
const PARTS: readonly Part[] = ['source', 'technical', 'content'];
const CONFIDENCES = ['low', 'medium', 'high'] as const;

const askAgain = (serial: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['verification', serial] });

function NewCheck(given: {
  readonly serial: string;
  readonly part: Part;
  readonly subjects: readonly string[];
}): ReactNode {
  const { t } = useWords();
  const { serial, part, subjects } = given;
  return (
    <OpenForm
      label={t(`verification.add.${part}`)}
      submit={t('claim.record')}
      send={(form) =>
        call('POST /api/items/{serial}/verification', {
          params: { serial },
          body: {
            part,
            subject: String(form.get('subject')),
            method: String(form.get('method')),
            inputs: String(form.get('inputs') ?? '').trim() || null,
            outcome: String(form.get('outcome')),
            confidence: CONFIDENCES.find((one) => one === form.get('confidence')) ?? 'low',
          },
        })
      }
      done={() => askAgain(serial)}
    >
      <label className="stack-field">
        {t('verification.subject')}
        <select name="subject">
          {subjects.map((one) => (
            <option key={one} value={one}>
              {t.of(`verification.subject.${one}`, one)}
            </option>
          ))}
        </select>
      </label>
      <TextInput name="method" required maxLength={2000} dir="auto" label={t('verification.method')} />
      <TextInput name="inputs" maxLength={2000} dir="auto" label={t('verification.inputs')} />
      <Textarea
        name="outcome"
        required
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        label={t('verification.outcome')}
      />
      <label className="stack-field">
        {t('verification.confidence')}
        <select name="confidence" defaultValue="low">
          {CONFIDENCES.map((one) => (
            <option key={one} value={one}>
              {t(`confidence.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </OpenForm>
  );
}

function Check(given: {
  readonly serial: string;
  readonly check: VerificationCheck;
  readonly mayCode: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const { serial, check, mayCode } = given;
  const review = useMutation({
    mutationFn: () =>
      call('POST /api/verification-checks/{id}/review', { params: { id: check.id }, body: { note: null } }),
    onSuccess: () => askAgain(serial),
  });
  return (
    <article className="part">
      <h4>
        {t.of(`verification.subject.${check.subject}`, check.subject)}{' '}
        <span className="aside">{t(`confidence.${check.confidence}`)}</span>
      </h4>
      <p dir="auto" className="as-written">
        {check.outcome}
      </p>
      <p className="aside" dir="auto">
        {check.method}
        {check.inputs === null ? '' : ` · ${check.inputs}`}
      </p>
      <p className="aside">
        {check.madeBy ?? ''} · {format.day(check.madeAt)} ·{' '}
        {check.reviewedAt === null
          ? t('verification.not-reviewed')
          : t('verification.reviewed', { who: check.reviewedBy ?? '', day: format.day(check.reviewedAt) })}
      </p>
      {review.isError ? <ProblemBox error={review.error} /> : null}
      {mayCode ? (
        <div className="button-line">
          {check.isMine || check.reviewedAt !== null ? null : (
            <Button variant="default" disabled={review.isPending} onClick={() => review.mutate()}>
              {t('verification.review')}
            </Button>
          )}
          <Reasoned
            isQuiet
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/verification-checks/{id}/withdrawal', {
                params: { id: check.id },
                body: { reason },
              })
            }
            done={() => askAgain(serial)}
          />
        </div>
      ) : null}
    </article>
  );
}

/** How far an item is verified: checks of its source, its technical side and its content, each with a second reader. */
export function ItemVerification({
  serial,
  mayCode,
}: {
  readonly serial: string;
  readonly mayCode: boolean;
}): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(verificationQuery(serial));
  if (!data) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.verification')} />;
  return (
    <section className="stack" aria-label={t('item.tab.verification')}>
      <p role="status">
        <strong>{t(`verification.state.${data.state}`)}</strong>{' '}
        <span className="aside">{t('verification.what')}</span>
      </p>
      {PARTS.map((part) => (
        <div key={part}>
          <h3>{t(`verification.part.${part}`)}</h3>
          {data.checks
            .filter((check) => check.part === part)
            .map((check) => (
              <Check key={check.id} serial={serial} check={check} mayCode={mayCode} />
            ))}
          {mayCode ? <NewCheck serial={serial} part={part} subjects={data.subjects[part] ?? []} /> : null}
        </div>
      ))}
    </section>
  );
}
