import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { askForActors } from '../api/actors.ts';
import { call } from '../api/client.ts';
import { askForIncidents } from '../api/incidents.ts';
import type { Basis, IncidentRecord } from '../api/schema.gen.ts';
import { FindClaim } from '../coding/find-claim.tsx';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';

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
}): ReactNode {
  const { t } = useWords();
  const { table, recordId, field, label } = given;
  return (
    <OpenForm
      label={t('basis.add-for', { field: label })}
      open={t('basis.add')}
      openName={`${t('basis.add')}: ${label}`}
      submit={t('claim.record')}
      isQuiet
      send={(form) =>
        call('POST /api/bases', {
          body: {
            table,
            recordId,
            field,
            claimId: String(form.get('claim')),
            stance: form.get('against') === null ? 'supports' : 'contradicts',
            note: String(form.get('note') ?? '').trim() || null,
          },
        })
      }
      done={askForRecords}
    >
      <FindClaim label={t('basis.find')} legend={t('basis.which')} />
      <label className="check-line">
        <input type="checkbox" name="against" /> {t('basis.against')}
      </label>
      <TextInput name="note" maxLength={2000} dir="auto" label={t('basis.note')} />
    </OpenForm>
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
      {mayCode ? <NewBasis table={given.table} recordId={recordId} field={field} label={label} /> : null}
    </div>
  );
}
