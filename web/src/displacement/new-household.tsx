import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDisplacement } from '../api/displacement.ts';
import { useWords } from '../i18n/language.tsx';
import { ActorField } from '../incidents/actor-field.tsx';
import { compartmentIn, NewForm } from '../ui/new-form.tsx';
import { SealedPlace, useSealed } from '../ui/sealed-place.tsx';
import { eventFacts, headsIn, householdFacts, stateIn, wishIn } from './entered.ts';
import { EventFields } from './event-fields.tsx';
import { HouseholdFields, StateFields, WishFields } from './household-fields.tsx';

/** The form of a new household with how it was displaced, in a sealed compartment. */
export function NewHousehold(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const sealed = useSealed();
  if (sealed?.length === 0) return <p className="note finding-mark">{t('mines.no-sealed')}</p>;
  return (
    <NewForm
      label={t('displacement.new')}
      name="new household"
      send={(form) => {
        const [wish, state] = [wishIn(form), stateIn(form)];
        return call('POST /api/displacements/households', {
          body: {
            ...householdFacts(form),
            intentions: wish ? [wish] : [],
            statuses: state ? [state] : [],
            members: headsIn(form),
            event: eventFacts(form),
            ...compartmentIn(form),
          },
        });
      }}
      made={async ({ id }) => {
        await askForDisplacement();
        await navigate({ to: '/displacement/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/displacement' })}
    >
      <ActorField name="headThen" label={t('displacement.head-then')} value="" known={[]} />
      <ActorField name="headNow" label={t('displacement.head-now')} value="" known={[]} />
      <HouseholdFields known={{}}>
        <fieldset className="plain-choices">
          <legend>{t('displacement.wish')}</legend>
          <WishFields />
        </fieldset>
        <fieldset className="plain-choices">
          <legend>{t('displacement.status')}</legend>
          <StateFields />
        </fieldset>
      </HouseholdFields>
      <fieldset className="plain-choices">
        <legend>{t('displacement.event')}</legend>
        <EventFields known={{}} hasNote={false} />
      </fieldset>
      <SealedPlace of={sealed} />
    </NewForm>
  );
}
