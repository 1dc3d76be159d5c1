import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForIncidents } from '../api/incidents.ts';
import { claimQuery, compartmentsOf, meQuery } from '../api/queries.ts';
import type { Claim } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { RecordForm } from './record-form.tsx';
import type { Values } from './values.ts';

const TITLE_LENGTH = 300;
const NOTHING: Values = {};

/** What a claim says of an incident; each value that is kept then rests on it. */
const fromClaim = ({ body, happenedOn, place, placeId }: Claim): Values => ({
  title: Array.from(body).slice(0, TITLE_LENGTH).join(''),
  happenedOn,
  place,
  placeId,
});

/** A new incident, from a claim or from nothing. From a claim, the values that are taken over rest on it. */
export function NewIncidentPage(): ReactNode {
  const { t } = useWords();
  const { claim: claimId } = useSearch({ from: '/inside/incidents/new' });
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const { data } = useQuery({ ...claimQuery(claimId ?? ''), enabled: claimId !== undefined });
  const compartments = compartmentsOf(me);
  const [chosen, setChosen] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: (values: Values) =>
      call('POST /api/incidents', {
        body: {
          values,
          ...(claimId === undefined ? {} : { claimId }),
          ...(claimId === undefined && chosen !== null ? { compartmentId: chosen } : {}),
        },
      }),
  });
  if (claimId !== undefined && !data) return <Waiting text={t('wait.claims')} />;
  return (
    <>
      <PageTitle text={t('incidents.new')} />
      <p className="aside">{t(data ? 'incidents.new.from-claim' : 'incidents.new.why')}</p>
      {data ? (
        <blockquote className="quoted" dir="auto">
          {data.claim.body}
        </blockquote>
      ) : null}
      {data || compartments.length < 2 ? null : (
        <label className="stack-field">
          {t('incident.compartment')}
          <select
            value={chosen ?? compartments[0]?.id ?? ''}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          >
            {compartments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <RecordForm
        form="incident"
        label={t('incidents.new')}
        name={`new incident ${claimId ?? ''}`}
        values={data ? fromClaim(data.claim) : NOTHING}
        known={[]}
        error={make.error}
        isBusy={make.isPending}
        send={(values, forget) =>
          make.mutate(values, {
            onSuccess: async ({ id }) => {
              forget();
              await askForIncidents();
              await navigate({ to: '/incidents/$id', params: { id } });
            },
          })
        }
      />
    </>
  );
}
