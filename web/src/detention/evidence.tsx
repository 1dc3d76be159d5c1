import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDetention } from '../api/detention.ts';
import type { WholeDetention } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { DetentionKind } from '../search-detention.ts';
import { Reasoned } from '../together/reasoned.tsx';
import { NewForm } from '../ui/new-form.tsx';

const PARTS = {
  detention: ['treatment', 'status', 'capture', 'place', 'acknowledgement', 'visit', 'outcome', 'whole'],
  missing: ['whole', 'last-seen', 'status', 'sample', 'grave'],
  exchange: ['whole'],
} as const;

function NewEvidence({
  id,
  kind,
  done,
}: {
  readonly id: string;
  readonly kind: DetentionKind;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const parts: readonly (typeof PARTS)[DetentionKind][number][] = PARTS[kind];
  return (
    <NewForm
      label={t('detention.evidence.add')}
      name={`new evidence ${id}`}
      send={(form) =>
        call('POST /api/detentions/{id}/evidence', {
          params: { id },
          body: {
            part: parts.find((one) => one === form.get('part')) ?? 'whole',
            serial: String(form.get('serial') ?? '').trim(),
            note: String(form.get('note') ?? '').trim() || null,
          },
        })
      }
      made={async () => {
        await askForDetention();
        done();
      }}
      leave={done}
    >
      <div className="field-line ends">
        <label className="stack-field">
          {t('detention.evidence.part')}
          <select name="part">
            {parts.map((one) => (
              <option key={one} value={one}>
                {t(`detention.part.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <TextInput name="serial" required maxLength={20} label={t('detention.evidence.serial')} />
        <TextInput name="note" maxLength={1000} dir="auto" label={t('detention.note')} />
      </div>
    </NewForm>
  );
}

/** What shows parts of a record; of treatment it is what was reported. */
export function DetentionEvidence({
  of,
  mayChange,
}: {
  readonly of: WholeDetention;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('detention.evidence')}</h2>
      {of.evidence.length === 0 ? <p className="aside">{t('detention.evidence.none')}</p> : null}
      <ul className="plain-list">
        {of.evidence.map((one) => (
          <li key={one.id}>
            {t(`detention.part.${one.part}`)}
            {': '}
            {one.serial === null ? null : (
              <Link to="/items/$serial" params={{ serial: one.serial }} className="figures">
                {one.serial}
              </Link>
            )}
            {one.claimId === null ? null : (
              <Link to="/claims/$id" params={{ id: one.claimId }}>
                {t('thing.claim')}
              </Link>
            )}
            {one.incidentId === null ? null : (
              <Link to="/incidents/$id" params={{ id: one.incidentId }}>
                {t('thing.incident')}
              </Link>
            )}{' '}
            {one.words === null ? null : <span dir="auto">{one.words}</span>}
            {one.note === null ? null : (
              <span className="aside" dir="auto">
                {' '}
                {one.note}
              </span>
            )}{' '}
            {mayChange ? (
              <Reasoned
                isQuiet
                button={t('detention.take')}
                name={t('detention.take.of', { what: one.serial ?? t(`detention.part.${one.part}`) })}
                done={askForDetention}
                send={(reason) =>
                  call('POST /api/detentions/evidence/{id}/removal', {
                    params: { id: one.id },
                    body: { reason },
                  })
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {!mayChange ? null : isNew ? (
        <NewEvidence id={of.id} kind={of.kind} done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('detention.evidence.add')}
        </Button>
      )}
    </section>
  );
}
