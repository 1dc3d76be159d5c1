import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForSamples, sampleQuery } from '../api/conclusions.ts';
import type { Passage, Sample, SampleAgreement } from '../api/schema.gen.ts';
import { TermSelect, useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import type { SampleField } from './sample-fields.ts';

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const FIGURES = ['1', '2', '3', '4', '5', '6'] as const;
const NONE = 'none';

function Choice({ field, value }: { readonly field: SampleField; readonly value: string }): ReactNode {
  const { t } = useWords();
  const label = t(`sample.field.${field}`);
  if (field === 'kind') return <TermSelect list="claim-kind" name="kind" label={label} value={value} />;
  if (field === 'measure')
    return (
      <TermSelect
        list="count-measure"
        name="measure"
        label={label}
        value={value === NONE ? '' : value}
        none={t('claim.measure-none')}
      />
    );
  const choices: readonly (readonly [string, string])[] =
    field === 'polarity'
      ? [
          ['affirms', t('sample.affirms')],
          ['denies', t('sample.denies')],
        ]
      : (field === 'reliability' ? LETTERS : FIGURES).map((one) => [one, one]);
  return (
    <label className="stack-field">
      {label}
      <select name={field} defaultValue={value}>
        {choices.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Words({ passage }: { readonly passage: Passage }): ReactNode {
  return (
    <blockquote className="quoted" dir="auto" lang={passage.language ?? undefined}>
      <span className="aside">{passage.before}</span>
      <mark>{passage.exact}</mark>
      <span className="aside">{passage.after}</span>
    </blockquote>
  );
}

/** The passages one after the other, each answered before the next; what was answered can be gone back to until it is closed. */
function Code({
  sample,
  passages,
}: {
  readonly sample: Sample;
  readonly passages: readonly Passage[];
}): ReactNode {
  const { t } = useWords();
  const first = passages.findIndex(({ answers }) => answers.length === 0);
  const [at, setAt] = useState(Math.max(0, first));
  const passage = passages[at];
  const save = useMutation({
    mutationFn: (form: FormData) =>
      call('PUT /api/samples/{id}/answers/{quoteId}', {
        params: { id: sample.id, quoteId: passage?.quoteId ?? '' },
        body: {
          answers: Object.fromEntries(
            sample.fields.map((field) => [field, String(form.get(field) ?? '') || NONE]),
          ),
        },
      }),
    onSuccess: async () => {
      await askForSamples();
      setAt((before) => Math.min(passages.length - 1, before + 1));
    },
  });
  if (!passage) return null;
  const own = passage.answers[0]?.answers ?? {};
  return (
    <section aria-label={t('sample.code')}>
      <p className="figures" role="status">
        {t('sample.at', { at: at + 1, n: passages.length })} · {t('sample.answered', { n: sample.answered })}
      </p>
      <Words passage={passage} />
      <form
        key={passage.quoteId}
        className="stack record-form"
        aria-label={t('sample.answer')}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(new FormData(event.currentTarget));
        }}
      >
        {sample.fields.map((field) => (
          <Choice key={field} field={field} value={own[field] ?? ''} />
        ))}
        {save.isError ? <ProblemBox error={save.error} /> : null}
        <div className="button-line">
          <Button type="submit" disabled={save.isPending}>
            {t('sample.answer')}
          </Button>
          <Button variant="default" disabled={at === 0} onClick={() => setAt(at - 1)}>
            {t('sample.back')}
          </Button>
          <Button variant="default" disabled={at === passages.length - 1} onClick={() => setAt(at + 1)}>
            {t('sample.next')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Term({ list, id }: { readonly list: string; readonly id: string }): ReactNode {
  return <>{useTerm(list)(id)}</>;
}

function Answer({ field, value }: { readonly field: string; readonly value: string }): ReactNode {
  const { t } = useWords();
  if (field === 'kind') return <Term list="claim-kind" id={value} />;
  if (field === 'measure')
    return value === NONE ? <>{t('claim.measure-none')}</> : <Term list="count-measure" id={value} />;
  if (field === 'polarity') return <>{t(value === 'denies' ? 'sample.denies' : 'sample.affirms')}</>;
  return <>{value}</>;
}

function Agreed(given: {
  readonly sample: Sample;
  readonly agreement: readonly SampleAgreement[];
  readonly passages: readonly Passage[];
}): ReactNode {
  const { t, format } = useWords();
  const { sample, agreement, passages } = given;
  const nameOf = (id: string): string => sample.coders.find((one) => one.id === id)?.name ?? '';
  return (
    <section aria-labelledby="sample-agreement">
      <h2 id="sample-agreement">{t('sample.agreement')}</h2>
      <p className="aside">{t('sample.alpha.what')}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('sample.fields')}</th>
            <th scope="col">{t('sample.alpha')}</th>
            <th scope="col">{t('sample.agreed')}</th>
            <th scope="col">{t('sample.compared')}</th>
          </tr>
        </thead>
        <tbody>
          {agreement.map(({ field, alpha, agreed, units }) => (
            <tr key={field}>
              <th scope="row">{t(`sample.field.${field}`)}</th>
              <td className="figures">
                {alpha === null ? t('sample.alpha.undefined') : format.number(Math.round(alpha * 100) / 100)}
              </td>
              <td className="figures">{format.number(agreed)}</td>
              <td className="figures">{format.number(units)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('sample.disputed')}</h2>
      {agreement.every(({ disputed }) => disputed.length === 0) ? (
        <p className="aside">{t('sample.disputed.none')}</p>
      ) : null}
      {passages
        .filter(({ quoteId }) => agreement.some(({ disputed }) => disputed.includes(quoteId)))
        .map((passage) => (
          <article key={passage.quoteId} className="part">
            <Words passage={passage} />
            <ul className="plain-list">
              {passage.answers.map(({ personId, answers }) => (
                <li key={personId}>
                  <strong dir="auto">{nameOf(personId)}</strong>:{' '}
                  {Object.entries(answers).map(([field, value], at) => (
                    <span key={field}>
                      {at > 0 ? ' · ' : ''}
                      <Answer field={field} value={value} />
                    </span>
                  ))}
                </li>
              ))}
            </ul>
            <p>
              <Link to="/items/$serial" params={{ serial: passage.serial }}>
                <code>{passage.serial}</code>
              </Link>
            </p>
          </article>
        ))}
    </section>
  );
}

/** One sample: coded blind while it is open; what everybody said, and how far they agree, when it is closed. */
export function SamplePage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/samples/$id' });
  const { data, error, refetch } = useQuery(sampleQuery(id));
  const close = useMutation({
    mutationFn: () => call('POST /api/samples/{id}/closing', { params: { id } }),
    onSuccess: askForSamples,
  });
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.samples')} />
    );
  const { sample, passages, agreement } = data;
  const isOpen = sample.closedAt === null;
  return (
    <>
      <PageTitle text={sample.title} />
      <p className="aside">
        {t('sample.passages', { n: sample.size })} · {sample.coders.map(({ name }) => name ?? '').join(', ')}{' '}
        · {t('sample.seed')}: <code>{sample.seed}</code>
      </p>
      {isOpen ? <p className="note">{t('sample.blind')}</p> : null}
      {isOpen && sample.isCoder ? <Code sample={sample} passages={passages} /> : null}
      {isOpen ? null : <Agreed sample={sample} agreement={agreement} passages={passages} />}
      {close.isError ? <ProblemBox error={close.error} /> : null}
      {isOpen && sample.isMine ? (
        <Button variant="default" disabled={close.isPending} onClick={() => close.mutate()}>
          {t('sample.close')}
        </Button>
      ) : null}
    </>
  );
}
