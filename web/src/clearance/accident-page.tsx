import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { accidentQuery, askForGround } from '../api/ground.ts';
import { meQuery } from '../api/queries.ts';
import type { WholeAccident } from '../api/schema.gen.ts';
import { ChosenPlace } from '../coding/place-field.tsx';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { useDay } from '../proceedings/words.tsx';
import { RecordReleases, ReleasedOnly, useIsReleasedOnly } from '../releases/record-releases.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { changedIn } from '../ui/changed.ts';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { accidentFacts, AccidentFields } from './accident-fields.tsx';
import { ChangeGround } from './change.tsx';
import { PlaceFindings } from './place-findings.tsx';
import { Victims } from './victims.tsx';

/** What means something only together: a position, and how many with who says so. */
const TOGETHER = [
  ['latitude', 'longitude', 'precision'],
  ['killedLeast', 'killedMost', 'injuredLeast', 'injuredMost', 'countedBy'],
] as const;

function Said({ of }: { readonly of: WholeAccident }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const said = (least: number | null, most: number | null): string =>
    least === null && most === null ? '–' : `${least ?? '…'}–${most ?? '…'}`;
  return (
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
        [t('accident.place'), of.placeId === null ? null : <ChosenPlace id={of.placeId} />],
        [
          t('accident.device-category'),
          of.deviceCategory === null ? null : t.of(`mines.category.${of.deviceCategory}`, of.deviceCategory),
        ],
        [t('accident.device'), of.deviceModel],
        [t('accident.circumstances'), of.circumstances],
        [t('accident.ground'), of.ground],
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
        [
          t('accident.item'),
          of.item === null ? null : (
            <Link to="/items/$serial" params={{ serial: of.item }} className="figures">
              {of.item}
            </Link>
          ),
        ],
      ]}
    />
  );
}

function Change({ of, done }: { readonly of: WholeAccident; readonly done: () => void }): ReactNode {
  const [start] = useState(of);
  return (
    <ChangeGround
      id={of.id}
      version={of.version}
      send={(form, why, ifMatch) =>
        call('PATCH /api/accidents/{id}', {
          params: { id: of.id },
          body: { ...changedIn({ ...start, serial: start.item }, accidentFacts(form), TOGETHER), why },
          ifMatch,
        })
      }
      done={done}
    >
      <AccidentFields known={start} />
    </ChangeGround>
  );
}

function Whole({ of }: { readonly of: WholeAccident }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const [isChanging, setChanging] = useState(false);
  const isOnly = useIsReleasedOnly(of.id);
  const mayChange =
    (me?.capabilities.includes('describe') ?? false) && of.withdrawnReason === null && !isOnly;
  return (
    <>
      <RecordLive table="accident" id={of.id} />
      {isOnly ? <ReleasedOnly /> : null}
      {of.withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('ground.withdrawn')} <span dir="auto">{of.withdrawnReason}</span>
        </p>
      )}
      <PlaceFindings of={of.findings} />
      {isChanging ? <Change of={of} done={() => setChanging(false)} /> : <Said of={of} />}
      {mayChange && !isChanging ? (
        <div className="button-line no-print">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <Reasoned
            done={askForGround}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/accidents/{id}/withdrawal', { params: { id: of.id }, body: { reason } })
            }
          />
        </div>
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
