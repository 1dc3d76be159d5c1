import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForGround } from '../api/ground.ts';
import { useWords } from '../i18n/language.tsx';
import { compartmentIn, NewForm } from '../ui/new-form.tsx';
import { SealedPlace, useSealed } from '../ui/sealed-place.tsx';
import { accidentFacts, AccidentFields } from './accident-fields.tsx';
import { areaFacts, AreaFields } from './area-fields.tsx';
import { fieldOfExtent } from './polygon.ts';

/** The form of a new accident. */
export function NewAccident(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const sealed = useSealed();
  return (
    <NewForm
      label={t('accident.new')}
      name="new accident"
      send={(form) =>
        call('POST /api/accidents', { body: { ...accidentFacts(form), ...compartmentIn(form) } })
      }
      made={async ({ id }) => {
        await askForGround();
        await navigate({ to: '/clearance/accidents/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/clearance', search: {} })}
    >
      <AccidentFields known={{}} />
      <SealedPlace of={sealed} />
    </NewForm>
  );
}

/** The form of a new area. */
export function NewArea(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const sealed = useSealed();
  return (
    <NewForm
      label={t('ground.new-area')}
      name="new ground area"
      send={(form) =>
        call('POST /api/ground-works', { body: { ...areaFacts(form), ...compartmentIn(form) } })
      }
      made={async ({ id }) => {
        await askForGround();
        await navigate({ to: '/clearance/areas/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/clearance', search: {} })}
      fieldOf={fieldOfExtent}
    >
      <AreaFields known={{}} />
      <SealedPlace of={sealed} />
    </NewForm>
  );
}
