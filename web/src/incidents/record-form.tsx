import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call, isConflict } from '../api/client.ts';
import { askForIncidents, formsQuery } from '../api/incidents.ts';
import type { ActorRef, IncidentRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useKeptForm } from '../ui/kept-form.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { RecordFields } from './record-fields.tsx';
import { valuesOf, type Values } from './values.ts';

type Form = IncidentRecord['form'];

/** The form of a record; what is typed is kept in this tab until it is recorded. */
export function RecordForm(given: {
  readonly form: Form;
  readonly label: string;
  /** Tells this form from others of the page. */
  readonly name: string;
  readonly values: Values;
  readonly known: readonly ActorRef[];
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly send: (values: Values, forget: () => void) => void;
  readonly cancel?: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { data: forms } = useQuery(formsQuery);
  const kept = useKeptForm(given.name);
  const fields = forms?.[given.form] ?? [];
  const { cancel } = given;
  return (
    <form
      ref={kept.form}
      className="stack panel record-form"
      aria-label={given.label}
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        given.send(valuesOf(new FormData(event.currentTarget), fields), kept.forget);
      }}
    >
      {given.children}
      {forms ? <RecordFields fields={fields} values={given.values} known={given.known} /> : null}
      {given.error ? <ProblemBox error={given.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={given.isBusy || !forms}>
          {t('claim.record')}
        </Button>
        {cancel ? (
          <Button
            variant="default"
            onClick={() => {
              kept.forget();
              cancel();
            }}
          >
            {t('people.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** A new version of a record. After a refusal because of somebody else’s change, saving is a choice made in sight of theirs. */
export function ChangeRecord(given: {
  readonly record: IncidentRecord;
  readonly known: readonly ActorRef[];
  readonly label: string;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  // The version that is being changed is the one that was there when the writing began.
  const [start] = useState(given.record);
  const save = useMutation({
    mutationFn: ({ values, version }: { readonly values: Values; readonly version: string }) =>
      call('PATCH /api/incident-records/{form}/{id}', {
        params: { form: start.form, id: start.id },
        body: { values },
        ifMatch: version,
      }),
    onError: askForIncidents,
  });
  const isTheirs = isConflict(save.error);
  return (
    <RecordForm
      form={start.form}
      label={given.label}
      name={`${start.form} ${start.id} ${start.version}`}
      values={start.values}
      known={given.known}
      error={save.error}
      isBusy={save.isPending}
      cancel={given.done}
      send={(values, forget) =>
        save.mutate(
          { values, version: isTheirs ? given.record.version : start.version },
          {
            onSuccess: async () => {
              forget();
              await askForIncidents();
              given.done();
            },
          },
        )
      }
    >
      {isTheirs ? <p className="note">{t('record.theirs')}</p> : null}
    </RecordForm>
  );
}
