import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { askForActors } from '../api/actors.ts';
import { call } from '../api/client.ts';
import { askForIncidents } from '../api/incidents.ts';
import { claimsNamedQuery } from '../api/queries.ts';
import type { Basis, IncidentRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

type Table = IncidentRecord['form'] | 'actor';

/** Has what rests on claims asked for again, where it is shown. */
const askForRecords = async (): Promise<void> => {
  await Promise.all([askForActors(), askForIncidents()]);
};

function NewBasis(given: {
  readonly table: Table;
  readonly recordId: string;
  readonly field: string;
  readonly label: string;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { recordId, field, label, done } = given;
  const [typed, setTyped] = useState('');
  const found = useQuery(claimsNamedQuery(typed));
  const add = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/bases', {
        body: {
          table: given.table,
          recordId,
          field,
          claimId: String(form.get('claim')),
          stance: form.get('against') === null ? 'supports' : 'contradicts',
          note: String(form.get('note') ?? '').trim() || null,
        },
      }),
    onSuccess: async () => {
      await askForRecords();
      done();
    },
  });
  return (
    <form
      className="stack panel"
      aria-label={t('basis.add-for', { field: label })}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(new FormData(event.currentTarget));
      }}
    >
      <TextInput
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        dir="auto"
        maxLength={300}
        label={t('basis.find')}
      />
      <fieldset className="plain-choices">
        <legend>{t('basis.which')}</legend>
        {found.data?.items.length === 0 ? <p className="aside">{t('link.none')}</p> : null}
        {found.data?.items.map((one) => (
          <label key={one.id} className="check-line">
            <input type="radio" name="claim" value={one.id} required /> <span dir="auto">{one.body}</span>{' '}
            <span className="aside" dir="auto">
              {one.speaker ?? one.sourceName}
            </span>
          </label>
        ))}
      </fieldset>
      <label className="check-line">
        <input type="checkbox" name="against" /> {t('basis.against')}
      </label>
      <TextInput name="note" maxLength={2000} dir="auto" label={t('basis.note')} />
      {add.isError ? <ProblemBox error={add.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={add.isPending}>
          {t('claim.record')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Row({ basis, mayCode }: { readonly basis: Basis; readonly mayCode: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <li>
      {t(basis.stance === 'supports' ? 'basis.supports' : 'basis.contradicts')}{' '}
      <Link to="/claims/$id" params={{ id: basis.claimId }} dir="auto">
        {basis.claimBody}
      </Link>
      {basis.isClaimWithdrawn ? <span className="finding-mark"> {t('basis.claim-withdrawn')}</span> : null}
      {basis.note === null ? null : (
        <span className="aside" dir="auto">
          {' '}
          {basis.note}
        </span>
      )}{' '}
      {mayCode ? (
        <Reasoned
          isQuiet
          button={t('basis.withdraw')}
          send={(reason) =>
            call('POST /api/bases/{id}/withdrawal', { params: { id: basis.id }, body: { reason } })
          }
          done={askForRecords}
        />
      ) : null}
    </li>
  );
}

/** The claims that a value rests on and those that contradict it, and how one more is said. */
export function Bases(given: {
  readonly table: Table;
  readonly recordId: string;
  readonly field: string;
  readonly label: string;
  readonly bases: readonly Basis[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { recordId, field, label, mayCode } = given;
  const own = given.bases.filter((one) => one.field === field);
  return (
    <div className="bases">
      {own.length === 0 ? (
        <span className="aside">{t('basis.none')} </span>
      ) : (
        <ul className="plain-list">
          {own.map((basis) => (
            <Row key={basis.id} basis={basis} mayCode={mayCode} />
          ))}
        </ul>
      )}
      {!mayCode ? null : isOpen ? (
        <NewBasis
          table={given.table}
          recordId={recordId}
          field={field}
          label={label}
          done={() => setOpen(false)}
        />
      ) : (
        <button
          type="button"
          className="quiet-button"
          aria-label={`${t('basis.add')}: ${label}`}
          onClick={() => setOpen(true)}
        >
          {t('basis.add')}
        </button>
      )}
    </div>
  );
}
