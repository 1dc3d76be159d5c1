import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { areaQuery, askForGround } from '../api/ground.ts';
import { meQuery } from '../api/queries.ts';
import type { WholeArea } from '../api/schema.gen.ts';
import { ChosenPlace } from '../coding/place-field.tsx';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { RecordReleases, ReleasedOnly, useIsReleasedOnly } from '../releases/record-releases.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { changedIn } from '../ui/changed.ts';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { areaFacts, AreaFields } from './area-fields.tsx';
import { Found, Picture } from './area-picture.tsx';
import { ChangeGround } from './change.tsx';
import { DeviceList, NewDevice } from './devices.tsx';
import { PlaceFindings } from './place-findings.tsx';
import { typedInForm, typedOf } from './polygon.ts';
import { Works } from './works.tsx';

/** Only what was changed is sent; rings that were not touched stay as they are. */
function changed(before: WholeArea, form: FormData) {
  const { extent, ...now } = areaFacts(form);
  const isDrawnAnew = JSON.stringify(typedInForm(form)) !== JSON.stringify(typedOf(before.extent));
  return {
    ...changedIn({ ...before, record: before.record?.serial }, now, [['searched', 'searchedReasons']]),
    ...(isDrawnAnew ? { extent } : {}),
  };
}

function Change({ of, done }: { readonly of: WholeArea; readonly done: () => void }): ReactNode {
  const [start] = useState(of);
  return (
    <ChangeGround
      id={of.id}
      version={of.version}
      send={(form, why, ifMatch) =>
        call('PATCH /api/ground-works/{id}', {
          params: { id: of.id },
          body: { ...changed(start, form), why },
          ifMatch,
        })
      }
      done={done}
    >
      <AreaFields known={start} />
    </ChangeGround>
  );
}

function Said({ of }: { readonly of: WholeArea }): ReactNode {
  const { t } = useWords();
  return (
    <Facts
      of={[
        [
          t('ground.searched'),
          <>
            {t(`ground.searched.${of.searched}`)}
            {of.searchedReasons === null ? null : <span dir="auto">: {of.searchedReasons}</span>}
          </>,
        ],
        [t('ground.outline'), of.isMeasured ? t('ground.is-measured') : null],
        [t('accident.place'), of.placeId === null ? null : <ChosenPlace id={of.placeId} />],
        [
          t('ground.record'),
          of.record === null ? null : (
            <Link to="/mines/records/$id" params={{ id: of.record.id }} className="figures">
              {of.record.serial}
            </Link>
          ),
        ],
        [t('detention.note'), of.note],
      ]}
    />
  );
}

function Devices({ of, mayChange }: { readonly of: WholeArea; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{t('ground.devices')}</h2>
      {of.found.length === 0 ? <p className="aside">{t('ground.devices.none')}</p> : null}
      <DeviceList of={of.found} isInArea mayChange={mayChange} />
      {!mayChange ? null : isNew ? (
        <NewDevice areaId={of.id} done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('device.new')}
        </Button>
      )}
    </section>
  );
}

function Whole({ of }: { readonly of: WholeArea }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const [isChanging, setChanging] = useState(false);
  const isOnly = useIsReleasedOnly(of.id);
  const mayChange =
    (me?.capabilities.includes('describe') ?? false) && of.withdrawnReason === null && !isOnly;
  return (
    <>
      <RecordLive table="ground_area" id={of.id} />
      {isOnly ? <ReleasedOnly /> : null}
      {of.withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('ground.withdrawn')} <span dir="auto">{of.withdrawnReason}</span>
        </p>
      )}
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
              call('POST /api/ground-works/{id}/withdrawal', { params: { id: of.id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      <Picture of={of} />
      <PlaceFindings of={of.findings} />
      <Found of={of} />
      <Works of={of} mayChange={mayChange} />
      <Devices of={of} mayChange={mayChange} />
      <RecordReleases table="ground_area" id={of.id} mayChange={mayChange} />
      {isOnly ? null : <RecordFoot table="ground_area" id={of.id} />}
    </>
  );
}

/** One area: what was released of it and by whom, and what remains. */
export function AreaPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/clearance/areas/$id' });
  const { data, error, refetch } = useQuery(areaQuery(id));
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
