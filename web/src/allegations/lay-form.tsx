import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { askForAllegations } from '../api/allegations.ts';
import { call } from '../api/client.ts';
import { FindClaim } from '../coding/find-claim.tsx';
import { FindConclusion } from '../conclusions/find-conclusion.tsx';
import { FindIncident } from '../incidents/find-incident.tsx';
import { useWords } from '../i18n/language.tsx';
import type { LaidRecord } from '../api/schema.gen.ts';
import { OpenForm } from '../ui/open-form.tsx';
import { useCharge } from './charge.tsx';
import { FindRecord } from './find-record.tsx';

type RecordRef = Pick<LaidRecord, 'table' | 'id'>;
const KINDS = ['claim', 'conclusion', 'incident', 'record'] as const;

function Which(): ReactNode {
  const { t } = useWords();
  const [what, setWhat] = useState<(typeof KINDS)[number]>('claim');
  return (
    <>
      <fieldset className="plain-choices">
        <legend>{t('lay.what')}</legend>
        {KINDS.map((one) => (
          <label key={one} className="check-line">
            <input type="radio" name="what" checked={what === one} onChange={() => setWhat(one)} />{' '}
            {t(`lay.${one}`)}
          </label>
        ))}
      </fieldset>
      {what === 'claim' ? <FindClaim label={t('basis.find')} legend={t('basis.which')} /> : null}
      {what === 'conclusion' ? (
        <FindConclusion label={t('lay.find-conclusion')} legend={t('lay.which-conclusion')} />
      ) : null}
      {what === 'incident' ? (
        <FindIncident label={t('lay.find-incident')} legend={t('lay.which-incident')} />
      ) : null}
      {what === 'record' ? <FindRecord /> : null}
    </>
  );
}

/** What was picked of records, as the server takes it: the form has the table before the id. */
function recordPicked(picked: string): { record: RecordRef } {
  const [table = '', id = ''] = picked.split(' ');
  return { record: { table: table as RecordRef['table'], id } };
}

/** Lays a claim, a conclusion, an incident or a record to an element or to one of its alternatives, for it or against it. */
export function LayForm(given: {
  readonly slot: string;
  /** What it is laid to, in words. */
  readonly name: string;
  readonly isException: boolean;
}): ReactNode {
  const { t } = useWords();
  const { matrix } = useCharge();
  const { slot, name, isException } = given;
  const { id } = matrix.allegation;
  return (
    <OpenForm
      label={t('lay.lay')}
      openName={t('lay.to', { name })}
      submit={t('claim.record')}
      isQuiet
      send={(form) => {
        const [claim, conclusion, incident, record] = KINDS.map((one) => form.get(one));
        return call('POST /api/allegations/{id}/evidence', {
          params: { id },
          body: {
            slot,
            stance: form.get('stance') === 'against' ? 'against' : 'for',
            ...(typeof claim === 'string' ? { claimId: claim } : {}),
            ...(typeof conclusion === 'string' ? { conclusionId: conclusion } : {}),
            ...(typeof incident === 'string' ? { incidentId: incident } : {}),
            ...(typeof record === 'string' ? recordPicked(record) : {}),
            note: String(form.get('note') ?? '').trim() || null,
          },
        });
      }}
      done={askForAllegations}
    >
      <Which />
      <fieldset className="plain-choices">
        <legend>{t(isException ? 'lay.stance.exception' : 'lay.stance')}</legend>
        {(['for', 'against'] as const).map((stance) => (
          <label key={stance} className="check-line">
            <input type="radio" name="stance" value={stance} required defaultChecked={stance === 'for'} />{' '}
            {t(stance === 'for' ? 'lay.for' : 'lay.against')}
          </label>
        ))}
      </fieldset>
      <TextInput name="note" maxLength={2000} dir="auto" label={t('basis.note')} />
    </OpenForm>
  );
}
