import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForMines, hazardRecordQuery } from '../api/mines.ts';
import { meQuery } from '../api/queries.ts';
import type { WholeHazardRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { hazardRecordSearch } from '../search-mines.ts';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { ChangeForm } from '../ui/change-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { BesideScan } from './beside-scan.tsx';
import { Decision } from './decision.tsx';
import { EnteredFacts } from './entered-facts.tsx';
import { enteredIn, fieldOfRecord, fieldsOf } from './entered.ts';
import { FieldPicture } from './field-picture.tsx';
import { Findings, Readings } from './findings.tsx';
import { RecordFields } from './record-fields.tsx';
import { Releases } from '../releases/releases.tsx';
import { Scores } from './scores.tsx';
import { Versions } from './versions.tsx';

/** A correction, beside the scan: a version more, with the reason for it. */
function Correct({ of, done }: { readonly of: WholeHazardRecord; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(of);
  const known = useMemo(() => fieldsOf(start.entered), [start]);
  const { id } = start;
  return (
    <BesideScan serial={of.sheet?.serial ?? null}>
      <ChangeForm
        label={t('mines.correct')}
        name={`hazard record ${id}`}
        version={of.version}
        className="stack panel record-form"
        theirs={t('mines.correct.theirs')}
        send={(form, ifMatch) =>
          call('PATCH /api/hazard-records/{id}', {
            params: { id },
            body: { entered: enteredIn(form), why: String(form.get('why') ?? '') },
            ifMatch,
          })
        }
        askAgain={askForMines}
        fieldOf={fieldOfRecord}
        done={done}
      >
        <TextInput
          name="why"
          required
          maxLength={2000}
          dir="auto"
          label={t('mines.correct.why')}
          description={t('mines.correct.what')}
        />
        <RecordFields known={known} />
      </ChangeForm>
    </BesideScan>
  );
}

/** Reckons the same sheet again, where the program reckons otherwise now than when it was entered. */
function ReckonAgain({ of }: { readonly of: WholeHazardRecord }): ReactNode {
  const { t } = useWords();
  return (
    <p className="note">
      {t('mines.reckoned-otherwise', { reckoning: of.reckoning })}{' '}
      <Reasoned
        isQuiet
        button={t('mines.reckon-again')}
        done={askForMines}
        send={(why) =>
          call('PATCH /api/hazard-records/{id}', {
            params: { id: of.id },
            body: { why },
            ifMatch: of.version,
          })
        }
      />
    </p>
  );
}

function Marks({ of }: { readonly of: WholeHazardRecord }): ReactNode {
  const { t } = useWords();
  return (
    <p className="item-marks mine-marks">
      <code>{of.serial}</code>
      <span className="sealed-mark">{t('item.sealed')}</span>
      {of.handover === null ? null : (
        <Link to="/mines/handovers/$id" params={{ id: of.handover.id }} dir="auto">
          {of.handover.title}
        </Link>
      )}
      {of.sheet === null ? (
        <span className="finding-mark">{t('mines.no-sheet')}</span>
      ) : (
        <Link to="/items/$serial" params={{ serial: of.sheet.serial }} className="figures">
          {t('mines.sheet', { serial: of.sheet.serial })}
        </Link>
      )}
      {of.sheet !== null && !of.sheet.isSealed ? (
        <span className="finding-mark">{t('mines.sheet-open')}</span>
      ) : null}
    </p>
  );
}

/** What was entered, and on demand the scan beside it: it lies sealed, and that it was looked at is recorded. */
function OnTheSheet({ of }: { readonly of: WholeHazardRecord }): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const facts = <EnteredFacts of={of.entered} />;
  if (of.sheet === null) return facts;
  return (
    <>
      <button
        type="button"
        className="quiet-button no-print"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? 'mines.scan.hide' : 'mines.scan.show')}
      </button>
      {isOpen ? <BesideScan serial={of.sheet.serial}>{facts}</BesideScan> : facts}
    </>
  );
}

