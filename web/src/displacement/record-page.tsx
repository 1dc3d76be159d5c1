import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDisplacement, displacementQuery } from '../api/displacement.ts';
import { meQuery } from '../api/queries.ts';
import type { ListedDisplacement, WholeDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordReleases, ReleasedOnly, useIsReleasedOnly } from '../releases/record-releases.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { ChangeForm } from '../ui/change-form.tsx';
import { changedIn } from '../ui/changed.ts';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { eventFacts, householdFacts, propertyFacts, sizeIn } from './entered.ts';
import { EventFields } from './event-fields.tsx';
import { DisplacementEvidence } from './evidence.tsx';
import { HouseholdFields } from './household-fields.tsx';
import { WishesAndReturn } from './household-lines.tsx';
import { HouseholdParts } from './household-parts.tsx';
import { Losses } from './losses.tsx';
import { HouseholdMembers } from './members.tsx';
import { PropertyFields } from './property-fields.tsx';
import { RecordView } from './record-view.tsx';

/** Only what was changed is sent, so that what somebody else wrote into other fields meanwhile stays. */
function change(start: ListedDisplacement, form: FormData, ifMatch: string): Promise<unknown> {
  const why = String(form.get('why') ?? '').trim();
  const params = { id: start.id };
  const before = { ...start[start.kind], settlementId: start.settlement?.id ?? null };
  const size = start.householdId === null ? { size: sizeIn(form, 'size') } : {};
  switch (start.kind) {
    case 'household':
      return call('PATCH /api/displacements/households/{id}', {
        params,
        body: { ...changedIn(before, householdFacts(form)), why },
        ifMatch,
      });
    case 'event':
      return call('PATCH /api/displacements/events/{id}', {
        params,
        body: { ...changedIn(before, { ...eventFacts(form), ...size }, [['from', 'until']]), why },
        ifMatch,
      });
    case 'property':
      return call('PATCH /api/displacements/properties/{id}', {
        params,
        body: { ...changedIn(before, propertyFacts(form)), why },
        ifMatch,
      });
  }
}

function Fields({ of }: { readonly of: ListedDisplacement }): ReactNode {
  switch (of.kind) {
    case 'household':
      return <HouseholdFields known={of.household ?? {}} />;
    case 'event':
      return <EventFields known={of} isGroup={of.householdId === null} />;
    case 'property':
      return <PropertyFields known={of} />;
  }
}

function Change({ of, done }: { readonly of: ListedDisplacement; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(of);
  return (
    <ChangeForm
      label={t('record.change')}
      name={`displacement ${start.id}`}
      version={of.version}
      className="stack panel record-form"
      theirs={t('mines.correct.theirs')}
      send={(form, ifMatch) => change(start, form, ifMatch)}
      askAgain={askForDisplacement}
      done={done}
    >
      <TextInput name="why" required maxLength={2000} dir="auto" label={t('detention.why')} />
      <Fields of={start} />
    </ChangeForm>
  );
}

function Versions({ of }: { readonly of: WholeDisplacement['versions'] }): ReactNode {
  const { t } = useWords();
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('mines.versions')}</h2>
      <ul className="plain-list tight">
        {of.map(({ number, why, madeBy, madeAt }) => (
          <li key={number}>
            <span className="figures">{t('mines.version.n', { version: number })}</span>{' '}
            <span dir="auto">{why ?? t('mines.version.first')}</span>{' '}
            <span className="aside">
              {madeBy} · <Moment at={madeAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Whole({ whole }: { readonly whole: WholeDisplacement }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const [isChanging, setChanging] = useState(false);
  const { record, withdrawnReason } = whole;
  const { id } = record;
  const isOnly = useIsReleasedOnly(id);
  const mayChange = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null && !isOnly;
  return (
    <>
      <RecordLive table="displacement_record" id={id} />
      {isOnly ? <ReleasedOnly /> : null}
      <p className="aside">{t('detention.sealed')}</p>
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('detention.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {isChanging ? <Change of={record} done={() => setChanging(false)} /> : <RecordView whole={whole} />}
      {mayChange && !isChanging ? (
        <div className="button-line no-print">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <Reasoned
            done={askForDisplacement}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/displacements/{id}/withdrawal', { params: { id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      {record.kind === 'household' ? (
        <>
          <HouseholdMembers of={record} mayChange={mayChange} />
          <WishesAndReturn of={record} mayChange={mayChange} />
          <HouseholdParts whole={whole} mayChange={mayChange} />
          <Losses whole={whole} mayChange={mayChange} />
        </>
      ) : null}
      <DisplacementEvidence of={whole} mayChange={mayChange} />
      <Versions of={whole.versions} />
      <RecordReleases table="displacement_record" id={id} mayChange={mayChange} />
      {isOnly ? null : <RecordFoot table="displacement_record" id={id} />}
    </>
  );
}

/** One household, displacement or property: what each source says, what supports and contradicts it, and how it changed. */
export function DisplacementRecordPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/displacement/$id' });
  const { data, error, refetch } = useQuery(displacementQuery(id));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.displacement')} />
    );
  const { kind, serial } = data.record;
  return (
    <>
      <PageTitle text={t(`displacement.one.${kind}`, { serial })} />
      <Whole key={id} whole={data} />
    </>
  );
}
