import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForIncidents } from '../api/incidents.ts';
import type { IncidentRecord } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { ActorLink, RecordFacts, type Named } from './record-facts.tsx';
import { ChangeRecord, RecordForm } from './record-form.tsx';
import { textOf } from './values.ts';

type PartForm = 'act' | 'involvement' | 'information' | 'intervention';
const NOTHING = {};

/** A form for what is to hang on an incident, folded into a button. */
export function NewPart(given: {
  readonly incidentId: string;
  readonly form: PartForm;
  readonly actId?: string;
  readonly named: Named;
}): ReactNode {
  const { t } = useWords();
  const { incidentId, form, actId, named } = given;
  const [isOpen, setOpen] = useState(false);
  const add = useMutation({
    mutationFn: (values: Readonly<Record<string, unknown>>) =>
      call('POST /api/incidents/{id}/parts', {
        params: { id: incidentId },
        body: { form, values, ...(actId === undefined ? {} : { actId }) },
      }),
  });
  if (!isOpen)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {t(`part.add.${form}`)}
      </Button>
    );
  return (
    <RecordForm
      form={form}
      label={t(`part.add.${form}`)}
      name={`new ${form} ${actId ?? incidentId}`}
      values={NOTHING}
      known={named.actors}
      error={add.error}
      isBusy={add.isPending}
      cancel={() => setOpen(false)}
      send={(values, forget) =>
        add.mutate(values, {
          onSuccess: async () => {
            forget();
            await askForIncidents();
            setOpen(false);
          },
        })
      }
    />
  );
}

/** Takes a record back with a reason. */
export function WithdrawRecord({ record }: { readonly record: IncidentRecord }): ReactNode {
  const { t } = useWords();
  return (
    <Reasoned
      isQuiet
      button={t('record.withdraw')}
      send={(reason) =>
        call('POST /api/incident-records/{form}/{id}/withdrawal', {
          params: { form: record.form, id: record.id },
          body: { reason },
        })
      }
      done={askForIncidents}
    />
  );
}

/** What a record is called in a line. */
function useHeading(named: Named): (record: IncidentRecord) => ReactNode {
  const { t } = useWords();
  const actOf = useTerm('act-type');
  const degreeOf = useTerm('involvement-degree');
  const kindOf = useTerm('intervention-type');
  return ({ form, values }) => {
    const who = (name: string): ReactNode =>
      textOf(values[name]) === '' ? null : <ActorLink id={textOf(values[name])} actors={named.actors} />;
    if (form === 'act')
      return (
        <>
          {actOf(textOf(values['kind']))}
          {values['victimId'] ? <> · {who('victimId')}</> : null}
        </>
      );
    if (form === 'involvement')
      return (
        <>
          {who('actorId') ?? (textOf(values['stateOrgan']) || t('record.nobody-named'))}
          {values['degree'] ? <> · {degreeOf(textOf(values['degree']))}</> : null}
        </>
      );
    if (form === 'intervention') return kindOf(textOf(values['kind']));
    return named.sources.find(({ id }) => id === values['sourceId'])?.name ?? who('actorId');
  };
}

/** One thing that hangs on an incident: what it says, on what it rests, changed and withdrawn here. */
export function Part(given: {
  readonly record: IncidentRecord;
  readonly named: Named;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { record, named } = given;
  const [isChanging, setChanging] = useState(false);
  const heading = useHeading(named)(record);
  return (
    <article className="part">
      <h3 dir="auto">{heading}</h3>
      {isChanging ? (
        <ChangeRecord
          record={record}
          known={named.actors}
          label={t('record.change')}
          done={() => setChanging(false)}
        />
      ) : (
        <RecordFacts record={record} named={named} />
      )}
      {named.mayCode && !isChanging ? (
        <div className="button-line">
          <button type="button" className="quiet-button" onClick={() => setChanging(true)}>
            {t('record.change')}
          </button>
          <WithdrawRecord record={record} />
        </div>
      ) : null}
      {given.children}
    </article>
  );
}
