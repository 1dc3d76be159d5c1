import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForIncidents, formsQuery } from '../api/incidents.ts';
import type { ActorRef, IncidentRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
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

/** Said together or not at all. */
const OF_POSITION = ['placeId', 'latitude', 'longitude', 'positionKind'] as const;

/** A new version of a record. */
export function ChangeRecord(given: {
  readonly record: IncidentRecord;
  readonly known: readonly ActorRef[];
  readonly label: string;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const [start] = useState(given.record);
  const { data: forms } = useQuery(formsQuery);
  const fields = forms?.[start.form] ?? [];
  return (
    <ChangeForm
      label={given.label}
      name={`${start.form} ${start.id}`}
      version={given.record.version}
      className="stack panel record-form"
      theirs={t('record.theirs')}
      isReady={forms !== undefined}
      send={(form, ifMatch) =>
        call('PATCH /api/incident-records/{form}/{id}', {
          params: { form: start.form, id: start.id },
          body: { values: changedIn(start.values, valuesOf(form, fields), [OF_POSITION]) },
          ifMatch,
        })
      }
      askAgain={askForIncidents}
      done={given.done}
    >
      {forms ? <RecordFields fields={fields} values={start.values} known={given.known} /> : null}
    </ChangeForm>
  );
}
