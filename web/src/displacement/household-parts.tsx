import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDisplacement } from '../api/displacement.ts';
import type { WholeDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { Add } from './add.tsx';
import { eventFacts, propertyFacts } from './entered.ts';
import { EventFields } from './event-fields.tsx';
import { PropertyFields } from './property-fields.tsx';
import { RecordTable } from './record-row.tsx';

const LABELS = { event: 'displacement.event.add', property: 'displacement.property.add' } as const;

function NewPart(given: {
  readonly householdId: string;
  readonly kind: 'event' | 'property';
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { householdId, kind, done } = given;
  return (
    <NewForm
      label={t(LABELS[kind])}
      name={`new ${kind} ${householdId}`}
      send={(form) =>
        kind === 'event'
          ? call('POST /api/displacements/events', { body: { ...eventFacts(form), householdId } })
          : call('POST /api/displacements/properties', { body: { ...propertyFacts(form), householdId } })
      }
      made={async () => {
        await askForDisplacement();
        done();
      }}
      leave={done}
    >
      {kind === 'event' ? <EventFields known={{}} /> : <PropertyFields known={{}} />}
    </NewForm>
  );
}

/** The displacements of a household and its properties, each with the form of one more. */
export function HouseholdParts({
  whole,
  mayChange,
}: {
  readonly whole: WholeDisplacement;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  return (['event', 'property'] as const).map((kind) => {
    const own = whole.parts.filter((one) => one.kind === kind);
    if (own.length === 0 && !mayChange) return null;
    return (
      <section key={kind} aria-labelledby={`parts-${kind}`}>
        <h2 id={`parts-${kind}`}>{t(`displacement.kind.${kind}`)}</h2>
        {own.length === 0 ? (
          <p className="aside">{t('displacement.none')}</p>
        ) : (
          <RecordTable kind={kind} of={own} />
        )}
        {mayChange ? (
          <Add
            label={t(LABELS[kind])}
            form={(done) => <NewPart householdId={whole.record.id} kind={kind} done={done} />}
          />
        ) : null}
      </section>
    );
  });
}
