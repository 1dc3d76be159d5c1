import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DetentionFacts, ExchangeFacts, ListedDetention, MissingFacts } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ActorField } from '../incidents/actor-field.tsx';
import { OUTCOMES, SAMPLE_STATES, type DetentionKind } from '../search-detention.ts';
import { Lines } from './lines.tsx';

type Known = Pick<ListedDetention, 'person' | 'unnamed' | 'detention' | 'missing' | 'exchange'>;

function Text(given: {
  readonly name: string;
  readonly known: string | null | undefined;
  readonly label: string;
  readonly most?: number;
  readonly isLong?: boolean;
  readonly isNeeded?: boolean;
  readonly why?: string;
}): ReactNode {
  const { name, known, label, most = 300, isLong, isNeeded, why } = given;
  const all = {
    name,
    label,
    maxLength: most,
    defaultValue: known ?? '',
    dir: 'auto' as const,
    ...(isNeeded ? { required: true } : {}),
    ...(why === undefined ? {} : { description: why }),
  };
  return isLong ? <Textarea {...all} autosize minRows={1} maxRows={8} /> : <TextInput {...all} />;
}

function Choice(given: {
  readonly name: string;
  readonly label: string;
  readonly known: string | null | undefined;
  readonly of: readonly string[];
  readonly words: string;
  readonly empty?: string;
}): ReactNode {
  const { t } = useWords();
  return (
    <label className="stack-field">
      {given.label}
      <select name={given.name} defaultValue={given.known ?? ''}>
        {given.empty === undefined ? null : <option value="">{given.empty}</option>}
        {given.of.map((one) => (
          <option key={one} value={one}>
            {t.of(`${given.words}.${one}`, one)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whom it is about: somebody of the archive, whose name stays there, or so many whom nobody named. */
function WhomFields({ known }: { readonly known: Partial<Known> }): ReactNode {
  const { t } = useWords();
  const { person, unnamed } = known;
  const picked = person
    ? [{ id: person.id, kind: 'person' as const, name: person.name, pseudonym: person.pseudonym ?? '' }]
    : [];
  return (
    <fieldset className="plain-choices">
      <legend>{t('detention.whom')}</legend>
      <p className="aside">{t('detention.whom.why')}</p>
      <ActorField name="actorId" label={t('detention.person')} value={person?.id ?? ''} known={picked} />
      <TextInput
        type="number"
        min={1}
        max={100_000}
        step={1}
        name="unnamed"
        label={t('detention.unnamed')}
        defaultValue={unnamed ? String(unnamed) : '1'}
      />
    </fieldset>
  );
}

function DetentionFields({ known }: { readonly known: Partial<DetentionFacts> }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="field-line ends">
        <Text name="capturedOn" most={100} known={known.capturedOn} label={t('detention.captured-on')} />
        <Text name="capturedAt" known={known.capturedAt} label={t('detention.captured-at')} />
        <Text name="capturedBy" known={known.capturedBy} label={t('detention.captured-by')} />
        <Text name="capturedUnit" known={known.capturedUnit} label={t('detention.captured-unit')} />
      </div>
      <p className="aside">{t('claim.dates-why')}</p>
      <Lines list="statuses" legend={t('detention.statuses')} known={known.statuses ?? []} />
      <Lines list="places" legend={t('detention.places')} known={known.places ?? []} />
      <Lines list="acknowledged" legend={t('detention.acknowledged')} known={known.acknowledged ?? []} />
      <Text
        name="visits"
        isLong
        most={5000}
        known={known.visits?.join('\n')}
        label={t('detention.visits')}
        why={t('detention.visits.why')}
      />
      <div className="field-line ends">
        <Choice
          name="outcome"
          label={t('detention.outcome')}
          known={known.outcome}
          of={OUTCOMES}
          words="detention.outcome"
          empty={t('detention.outcome.none-recorded')}
        />
        <Text name="outcomeOn" most={100} known={known.outcomeOn} label={t('detention.outcome-on')} />
        <Text
          name="outcomeWords"
          most={1000}
          known={known.outcomeWords}
          label={t('detention.outcome-words')}
        />
      </div>
    </>
  );
}

function MissingFields({ known }: { readonly known: Partial<MissingFacts> }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="field-line ends">
        <Text name="lastSeenOn" most={100} known={known.lastSeenOn} label={t('detention.last-seen-on')} />
        <Text name="lastSeenAt" known={known.lastSeenAt} label={t('detention.last-seen-at')} />
      </div>
      <p className="aside">{t('claim.dates-why')}</p>
      <Text
        name="circumstances"
        isLong
        most={4000}
        known={known.circumstances}
        label={t('detention.circumstances')}
      />
      <Lines list="states" legend={t('detention.states')} known={known.states ?? []} />
      <div className="field-line ends">
        <Choice
          name="sample"
          label={t('detention.sample')}
          known={known.sample}
          of={SAMPLE_STATES}
          words="detention.sample"
        />
        <Text name="sampleNote" most={1000} known={known.sampleNote} label={t('detention.sample-note')} />
      </div>
      <Text name="grave" isLong most={1000} known={known.grave} label={t('detention.grave')} />
    </>
  );
}

function ExchangeFields({ known }: { readonly known: Partial<ExchangeFacts> }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Text name="title" isNeeded known={known.title} label={t('proceeding.title')} />
      <div className="field-line ends">
        <Text name="sideA" isNeeded known={known.sideA} label={t('detention.side.a')} />
        <Text name="sideB" isNeeded known={known.sideB} label={t('detention.side.b')} />
        <Text name="heldOn" most={100} known={known.heldOn} label={t('detention.held-on')} />
        <Text name="heldAt" known={known.heldAt} label={t('detention.held-at')} />
      </div>
      <p className="aside">{t('claim.dates-why')}</p>
      <Text
        name="mediators"
        isLong
        most={6000}
        known={known.mediators?.join('\n')}
        label={t('mines.mediators')}
        why={t('mines.mediators.why')}
      />
    </>
  );
}

/** The fields of a record of a kind. */
export function RecordFields(given: {
  readonly kind: DetentionKind;
  readonly known: Partial<Known>;
}): ReactNode {
  const { t } = useWords();
  const { kind, known } = given;
  const note = (known.detention ?? known.missing ?? known.exchange)?.note;
  return (
    <>
      {kind === 'exchange' ? null : <WhomFields known={known} />}
      {kind === 'detention' ? <DetentionFields known={known.detention ?? {}} /> : null}
      {kind === 'missing' ? <MissingFields known={known.missing ?? {}} /> : null}
      {kind === 'exchange' ? <ExchangeFields known={known.exchange ?? {}} /> : null}
      <Text name="note" isLong most={4000} known={note} label={t('detention.note')} />
    </>
  );
}
