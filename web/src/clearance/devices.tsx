import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForGround } from '../api/ground.ts';
import type { FoundDevice } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { changedIn } from '../ui/changed.ts';
import { compartmentIn, NewForm } from '../ui/new-form.tsx';
import { SealedPlace, useSealed } from '../ui/sealed-place.tsx';
import { ChangeGround } from './change.tsx';
import {
  ANSWERS,
  CATEGORIES,
  Choice,
  choiceIn,
  Line,
  Lines,
  numberIn,
  Position,
  PRECISIONS,
  textIn,
} from './fields.tsx';
import { PlaceFindings } from './place-findings.tsx';

const deviceFacts = (form: FormData) => ({
  foundOn: textIn(form, 'foundOn'),
  latitude: numberIn(form, 'latitude'),
  longitude: numberIn(form, 'longitude'),
  precision: choiceIn(form, 'precision', PRECISIONS, 'none'),
  category: choiceIn(form, 'category', CATEGORIES, 'unknown'),
  model: textIn(form, 'model'),
  lot: textIn(form, 'lot'),
  madeOn: textIn(form, 'madeOn'),
  condition: textIn(form, 'condition'),
  depthCm: numberIn(form, 'depthCm'),
  destroyed: choiceIn(form, 'destroyed', ANSWERS, 'unknown'),
  record: textIn(form, 'record'),
  serial: textIn(form, 'serial'),
  note: textIn(form, 'note'),
});

function DeviceFields({ known }: { readonly known: Partial<FoundDevice> }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="field-line ends">
        <Choice
          name="category"
          label={t('device.category')}
          of={CATEGORIES}
          words="mines.category"
          known={known.category ?? 'unknown'}
        />
        <Line name="model" label={t('device.model')} most={200} known={known.model} />
        <Line name="foundOn" label={t('device.found-on')} most={100} known={known.foundOn} />
      </div>
      <div className="field-line ends">
        <Line name="lot" label={t('device.lot')} most={100} known={known.lot} />
        <Line name="madeOn" label={t('device.made-on')} most={100} known={known.madeOn} />
      </div>
      <p className="aside">{t('device.made-on.why')}</p>
      <Position known={known} />
      <div className="field-line ends">
        <Line name="depthCm" label={t('mines.depth-cm')} isNumber known={known.depthCm} />
        <Line name="condition" label={t('device.condition')} most={500} known={known.condition} />
        <Choice
          name="destroyed"
          label={t('device.destroyed')}
          of={ANSWERS}
          words="ground.yes"
          known={known.destroyed}
        />
      </div>
      <div className="field-line ends">
        <Line name="record" label={t('ground.record')} most={20} known={known.record?.serial} />
        <Line name="serial" label={t('device.photo')} most={20} known={known.item} />
      </div>
      <Lines name="note" label={t('detention.note')} most={2000} known={known.note} />
    </>
  );
}

/** The form of a device that was found, in an area or in none that is recorded. */
export function NewDevice({
  areaId,
  done,
}: {
  readonly areaId: string | null;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const sealed = useSealed();
  return (
    <NewForm
      label={t('device.new')}
      name={`new device ${areaId ?? ''}`}
      send={(form) =>
        call('POST /api/found-devices', { body: { ...deviceFacts(form), areaId, ...compartmentIn(form) } })
      }
      made={async () => {
        await askForGround();
        done();
      }}
      leave={done}
    >
      <DeviceFields known={{}} />
      <SealedPlace of={sealed} />
    </NewForm>
  );
}

/** Lists hold no coordinate: one that is not typed stays, and with no position it is taken out. */
function changed(before: FoundDevice, form: FormData) {
  const now = changedIn({ ...before, record: before.record?.serial, serial: before.item }, deviceFacts(form));
  return now.precision === 'none' ? { ...now, latitude: null, longitude: null } : now;
}

function ChangeDevice({ of, done }: { readonly of: FoundDevice; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(of);
  return (
    <ChangeGround
      id={of.id}
      version={of.version}
      label={t('device.change', { serial: of.serial })}
      send={(form, why, ifMatch) =>
        call('PATCH /api/found-devices/{id}', {
          params: { id: of.id },
          body: { ...changed(start, form), why },
          ifMatch,
        })
      }
      done={done}
    >
      <p className="aside">{t('device.position-hidden')}</p>
      <DeviceFields known={start} />
    </ChangeGround>
  );
}

function Device({
  of,
  isInArea,
  mayChange,
}: {
  readonly of: FoundDevice;
  readonly isInArea: boolean;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const [isChanging, setChanging] = useState(false);
  if (isChanging)
    return (
      <li>
        <ChangeDevice of={of} done={() => setChanging(false)} />
      </li>
    );
  const marks = [
    t(`mines.category.${of.category}`),
    of.model,
    of.foundOn === null ? null : t('device.found', { day: day(of.foundOn) }),
    of.lot === null ? null : t('device.lot-of', { lot: of.lot }),
    of.madeOn === null ? null : t('device.made', { day: day(of.madeOn) }),
    of.earliestLaying === null ? null : t('ground.earliest', { day: day(of.earliestLaying) }),
  ].filter((one) => one !== null);
  return (
    <li>
      <span className="figures">{of.serial}</span> · <span dir="auto">{marks.join(' · ')}</span>
      {of.area === null || isInArea ? null : (
        <>
          {' · '}
          <Link to="/clearance/areas/$id" params={{ id: of.area.id }} dir="auto">
            {of.area.title}
          </Link>
        </>
      )}
      {of.record === null ? null : (
        <>
          {' · '}
          <Link to="/mines/records/$id" params={{ id: of.record.id }} className="figures">
            {of.record.serial}
          </Link>
        </>
      )}
      {of.item === null ? null : (
        <>
          {' · '}
          <Link to="/items/$serial" params={{ serial: of.item }} className="figures">
            {of.item}
          </Link>
        </>
      )}{' '}
      {of.note === null ? null : (
        <span className="aside" dir="auto">
          {of.note}{' '}
        </span>
      )}
      <PlaceFindings of={of.findings} />
      {mayChange ? (
        <>
          <button
            type="button"
            className="quiet-button"
            aria-label={t('device.change', { serial: of.serial })}
            onClick={() => setChanging(true)}
          >
            {t('record.change')}
          </button>{' '}
          <Reasoned
            isQuiet
            done={askForGround}
            button={t('record.withdraw')}
            name={t('ground.withdraw-of', { what: of.serial })}
            send={(reason) =>
              call('POST /api/found-devices/{id}/withdrawal', { params: { id: of.id }, body: { reason } })
            }
          />
        </>
      ) : null}
    </li>
  );
}

/** Devices that were found, each with the earliest day on which it can have been laid, where its marking says one. */
export function DeviceList({
  of,
  isInArea = false,
  mayChange,
}: {
  readonly of: readonly FoundDevice[];
  readonly isInArea?: boolean;
  readonly mayChange: boolean;
}): ReactNode {
  return (
    <ul className="plain-list">
      {of.map((one) => (
        <Device key={one.id} {...{ of: one, isInArea, mayChange }} />
      ))}
    </ul>
  );
}
