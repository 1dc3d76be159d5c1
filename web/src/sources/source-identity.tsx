import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import type { Source } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { FactForm, given, IDENTITIES } from './fact-form.tsx';
import { AllFacts } from './source-facts.tsx';
import { CompartmentSelect } from './source-fields.tsx';

function Protect({ source }: { readonly source: Source }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const hasSealed = compartmentsOf(me).some(({ isSealed }) => isSealed);
  return (
    <>
      <p>{t('sources.protect-why')}</p>
      {hasSealed ? (
        <FactForm
          title={t('sources.protect')}
          send={(form) =>
            call('POST /api/sources/{id}/protection', {
              params: { id: source.id },
              body: {
                identityCompartmentId: given(form, 'identity') ?? '',
                contact: given(form, 'contact'),
                reason: given(form, 'reason') ?? '',
              },
            })
          }
        >
          <p className="note">{t('sources.protect-earlier')}</p>
          <p>
            <Link to="/search" search={{ q: `"${source.name}"` }}>
              {t('sources.protect-look')}
            </Link>
          </p>
          <CompartmentSelect name="identity" label={t('sources.identity-compartment')} isSealed />
          <TextInput name="contact" maxLength={2000} dir="auto" label={t('sources.contact')} />
          <TextInput name="reason" required maxLength={2000} dir="auto" label={t('people.reason')} />
        </FactForm>
      ) : (
        <p className="aside">{t('sources.protect-no-sealed')}</p>
      )}
    </>
  );
}

function Shown({ source, mayChange }: { readonly source: Source; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  // Asked for by hand, and kept no longer than the page is open: each reading is an entry.
  const [isAsked, setAsked] = useState(false);
  const { data: found, error } = useQuery({
    queryKey: [...IDENTITIES, source.id],
    queryFn: ({ signal }) => call('GET /api/sources/{id}/identity', { params: { id: source.id }, signal }),
    enabled: isAsked,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (!found)
    return (
      <>
        <p>{t('sources.identity-why')}</p>
        {error ? <ProblemBox error={error} /> : null}
        <Button variant="default" disabled={isAsked && !error} onClick={() => setAsked(true)}>
          {t('sources.identity-show')}
        </Button>
      </>
    );
  const text = (value: string | null): ReactNode => (value === null ? null : <span dir="auto">{value}</span>);
  return (
    <>
      <Facts
        of={[
          [t('items.source'), text(found.name)],
          [t('provenance.affiliation'), text(found.affiliation)],
          [t('sources.contact'), text(found.contact)],
          [t('sources.note'), text(found.note)],
        ]}
      />
      {mayChange ? (
        <FactForm
          title={t('sources.identity-change')}
          send={(form) =>
            call('PUT /api/sources/{id}/identity', {
              params: { id: source.id },
              body: {
                name: given(form, 'name') ?? '',
                affiliation: given(form, 'affiliation'),
                contact: given(form, 'contact'),
                note: given(form, 'note'),
                reason: given(form, 'reason') ?? '',
              },
              ifMatch: found.version,
            })
          }
        >
          <TextInput
            name="name"
            required
            maxLength={300}
            dir="auto"
            label={t('items.source')}
            defaultValue={found.name}
          />
          {(['affiliation', 'contact', 'note'] as const).map((name) => (
            <TextInput
              key={name}
              name={name}
              maxLength={2000}
              dir="auto"
              label={t(name === 'affiliation' ? 'provenance.affiliation' : `sources.${name}`)}
              defaultValue={found[name] ?? ''}
            />
          ))}
          <TextInput name="reason" required maxLength={2000} dir="auto" label={t('people.reason')} />
        </FactForm>
      ) : null}
      <AllFacts id={source.id} facts={found} mayChange={mayChange} />
    </>
  );
}

/** Who a source is: sealed or not, and by whom it can be read. */
export function SourceIdentity(of: { readonly source: Source; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { source, mayChange } = of;
  if (!source.isProtected && !mayChange) return null;
  return (
    <section aria-labelledby="source-identity">
      <h2 id="source-identity">{t('sources.identity')}</h2>
      {!source.isProtected ? (
        <Protect source={source} />
      ) : source.seesIdentity ? (
        <Shown source={source} mayChange={mayChange} />
      ) : (
        <p>{t('sources.identity-sealed')}</p>
      )}
    </section>
  );
}
