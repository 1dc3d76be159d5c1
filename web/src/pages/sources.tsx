import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { compartmentsOf, meQuery, queryClient, sourceQuery, sourcesQuery } from '../api/queries.ts';
import type { Source } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeptForm } from '../ui/kept-form.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

const KINDS = ['person', 'organisation', 'publication', 'account', 'device', 'unknown'] as const;

const given = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;

function fieldsOf(form: FormData) {
  return {
    name: given(form, 'name') ?? '',
    kind: KINDS.find((kind) => kind === form.get('kind')) ?? 'unknown',
    affiliation: given(form, 'affiliation'),
    independenceGroup: given(form, 'group'),
    note: given(form, 'note'),
  };
}

function Fields({ source }: { readonly source?: Source }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextInput
        name="name"
        required
        maxLength={300}
        dir="auto"
        label={t('items.source')}
        defaultValue={source?.name}
      />
      <label className="stack-field">
        {t('provenance.source-kind')}
        <select name="kind" defaultValue={source?.kind ?? 'unknown'}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t.of(`source.${kind}`, kind)}
            </option>
          ))}
        </select>
      </label>
      <TextInput
        name="affiliation"
        maxLength={2000}
        dir="auto"
        label={t('provenance.affiliation')}
        defaultValue={source?.affiliation ?? ''}
      />
      <TextInput
        name="group"
        maxLength={2000}
        dir="auto"
        label={t('sources.group')}
        description={t('sources.group-why')}
        defaultValue={source?.independenceGroup ?? ''}
      />
      <TextInput
        name="note"
        maxLength={2000}
        dir="auto"
        label={t('sources.note')}
        defaultValue={source?.note ?? ''}
      />
    </>
  );
}

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });

function Edit({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { data: source, error } = useQuery(sourceQuery(id));
  const kept = useKeptForm(`source ${id} ${source?.version ?? ''}`);
  const leave = (): void => {
    kept.forget();
    done();
  };
  const change = useMutation({
    mutationFn: (form: FormData) =>
      call('PUT /api/sources/{id}', {
        params: { id },
        body: { ...fieldsOf(form), reason: String(form.get('reason')) },
        ...(source ? { ifMatch: source.version } : {}),
      }),
    onSuccess: async () => {
      await refresh();
      leave();
    },
  });
  if (!source) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.sources')} />;
  return (
    <form
      ref={kept.form}
      className="stack panel"
      aria-label={source.name}
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(new FormData(event.currentTarget));
      }}
    >
      <Fields source={source} />
      <TextInput name="reason" required maxLength={2000} dir="auto" label={t('history.reason')} />
      {change.isError ? <ProblemBox error={change.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={change.isPending}>
          {t('sources.change')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('sources.leave')}
        </Button>
      </div>
    </form>
  );
}

function Register(): ReactNode {
  const { t } = useWords();
  const kept = useKeptForm('new-source');
  const { data: me } = useQuery(meQuery);
  const register = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/sources', {
        body: { ...fieldsOf(form), compartmentId: String(form.get('compartment')) },
      }),
    onSuccess: refresh,
  });
  return (
    <details className="curate">
      <summary>{t('sources.register')}</summary>
      <form
        ref={kept.form}
        className="stack panel"
        onChange={kept.keep}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          register.mutate(new FormData(form), {
            onSuccess: () => {
              kept.forget();
              form.reset();
            },
          });
        }}
      >
        <Fields />
        <label className="stack-field">
          {t('sources.compartment')}
          <select name="compartment" required>
            {compartmentsOf(me).map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {register.isError ? <ProblemBox error={register.error} /> : null}
        <Button type="submit" disabled={register.isPending}>
          {t('sources.register')}
        </Button>
      </form>
    </details>
  );
}

/** Who or what items come from: kind, affiliation, who is not independent of whom, and their items. */
export function SourcesPage(): ReactNode {
  const { t, format } = useWords();
  const { data, error, refetch } = useQuery(sourcesQuery);
  const { data: me } = useQuery(meQuery);
  const [edited, setEdited] = useState<string | null>(null);
  const mayChange = me?.capabilities.includes('describe') ?? false;
  return (
    <>
      <PageTitle text={t('nav.sources')} />
      <p className="note">{t('sources.why')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.sources')} /> : null}
      {data?.sources.length === 0 ? (
        <EmptyState
          what={t('sources.none')}
          why={t('sources.none-why')}
          next={<Link to="/intake">{t('nav.intake')}</Link>}
        />
      ) : null}
      {mayChange ? <Register /> : <p className="aside">{t('sources.not-permitted')}</p>}
      <ul className="plain-list source-list">
        {format
          .ordered(data?.sources ?? [], ({ name }) => name)
          .map((source) => (
            <li key={source.id}>
              <p>
                <strong dir="auto">{source.name}</strong>{' '}
                <span className="aside">
                  {t.of(`source.${source.kind}`, source.kind)}
                  {source.affiliation === null ? '' : ` · ${source.affiliation}`}
                  {source.independenceGroup === null
                    ? ''
                    : ` · ${t('sources.group')}: ${source.independenceGroup}`}
                </span>
              </p>
              {source.note === null ? null : <p dir="auto">{source.note}</p>}
              <p>
                <Link to="/items" search={{ source: [source.id] }} className="figures">
                  {t('sources.items', { n: source.items })}
                </Link>{' '}
                {mayChange && edited !== source.id ? (
                  <button
                    type="button"
                    className="quiet-button"
                    aria-label={t('sources.change-one', { name: source.name })}
                    onClick={() => setEdited(source.id)}
                  >
                    {t('sources.change')}
                  </button>
                ) : null}
              </p>
              {edited === source.id ? <Edit id={source.id} done={() => setEdited(null)} /> : null}
            </li>
          ))}
      </ul>
    </>
  );
}
