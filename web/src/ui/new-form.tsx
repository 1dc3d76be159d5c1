import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { KeptFields, useKeptForm } from './kept-form.ts';
import { ProblemBox } from './problem-box.tsx';
import { byOwnName, FieldOfForm, type FieldOf } from './refused-field.ts';

/** The form of a new record. What is typed is kept in this tab until it is recorded or left; a refusal is said in it. */
export function NewForm<Made>(given: {
  readonly label: string;
  /** Tells the form from others of the page. */
  readonly name: string;
  /** What the button says that records it. */
  readonly submit?: string;
  readonly send: (form: FormData) => Promise<Made>;
  /** Has what is shown asked for again, and goes on from there. */
  readonly made: (made: Made) => Promise<unknown>;
  readonly leave: () => void;
  /** Which field says what stands at a place of what is sent, where that is not its own name. */
  readonly fieldOf?: FieldOf;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const kept = useKeptForm(given.name);
  const send = useMutation({
    mutationFn: given.send,
    onSuccess: async (made) => {
      kept.forget();
      await given.made(made);
    },
  });
  return (
    <form
      ref={kept.form}
      className="stack panel record-form"
      aria-label={given.label}
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(new FormData(event.currentTarget));
      }}
    >
      <KeptFields value={kept.start}>{given.children}</KeptFields>
      <FieldOfForm value={given.fieldOf ?? byOwnName}>
        {send.isError ? <ProblemBox error={send.error} /> : null}
      </FieldOfForm>
      <div className="button-line">
        <Button type="submit" disabled={send.isPending}>
          {given.submit ?? t('claim.record')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            kept.forget();
            given.leave();
          }}
        >
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** In which compartment a new record lies; nothing where there is but one. */
export function CompartmentChoice(): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const compartments = compartmentsOf(me);
  if (compartments.length < 2) return null;
  return (
    <label className="stack-field">
      {t('incident.compartment')}
      <select name="compartment">
        {compartments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What was chosen, as a body of the API takes it. */
export function compartmentIn(form: FormData): { compartmentId?: string } {
  const chosen = form.get('compartment');
  return typeof chosen === 'string' ? { compartmentId: chosen } : {};
}
