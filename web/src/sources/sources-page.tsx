import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { meQuery, sourcesQuery } from '../api/queries.ts';
import type { Source } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeptForm } from '../ui/kept-form.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { askForSources, given } from './fact-form.tsx';
import { CompartmentSelect, fieldsOf, SourceFields, useSourceKind } from './source-fields.tsx';
import { ProtectedMark } from './source-page.tsx';

function Register(): ReactNode {
  const { t } = useWords();
  const kept = useKeptForm('new-source');
  const [isProtected, setProtected] = useState(false);
  const register = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/sources', {
        body: {
          ...fieldsOf(form),
          compartmentId: String(form.get('compartment')),
          ...(isProtected
            ? {
                organisationId: null,
                identityCompartmentId: given(form, 'identity'),
                contact: given(form, 'contact'),
              }
            : {}),
        },
      }),
    onSuccess: askForSources,
  });
  return (
    <details className="curate">
      <summary>{t('sources.register')}</summary>
      <form
        ref={kept.form}
        className="stack panel"
        // Of somebody who is to be protected nothing is kept in the browser.
        onChange={isProtected ? kept.forget : kept.keep}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          register.mutate(new FormData(form), {
            onSuccess: () => {
              kept.forget();
              form.reset();
              setProtected(false);
            },
          });
        }}
      >
        <SourceFields />
        <CompartmentSelect name="compartment" label={t('sources.compartment')} />
        <Checkbox
          label={t('sources.protect-new')}
          description={t('sources.protect-why')}
          checked={isProtected}
          onChange={(event) => {
            setProtected(event.currentTarget.checked);
            kept.forget();
          }}
        />
        {isProtected ? (
          <>
            <CompartmentSelect name="identity" label={t('sources.identity-compartment')} isSealed />
            <TextInput name="contact" maxLength={2000} dir="auto" label={t('sources.contact')} />
          </>
        ) : null}
        {register.isError ? <ProblemBox error={register.error} /> : null}
        <Button type="submit" disabled={register.isPending}>
          {t('sources.register')}
        </Button>
      </form>
    </details>
  );
}

function Row({ source }: { readonly source: Source }): ReactNode {
  const { t } = useWords();
  const kindOf = useSourceKind();
  const positionOf = useTerm('source-position');
  const { affiliation, position, links, names } = source;
  return (
    <li>
      <p>
        <Link to="/sources/$id" params={{ id: source.id }} dir="auto">
          <strong>{source.name}</strong>
        </Link>{' '}
        {source.isProtected ? <ProtectedMark /> : null}{' '}
        <span className="aside">
          {[
            kindOf(source.kind),
            affiliation,
            position === null ? null : positionOf(position.position),
            links.length === 0 ? null : t('sources.linked', { n: links.length }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </p>
      {names.length === 0 ? null : (
        <p className="aside">
          {names.map((one, at) => (
            <span key={one.id}>
              {at === 0 ? '' : ' · '}
              <bdi {...(one.language === null ? {} : { lang: one.language })}>{one.name}</bdi>
            </span>
          ))}
        </p>
      )}
      {source.note === null ? null : <p dir="auto">{source.note}</p>}
      <p>
        <Link to="/items" search={{ source: [source.id] }} className="figures">
          {t('sources.items', { n: source.items })}
        </Link>
      </p>
    </li>
  );
}

/** Who or what items come from, by what is shown of them: a protected source stands under its pseudonym. */
export function SourcesPage(): ReactNode {
  const { t, format } = useWords();
  const { data, error, refetch } = useQuery(sourcesQuery);
  const { data: me } = useQuery(meQuery);
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
            <Row key={source.id} source={source} />
          ))}
      </ul>
    </>
  );
}
