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
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { eventFacts, householdFacts } from './entered.ts';
import { DisplacementEvidence } from './evidence.tsx';
import { EventFields, HouseholdFields } from './fields.tsx';
import { RecordTable } from './record-row.tsx';
import { RecordView } from './record-view.tsx';

function change(start: ListedDisplacement, form: FormData, ifMatch: string): Promise<unknown> {
  const why = String(form.get('why') ?? '').trim();
  const params = { id: start.id };
  return start.household
    ? call('PATCH /api/displacements/households/{id}', {
        params,
        body: { ...householdFacts(form, start.household), why },
        ifMatch,
      })
    : call('PATCH /api/displacements/events/{id}', { params, body: eventBody(start, form, why), ifMatch });
}

/** What the form has no field for stays as it is: more allegations and destinations than the first, and the note. */
function eventBody(start: ListedDisplacement, form: FormData, why: string) {
  const { note: _note, alleged, destinations, ...said } = eventFacts(form);
  const before = start.event;
  return {
    ...said,
    alleged: [...alleged, ...(before?.alleged.slice(1) ?? [])],
    destinations: [...destinations, ...(before?.destinations.slice(1) ?? [])],
    why,
  };
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
      {start.household ? <HouseholdFields known={start.household} /> : <EventFields known={start} />}
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
  const { record, parts, withdrawnReason } = whole;
  const { id, kind } = record;
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
          {kind === 'property' ? null : (
            <Button variant="default" onClick={() => setChanging(true)}>
              {t('record.change')}
            </Button>
          )}
          <Reasoned
            done={askForDisplacement}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/displacements/{id}/withdrawal', { params: { id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      {(['event', 'property'] as const).map((part) => {
        const own = parts.filter((one) => one.kind === part);
        return own.length === 0 ? null : (
          <section key={part} aria-labelledby={`parts-${part}`}>
            <h2 id={`parts-${part}`}>{t(`displacement.kind.${part}`)}</h2>
            <RecordTable kind={part} of={own} />
          </section>
        );
      })}
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
