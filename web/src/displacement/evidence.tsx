import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { use, useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDisplacement } from '../api/displacement.ts';
import type { WholeDisplacement } from '../api/schema.gen.ts';
import { FindClaim } from '../coding/find-claim.tsx';
import { Select } from '../detention/select.tsx';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { KeptFields } from '../ui/kept-form.ts';
import { NewForm } from '../ui/new-form.tsx';

const PARTS = {
  household: ['whole', 'size', 'members', 'intention', 'status', 'loss'],
  event: ['whole', 'origin', 'dates', 'cause', 'actor', 'destination', 'size'],
  property: ['whole', 'title', 'right', 'condition', 'occupant'],
} as const;
type Kind = keyof typeof PARTS;
type Part = (typeof PARTS)[Kind][number];
const STANCES = ['supports', 'contradicts'] as const;
const WHATS = ['item', 'claim'] as const;

/** By what: an item by its serial, or a claim that is found by its words. */
function Which(): ReactNode {
  const { t } = useWords();
  const kept = use(KeptFields).find(([name]) => name === 'what')?.[1];
  const [what, setWhat] = useState<(typeof WHATS)[number]>(kept === 'claim' ? 'claim' : 'item');
  return (
    <>
      <fieldset className="plain-choices">
        <legend>{t('displacement.evidence.by')}</legend>
        {WHATS.map((one) => (
          <label key={one} className="check-line">
            <input
              type="radio"
              name="what"
              value={one}
              checked={what === one}
              onChange={() => setWhat(one)}
            />{' '}
            {t(`displacement.evidence.by.${one}`)}
          </label>
        ))}
      </fieldset>
      {what === 'item' ? (
        <TextInput name="serial" required maxLength={20} label={t('detention.evidence.serial')} />
      ) : (
        <FindClaim label={t('basis.find')} legend={t('basis.which')} />
      )}
    </>
  );
}

function NewEvidence(given: {
  readonly id: string;
  readonly kind: Kind;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { id, kind, done } = given;
  const parts: readonly Part[] = PARTS[kind];
  return (
    <NewForm
      label={t('displacement.evidence.add')}
      name={`new displacement evidence ${id}`}
      send={(form) =>
        call('POST /api/displacements/{id}/evidence', {
          params: { id },
          body: {
            part: parts.find((one) => one === form.get('part')) ?? 'whole',
            stance: STANCES.find((one) => one === form.get('stance')) ?? 'supports',
            serial: String(form.get('serial') ?? '').trim() || null,
            claimId: String(form.get('claim') ?? '') || null,
            note: String(form.get('note') ?? '').trim() || null,
          },
        })
      }
      made={async () => {
        await askForDisplacement();
        done();
      }}
      leave={done}
    >
      <div className="field-line ends">
        <Select
          name="part"
          label={t('detention.evidence.part')}
          of={parts.map((one) => [one, t(`displacement.part.${one}`)])}
        />
        <Select
          name="stance"
          label={t('displacement.stance')}
          of={STANCES.map((one) => [one, t(`displacement.stance.${one}`)])}
        />
      </div>
      <Which />
      <TextInput name="note" maxLength={1000} dir="auto" label={t('displacement.note')} />
    </NewForm>
  );
}

/** What supports parts of a record and what contradicts them, side by side. */
export function DisplacementEvidence({
  of,
  mayChange,
}: {
  readonly of: WholeDisplacement;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  const { id, kind } = of.record;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('displacement.evidence')}</h2>
      {of.evidence.length === 0 ? <p className="aside">{t('detention.evidence.none')}</p> : null}
      <ul className="plain-list">
        {of.evidence.map((one) => (
          <li key={one.id}>
            <strong>{t(`displacement.stance.${one.stance}`)}</strong> {t(`displacement.part.${one.part}`)}
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
                name={t('detention.take.of', {
                  what: one.serial ?? t(`displacement.part.${one.part}`),
                })}
                done={askForDisplacement}
                send={(reason) =>
                  call('POST /api/displacements/evidence/{id}/removal', {
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
        <NewEvidence id={id} kind={kind} done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('displacement.evidence.add')}
        </Button>
      )}
    </section>
  );
}
