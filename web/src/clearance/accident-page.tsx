import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { accidentQuery, askForGround } from '../api/ground.ts';
import { meQuery } from '../api/queries.ts';
import type { WholeAccident } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { useDay } from '../proceedings/words.tsx';
import { RecordReleases, ReleasedOnly, useIsReleasedOnly } from '../releases/record-releases.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { Facts } from '../ui/facts.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { SupportTable } from './casualties.tsx';
import { Choice, choiceIn, Line, numberIn, textIn } from './fields.tsx';

const OUTCOMES = ['killed', 'injured', 'unknown'] as const;
const SEXES = ['unknown', 'female', 'male', 'other'] as const;
const BANDS = ['unknown', 'child', 'adult', 'older'] as const;
const ROLES = ['unknown', 'civilian', 'combatant', 'deminer'] as const;
const ANSWERS = ['unknown', 'yes', 'no'] as const;
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
          },
        })
      }
      made={async () => {
        await askForGround();
        done();
      }}
      leave={done}
    >
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
        <Line name="actorId" label={t('victim.person')} most={36} />
      </div>
    </NewForm>
  );
}

function Victims({ of, mayChange }: { readonly of: WholeAccident; readonly mayChange: boolean }): ReactNode {
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

function Whole({ of }: { readonly of: WholeAccident }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { data: me } = useQuery(meQuery);
  const isOnly = useIsReleasedOnly(of.id);
  const mayChange =
    (me?.capabilities.includes('describe') ?? false) && of.withdrawnReason === null && !isOnly;
  const said = (least: number | null, most: number | null): string =>
    least === null && most === null ? '–' : `${least ?? '…'}–${most ?? '…'}`;
  return (
    <>
      <RecordLive table="accident" id={of.id} />
      {isOnly ? <ReleasedOnly /> : null}
      {of.withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('ground.withdrawn')} <span dir="auto">{of.withdrawnReason}</span>
        </p>
      )}
      <Facts
        of={[
          [t('mines.dated'), of.dated === null ? t('mines.not-known') : day(of.dated)],
          [t('accident.class'), t(`accident.class.${of.class}`)],
          [
            t('accident.where'),
            of.latitude === null || of.longitude === null
              ? t('mines.not-known')
              : `${of.latitude.toFixed(5)}, ${of.longitude.toFixed(5)} (${t(`ground.precision.${of.precision}`)})`,
          ],
          [t('accident.device'), of.deviceModel],
          [t('accident.circumstances'), of.circumstances],
          [t('accident.marked'), t(`ground.yes.${of.marked}`)],
          [t('accident.moved'), t(`ground.yes.${of.moved}`)],
          [
            t('accident.counted'),
            of.countedBy === null
              ? t('mines.not-stated')
              : t('accident.said', {
                  killed: said(of.killedLeast, of.killedMost),
                  injured: said(of.injuredLeast, of.injuredMost),
                  who: of.countedBy,
                }),
          ],
          [t('accident.item'), of.item],
        ]}
      />
      {mayChange ? (
        <Reasoned
          done={askForGround}
          button={t('record.withdraw')}
          send={(reason) =>
            call('POST /api/accidents/{id}/withdrawal', { params: { id: of.id }, body: { reason } })
          }
        />
      ) : null}
      <Victims of={of} mayChange={mayChange} />
      <RecordReleases table="accident" id={of.id} mayChange={mayChange} />
      {isOnly ? null : <RecordFoot table="accident" id={of.id} />}
    </>
  );
}

/** One accident: what is known of it, its victims, and what its records support. */
export function AccidentPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/clearance/accidents/$id' });
  const { data, error, refetch } = useQuery(accidentQuery(id));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.ground')} />
    );
  return (
    <>
      <PageTitle
        text={data.title}
        aside={
          <p className="item-marks mine-marks">
            <code>{data.serial}</code>
            <span className="sealed-mark">{t('item.sealed')}</span>
            <Link to="/clearance" search={{}}>
              {t('clearance.title')}
            </Link>
          </p>
        }
      />
      <Whole key={id} of={data} />
    </>
  );
}
