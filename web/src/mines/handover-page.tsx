import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForMines, handoverQuery } from '../api/mines.ts';
import { meQuery } from '../api/queries.ts';
import type { Handover, WholeHandover } from '../api/schema.gen.ts';
import { GroundScore } from '../clearance/ground-score.tsx';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { useDay } from '../proceedings/words.tsx';
import type { VersionLine } from '../together/both-versions.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { HandoverClaims } from './handover-claims.tsx';
import { HandoverFields, handoverFacts } from './handover-fields.tsx';
import { HandoverSheets } from './handover-sheets.tsx';
import { RecordsTable } from './records-table.tsx';

function Change({ handover, done }: { readonly handover: Handover; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(handover);
  const { id } = start;
  const lines = (form: FormData): readonly VersionLine[] => {
    const mine = handoverFacts(form);
    const all: VersionLine[] = [
      { label: t('proceeding.title'), theirs: handover.title, mine: mine.title },
      { label: t('mines.given-by'), theirs: handover.givenBy, mine: mine.givenBy },
      { label: t('mines.received-by'), theirs: handover.receivedBy, mine: mine.receivedBy },
      { label: t('mines.dated'), theirs: handover.dated, mine: mine.dated },
      {
        label: t('mines.mediators'),
        theirs: handover.through.join(', '),
        mine: mine.through.join(', '),
      },
      { label: t('mines.in-exchange'), theirs: handover.inExchange, mine: mine.inExchange },
      { label: t('mines.custodian'), theirs: handover.custodian, mine: mine.custodian },
    ];
    return all.filter(({ theirs, mine: own }) => theirs !== own);
  };
  return (
    <ChangeForm
      label={t('record.change')}
      name={`handover ${id}`}
      version={handover.version}
      className="stack panel record-form"
      both={{ subject: id, kind: 'handover-changed', lines }}
      send={(form, ifMatch) =>
        call('PATCH /api/handovers/{id}', {
          params: { id },
          body: changedIn({ ...start }, handoverFacts(form)),
          ifMatch,
        })
      }
      askAgain={askForMines}
      done={done}
    >
      <HandoverFields known={start} />
    </ChangeForm>
  );
}

function HandoverFindings({ of }: { readonly of: WholeHandover['findings'] }): ReactNode {
  const { t } = useWords();
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{t('mines.findings')}</h2>
      {of.length === 0 ? <p>{t('mines.handover.findings.none')}</p> : null}
      <ul className="mine-findings">
        {of.map(({ code, severity, subject, facts }, at) => (
          <li key={`${code} ${subject} ${at}`} data-severity={severity}>
            <p>
              <strong>{t(`mines.severity.${severity}`)}</strong>{' '}
              {t.of(`mines.handover.${code}`, code, {
                subject: code === 'claimants-differ' ? t.of(`mines.measure.${subject}`, subject) : subject,
                ...facts,
                measure: t.of(`mines.measure.${facts['measure'] ?? ''}`, ''),
                by: t.of(`mines.sameness.${facts['by'] ?? ''}`, ''),
              })}
            </p>
          </li>
        ))}
      </ul>
      <p className="note">{t('mines.handover.caution')}</p>
    </section>
  );
}

function Whole({ whole }: { readonly whole: WholeHandover }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { data: me } = useQuery(meQuery);
  const [isChanging, setChanging] = useState(false);
  const { handover, records } = whole;
  const { id, withdrawnReason } = handover;
  const mayChange = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null;
  return (
    <>
      <RecordLive table="handover" id={id} />
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('mines.handover.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {isChanging ? (
        <Change handover={handover} done={() => setChanging(false)} />
      ) : (
        <Facts
          of={[
            [t('mines.given-by'), <span dir="auto">{handover.givenBy ?? t('mines.not-known')}</span>],
            [t('mines.received-by'), <span dir="auto">{handover.receivedBy ?? t('mines.not-known')}</span>],
            [t('mines.dated'), handover.dated === null ? t('undertaking.day.unknown') : day(handover.dated)],
            [t('mines.mediators'), handover.through.join(', ')],
            [
              t('mines.in-exchange'),
              handover.inExchange === null ? null : <q dir="auto">{handover.inExchange}</q>,
            ],
            [t('mines.custodian'), handover.custodian],
          ]}
        />
      )}
      {mayChange && !isChanging ? (
        <div className="button-line no-print">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <Reasoned
            done={askForMines}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/handovers/{id}/withdrawal', { params: { id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      <HandoverClaims of={whole} mayChange={mayChange} />
      <HandoverFindings of={whole.findings} />
      <section aria-labelledby="ground">
        <h2 id="ground">{t('mines.external')}</h2>
        <GroundScore of="handover" id={id} />
      </section>
      <HandoverSheets of={whole} mayChange={mayChange} />
      <section aria-labelledby="records">
        <h2 id="records">{t('mines.records')}</h2>
        {records.length === 0 ? (
          <p className="aside">{t('mines.handover.no-records')}</p>
        ) : (
          <RecordsTable records={records} label={t('mines.records')} hasHandover={false} />
        )}
        <p className="plan-warning">{t('mines.no-record')}</p>
      </section>
      <RecordFoot table="handover" id={id} />
    </>
  );
}

/** One handover: what each party claims beside what the records support, the sheets, the records, and what does not go together. */
export function HandoverPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/mines/handovers/$id' });
  const { data, error, refetch } = useQuery(handoverQuery(id));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.mines')} />
    );
  return (
    <>
      <PageTitle
        text={data.handover.title}
        aside={
          <p className="item-marks mine-marks">
            <code>{data.handover.serial}</code>
            <Link to="/mines" search={{}}>
              {t('mines.title')}
            </Link>
          </p>
        }
      />
      <Whole key={id} whole={data} />
    </>
  );
}
