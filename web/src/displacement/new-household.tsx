import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDisplacement } from '../api/displacement.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ActorField } from '../incidents/actor-field.tsx';
import { compartmentIn, NewForm } from '../ui/new-form.tsx';
import { eventFacts, headsIn, householdFacts } from './entered.ts';
import { EventFields, HouseholdFields } from './fields.tsx';

/** The form of a new household with how it was displaced, in a sealed compartment. */
export function NewHousehold(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const sealed = compartmentsOf(me).filter(({ isSealed }) => isSealed);
  if (me && sealed.length === 0) return <p className="note finding-mark">{t('mines.no-sealed')}</p>;
  return (
    <NewForm
      label={t('displacement.new')}
      name="new household"
      send={(form) =>
        call('POST /api/displacements/households', {
          body: {
            ...householdFacts(form, {}),
            members: headsIn(form),
            event: eventFacts(form),
            ...compartmentIn(form),
          },
        })
      }
      made={async ({ id }) => {
        await askForDisplacement();
        await navigate({ to: '/displacement/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/displacement' })}
    >
      <ActorField name="headThen" label={t('displacement.head-then')} value="" known={[]} />
      <ActorField name="headNow" label={t('displacement.head-now')} value="" known={[]} />
      <HouseholdFields known={{}} />
      <fieldset className="plain-choices">
        <legend>{t('displacement.event')}</legend>
        <EventFields known={{}} />
      </fieldset>
      {sealed.length < 2 ? null : (
        <label className="stack-field">
          {t('incident.compartment')}
          <select name="compartment">
            {sealed.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </NewForm>
  );
}
