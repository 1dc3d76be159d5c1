import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDisplacement } from '../api/displacement.ts';
import { useWords } from '../i18n/language.tsx';
import { compartmentIn, NewForm } from '../ui/new-form.tsx';
import { eventFacts, sizeIn } from './entered.ts';
import { EventFields } from './event-fields.tsx';
import { SealedPlace, useSealed } from '../ui/sealed-place.tsx';

/** The form of a displacement of people whose households nobody has recorded, in a sealed compartment. */
export function NewGroup(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const sealed = useSealed();
  if (sealed?.length === 0) return <p className="note finding-mark">{t('mines.no-sealed')}</p>;
  return (
    <NewForm
      label={t('displacement.new-group')}
      name="new displaced group"
      send={(form) =>
        call('POST /api/displacements/events', {
          body: { ...eventFacts(form), size: sizeIn(form, 'size'), ...compartmentIn(form) },
        })
      }
      made={async ({ id }) => {
        await askForDisplacement();
        await navigate({ to: '/displacement/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/displacement', search: { kind: 'event' } })}
    >
      <EventFields known={{}} isGroup />
      <SealedPlace of={sealed} />
    </NewForm>
  );
}
