import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { meQuery, sourceQuery } from '../api/queries.ts';
import type { Source } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { FactForm, given } from './fact-form.tsx';
import { AllFacts } from './source-facts.tsx';
import { fieldsOf, KindSelect, SourceFields, useSourceKind } from './source-fields.tsx';
import { SourceIdentity } from './source-identity.tsx';

function Change({ source, version }: { readonly source: Source; readonly version: string }): ReactNode {
  const { t } = useWords();
  return (
    <FactForm
      title={t('sources.change')}
      send={(form) =>
        call('PUT /api/sources/{id}', {
          params: { id: source.id },
          body: {
            ...(source.isProtected
              ? { ...fieldsOf(form), name: source.name, affiliation: null, organisationId: null, note: null }
              : fieldsOf(form)),
            reason: given(form, 'reason') ?? '',
          },
          ifMatch: version,
        })
      }
    >
      {source.isProtected ? <KindSelect kind={source.kind} /> : <SourceFields source={source} />}
      <TextInput name="reason" required maxLength={2000} dir="auto" label={t('people.reason')} />
    </FactForm>
  );
}

/** That a source is protected, in a word. */
export function ProtectedMark(): ReactNode {
  const { t } = useWords();
  return <span className="finding-mark">{t('sources.protected')}</span>;
}

/** One source: what is known of it, its names, how it stands to the dispute, whom it depends on; of a protected one as much as one may see. */
export function SourcePage(): ReactNode {
  const { t } = useWords();
  const kindOf = useSourceKind();
  const { id } = useParams({ from: '/inside/sources/$id' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(sourceQuery(id));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.sources')} />
    );
  const { source, positions, version } = data;
  const mayChange = me?.capabilities.includes('describe') ?? false;
  const text = (value: string | null): ReactNode => (value === null ? null : <span dir="auto">{value}</span>);
  return (
    <>
      <PageTitle text={source.name} aside={source.isProtected ? <ProtectedMark /> : null} />
      <div className="stack">
        <Facts
          of={[
            [t('provenance.source-kind'), kindOf(source.kind)],
            [t('provenance.affiliation'), text(source.affiliation)],
            [
              t('sources.organisation'),
              source.organisationId === null || source.organisationName === null ? null : (
                <Link to="/sources/$id" params={{ id: source.organisationId }} dir="auto">
                  {source.organisationName}
                </Link>
              ),
            ],
            [t('sources.note'), text(source.note)],
          ]}
        />
        <p>
          <Link to="/items" search={{ source: [source.id] }} className="figures">
            {t('sources.items', { n: source.items })}
          </Link>
        </p>
        {mayChange ? (
          <div>
            <Change key={version} source={source} version={version} />
          </div>
        ) : null}
      </div>
      {source.isProtected ? null : (
        <AllFacts id={id} facts={{ ...source, positions }} mayChange={mayChange} />
      )}
      <SourceIdentity key={String(source.isProtected)} source={source} mayChange={mayChange} />
    </>
  );
}
