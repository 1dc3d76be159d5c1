import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForGround } from '../api/ground.ts';
import type { WholeAccident } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ActorField } from '../incidents/actor-field.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { SupportTable } from './casualties.tsx';
import { ANSWERS, Choice, choiceIn, Line, Lines, numberIn, textIn } from './fields.tsx';

const OUTCOMES = ['killed', 'injured', 'unknown'] as const;
const SEXES = ['unknown', 'female', 'male', 'other'] as const;
const BANDS = ['unknown', 'child', 'adult', 'older'] as const;
const ROLES = ['unknown', 'civilian', 'combatant', 'deminer'] as const;
const CONSENTS = ['not-asked', 'given', 'refused'] as const;

function NewVictim({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <NewForm
      label={t('victim.new')}
      name={`new victim ${id}`}
      send={(form) =>
        call('POST /api/accidents/{id}/victims', {
          params: { id },
          body: {
            actorId: textIn(form, 'actorId'),
            outcome: choiceIn(form, 'outcome', OUTCOMES, 'unknown'),
            sex: choiceIn(form, 'sex', SEXES, 'unknown'),
            age: numberIn(form, 'age'),
            ageBand: choiceIn(form, 'ageBand', BANDS, 'unknown'),
            role: choiceIn(form, 'role', ROLES, 'unknown'),
            roleRule: textIn(form, 'roleRule'),
            activity: textIn(form, 'activity'),
            tampered: choiceIn(form, 'tampered', ANSWERS, 'unknown'),
            consent: choiceIn(form, 'consent', CONSENTS, 'not-asked'),
            note: textIn(form, 'note'),
          },
        })
      }
      made={async () => {
        await askForGround();
        done();
      }}
      leave={done}
    >
      <ActorField name="actorId" label={t('victim.person')} value="" known={[]} />
      <div className="field-line ends">
        <Choice name="outcome" label={t('victim.outcome')} of={OUTCOMES} words="victim.outcome" />
        <Choice name="sex" label={t('victim.sex')} of={SEXES} words="victim.sex" />
        <Line name="age" label={t('victim.age')} isNumber />
        <Choice name="ageBand" label={t('victim.band')} of={BANDS} words="victim.band" />
      </div>
      <div className="field-line ends">
        <Choice name="role" label={t('victim.role')} of={ROLES} words="victim.role" />
        <Line name="roleRule" label={t('victim.role-rule')} most={1000} />
        <Line name="activity" label={t('victim.activity')} />
      </div>
      <div className="field-line ends">
        <Choice name="tampered" label={t('victim.tampered')} of={ANSWERS} words="ground.yes" />
        <Choice name="consent" label={t('victim.consent')} of={CONSENTS} words="victim.consent" />
      </div>
      <Lines name="note" label={t('detention.note')} most={2000} />
    </NewForm>
  );
}

/** Who was killed or injured, one by one, and what that supports. */
export function Victims({
  of,
  mayChange,
}: {
  readonly of: WholeAccident;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  return (
    <section aria-labelledby="victims">
      <h2 id="victims">{t('accident.victims')}</h2>
      {of.people.length === 0 ? <p className="aside">{t('victim.none')}</p> : null}
      <ul className="plain-list">
        {of.people.map((one) => (
          <li key={one.id}>
            {one.actor === null ? (
              t('victim.unnamed')
            ) : (
              <Link to="/actors/$id" params={{ id: one.actor.id }}>
                {one.actor.pseudonym ?? t('victim.person')}
              </Link>
            )}
            {' · '}
            {t(`victim.outcome.${one.outcome}`)} · {t(`victim.sex.${one.sex}`)} ·{' '}
            <span className="figures">{one.age ?? t(`victim.band.${one.ageBand}`)}</span> ·{' '}
            {t(`victim.role.${one.role}`)}
            <span className="aside" dir="auto">
              {one.roleRule === null ? '' : ` (${one.roleRule})`} {one.activity ?? ''} ·{' '}
              {t(`victim.consent.${one.consent}`)}
              {one.note === null ? '' : ` · ${one.note}`}
            </span>{' '}
            {mayChange ? (
              <Reasoned
                isQuiet
                done={askForGround}
                button={t('record.withdraw')}
                send={(reason) =>
                  call('POST /api/accident-victims/{id}/withdrawal', {
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
        <NewVictim id={of.id} done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('victim.new')}
        </Button>
      )}
      <h3>{t('casualties.supported')}</h3>
      <p className="aside measure">{t('casualties.larger')}</p>
      <SupportTable of={of.support} label={t('casualties.supported')} />
    </section>
  );
}