function Shown({
  of,
  mayChange,
}: {
  readonly of: WholeHazardRecord;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const { entered, derived } = of;
  const { traverse } = derived;
  return (
    <>
      <section aria-labelledby="where">
        <h2 id="where">{t('mines.where')}</h2>
        {traverse && entered.traverse ? (
          <div className="where">
            <FieldPicture serial={of.serial} traverse={traverse} entered={entered.traverse} />
            <div>
              <h3>{t('mines.findings')}</h3>
              <Findings of={traverse.findings} />
              <details>
                <summary>{t('mines.readings')}</summary>
                <Readings of={traverse} />
              </details>
            </div>
          </div>
        ) : (
          <p className="plan-warning">
            {(entered.illegible ?? []).includes('referencePoints') || entered.fragments
              ? t('mines.no-points.unread')
              : t('mines.no-points')}
          </p>
        )}
      </section>
      <section aria-labelledby="quality">
        <h2 id="quality">{t('mines.quality')}</h2>
        <p className="aside measure">{t('mines.quality.what')}</p>
        <Scores of={derived} id={of.id} entered={entered} />
      </section>
      <Decision of={of} mayChange={mayChange} />
      <section aria-labelledby="on-the-sheet">
        <h2 id="on-the-sheet">{t('mines.on-the-sheet')}</h2>
        <OnTheSheet of={of} />
      </section>
      <Releases
        of={of.id}
        releases={of.releases}
        mayChange={mayChange}
        acts={{
          ask: (body) => call('POST /api/hazard-records/{id}/releases', { params: { id: of.id }, body }),
          agree: (id) => call('POST /api/hazard-releases/{id}/agreement', { params: { id } }),
          end: (id, reason) =>
            call('POST /api/hazard-releases/{id}/end', { params: { id }, body: { reason } }),
          again: askForMines,
        }}
      />
      <Versions of={of} />
    </>
  );
}

function Whole({
  of,
  isCorrecting,
}: {
  readonly of: WholeHazardRecord;
  readonly isCorrecting: boolean;
}): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/mines/records/$id' });
  const { data: me } = useQuery(meQuery);
  const isLast = String(of.shown) === of.version;
  const isStanding = of.withdrawnReason === null;
  const mayChange = (me?.capabilities.includes('describe') ?? false) && of.mayChange && isStanding;
  if (isCorrecting && mayChange && isLast)
    return <Correct of={of} done={() => void navigate({ search: {} })} />;
  return (
    <>
      <RecordLive table="hazard_record" id={of.id} />
      {isStanding ? null : (
        <p className="note" role="status">
          {t('mines.record.withdrawn')} <span dir="auto">{of.withdrawnReason}</span>
        </p>
      )}
      {of.mayChange ? null : <p className="note">{t('release.to-you')}</p>}
      {isLast ? null : (
        <p className="note" role="status">
          {t('mines.version.old', { version: of.shown })}{' '}
          <Link to="/mines/records/$id" params={{ id: of.id }} search={{}}>
            {t('mines.version.newest')}
          </Link>
        </p>
      )}
      {of.isReckonedAnew && mayChange && isLast ? <ReckonAgain of={of} /> : null}
      {mayChange && isLast ? (
        <div className="button-line no-print">
          <Button variant="default" onClick={() => void navigate({ search: { view: 'correct' } })}>
            {t('mines.correct')}
          </Button>
          <Reasoned
            done={askForMines}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/hazard-records/{id}/withdrawal', { params: { id: of.id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      <Shown of={of} mayChange={mayChange && isLast} />
      {of.mayChange ? <RecordFoot table="hazard_record" id={of.id} /> : null}
    </>
  );
}

/** One hazard record: where it lies and how far off that may be, how good it is in three parts, what a person decided, and who may see it. */
export function RecordPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/mines/records/$id' });
  const { version, view } = hazardRecordSearch({ ...useSearch({ from: '/inside/mines/records/$id' }) });
  const { data, error, refetch } = useQuery(hazardRecordQuery(id, version));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.mines')} />
    );
  return (
    <>
      <PageTitle text={data.title} aside={<Marks of={data} />} />
      <Whole key={id} of={data} isCorrecting={view === 'correct'} />
    </>
  );
}
