import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForSamples, samplesQuery } from '../api/conclusions.ts';
import { compartmentsOf, meQuery, peopleQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { SAMPLE_FIELDS } from './sample-fields.ts';

const USUAL_SIZE = 50;

function NewSample({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const { data: people } = useQuery(peopleQuery);
  const draw = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/samples', {
        body: {
          title: String(form.get('title')),
          compartmentId: String(form.get('compartment')),
          fields: SAMPLE_FIELDS.filter((field) => form.getAll('field').includes(field)),
          coderIds: form.getAll('coder').map(String),
          size: Number(form.get('size')),
          seed: String(form.get('seed')),
        },
      }),
    onSuccess: async ({ id }) => {
      await askForSamples();
      await navigate({ to: '/samples/$id', params: { id } });
    },
  });
  return (
    <form
      className="stack panel record-form"
      aria-label={t('samples.new')}
      onSubmit={(event) => {
        event.preventDefault();
        draw.mutate(new FormData(event.currentTarget));
      }}
    >
      <TextInput name="title" required maxLength={300} dir="auto" label={t('sample.title')} />
      <label className="stack-field">
        {t('incident.compartment')}
        <select name="compartment">
          {compartmentsOf(me).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="plain-choices">
        <legend>{t('sample.coders')}</legend>
        {people?.people.map(({ id, name }) => (
          <label key={id} className="check-line">
            <input type="checkbox" name="coder" value={id} /> <span dir="auto">{name}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className="plain-choices">
        <legend>{t('sample.fields')}</legend>
        {SAMPLE_FIELDS.map((field) => (
          <label key={field} className="check-line">
            <input type="checkbox" name="field" value={field} defaultChecked={field === 'kind'} />{' '}
            {t(`sample.field.${field}`)}
          </label>
        ))}
      </fieldset>
      <div className="field-line">
        <TextInput
          name="size"
          type="number"
          min={1}
          max={1000}
          required
          defaultValue={USUAL_SIZE}
          label={t('sample.size')}
        />
        <TextInput
          name="seed"
          required
          maxLength={100}
          label={t('sample.seed')}
          description={t('sample.seed.why')}
        />
      </div>
      {draw.isError ? <ProblemBox error={draw.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={draw.isPending}>
          {t('sample.draw')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Samples that several people code without seeing each other’s answers. */
export function SamplesPage(): ReactNode {
  const { t, format } = useWords();
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(samplesQuery);
  const [isNew, setNew] = useState(false);
  return (
    <>
      <PageTitle text={t('samples.title')} />
      <p className="aside">{t('samples.what')}</p>
      {!me?.capabilities.includes('describe') ? null : isNew ? (
        <NewSample done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('samples.new')}
        </Button>
      )}
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.samples')} /> : null}
      {data?.samples.length === 0 ? <EmptyState what={t('samples.none')} why={t('samples.how')} /> : null}
      <div className="claims">
        {data?.samples.map((sample) => (
          <article key={sample.id} className="claim-line">
            <p className="claim-says">
              <Link to="/samples/$id" params={{ id: sample.id }} dir="auto">
                {sample.title}
              </Link>
            </p>
            <p className="aside">
              {t('sample.passages', { n: sample.size })} ·{' '}
              {sample.coders.map(({ name }) => name ?? '').join(', ')} ·{' '}
              {sample.closedAt === null
                ? t('sample.is-open')
                : t('sample.closed-on', { day: format.day(sample.closedAt) })}
              {sample.isCoder && sample.closedAt === null
                ? ` · ${t('sample.answered', { n: sample.answered })}`
                : ''}
            </p>
          </article>
        ))}
      </div>
    </>
  );
}
