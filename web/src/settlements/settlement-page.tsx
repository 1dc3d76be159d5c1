import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import type { Settlement, WholeSettlement } from '../api/schema.gen.ts';
import { askForSettlements, settlementQuery } from '../api/settlements.ts';
import { PlaceFindings } from '../clearance/place-findings.tsx';
import { DisplacedFrom } from '../displacement/displaced-from.tsx';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { writePosition } from '../map/shapes.ts';
import { PageTitle } from '../pages/frame.tsx';
import { askedDays } from '../search-settlements.ts';
import type { VersionLine } from '../together/both-versions.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Answer } from './answer.tsx';
import { AskedDaysForm } from './asked-days.tsx';
import { Criteria } from './criteria.tsx';
import { Obstacles } from './obstacles.tsx';
import { OpenedProvider, useOpened } from './opened.ts';
import { Picture } from './picture.tsx';
import { Routes } from './routes.tsx';
import { SettlementFields, settlementFacts } from './settlement-fields.tsx';

const plainNames = (names: readonly { name: string; language: string | null; usedBy: string | null }[]) =>
  names.map(({ name, language, usedBy }) => ({ name, language, usedBy }));

/** What is compared when it is changed; the names as the form has them. */
const asFacts = (one: Settlement) => ({ ...one, names: plainNames(one.names) });

function Change({ of, done }: { readonly of: Settlement; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(of);
  const named = (names: readonly { name: string }[]): string => names.map(({ name }) => name).join(', ');
  const lines = (form: FormData): readonly VersionLine[] => {
    const mine = settlementFacts(form);
    return [
      { label: t('settlement.names'), theirs: named(of.names), mine: named(mine.names) },
      { label: t('settlement.note'), theirs: of.note, mine: mine.note },
    ].filter((line) => line.theirs !== line.mine);
  };
  return (
    <ChangeForm
      label={t('record.change')}
      name={`settlement ${start.id}`}
      version={of.version}
      className="stack panel record-form"
      both={{ subject: start.id, kind: 'settlement-changed', lines }}
      send={(form, ifMatch) =>
        call('PATCH /api/settlements/{id}', {
          params: { id: start.id },
          body: changedIn(asFacts(start), settlementFacts(form), [['latitude', 'longitude', 'precision']]),
          ifMatch,
        })
      }
      askAgain={askForSettlements}
      done={done}
    >
      <SettlementFields known={start} />
    </ChangeForm>
  );
}

/** All its names, each in its own script, with who uses it: none is hidden. */
function Head(): ReactNode {
  const { t, format } = useWords();
  const { settlement } = useOpened();
  const { serial, placeId, names, latitude, longitude, precision, note, isInvented } = settlement;
  return (
    <div className="conclusion-head">
      {isInvented ? <p className="caution">{t('settlement.is-invented')}</p> : null}
      <details className="settlement-names">
        <summary>{t('settlement.all-names', { number: names.length })}</summary>
        <table className="deadline-table">
          <caption className="for-readers">{t('settlement.names')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('settlement.name.column')}</th>
              <th scope="col">{t('settlement.used-by.column')}</th>
              <th scope="col">{t('settlement.used-when')}</th>
            </tr>
          </thead>
          <tbody>
            {names.map(({ name, language, usedBy, from, until, isChecked }, at) => (
              <tr key={`${name} ${at}`}>
                <th scope="row" dir="auto" lang={language ?? undefined}>
                  {name}
                </th>
                <td dir="auto">
                  {usedBy ?? t('settlement.used-by.none')}
                  {isChecked ? '' : ` · ${t('place.to-be-checked')}`}
                </td>
                <td className="figures">
                  {from === null && until === null ? '' : `${from ?? '…'} – ${until ?? '…'}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <Facts
        of={[
          [t('settlement.serial'), <span className="figures">{serial}</span>],
          [t('settlement.place'), placeId === null ? t('settlement.own-place') : <code>{placeId}</code>],
          [
            t('settlement.position'),
            latitude === null || longitude === null ? (
              t('place.no-position')
            ) : (
              <span className="figures">
                {writePosition(latitude, longitude)}{' '}
                <span className="aside">{t(`settlement.precision.${precision}`)}</span>
              </span>
            ),
          ],
          [t('settlement.note'), note === null ? null : <span dir="auto">{note}</span>],
          [t('allegation.made'), `${settlement.madeBy ?? ''} · ${format.day(settlement.madeAt)}`],
        ]}
      />
    </div>
  );
}

function Whole({ whole }: { readonly whole: WholeSettlement }): ReactNode {
  const { t, format } = useWords();
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate({ from: '/return/$id' });
  const asked = askedDays({ ...useSearch({ from: '/inside/return/$id' }) });
  const [isChanging, setChanging] = useState(false);
  const { id, withdrawnReason } = whole.settlement;
  const mayChange = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null;
  return (
    <OpenedProvider value={whole}>
      <RecordLive table="settlement" id={id} />
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('settlement.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      <section aria-labelledby="answer">
        <h2 id="answer">{t('return.question', { day: format.day(whole.on) })}</h2>
        <AskedDaysForm asked={asked} day={whole.on} show={(search) => void navigate({ search })} />
        <Answer whole={whole} />
        <PlaceFindings of={whole.findings} />
      </section>
      <section aria-labelledby="over-time">
        <h2 id="over-time">{t('return.picture.title')}</h2>
        <Picture whole={whole} />
      </section>
      <DisplacedFrom id={id} />
      <Obstacles mayChange={mayChange} />
      <Criteria mayChange={mayChange} />
      <Routes mayChange={mayChange} />
      <section aria-labelledby="settlement">
        <h2 id="settlement">{t('settlement.title')}</h2>
        {isChanging ? <Change of={whole.settlement} done={() => setChanging(false)} /> : <Head />}
        {mayChange && !isChanging ? (
          <div className="button-line">
            <Button variant="default" onClick={() => setChanging(true)}>
              {t('record.change')}
            </Button>
            <Reasoned
              done={askForSettlements}
              button={t('record.withdraw')}
              send={(reason) =>
                call('POST /api/settlements/{id}/withdrawal', { params: { id }, body: { reason } })
              }
            />
          </div>
        ) : null}
      </section>
      <RecordFoot table="settlement" id={id} />
    </OpenedProvider>
  );
}

/** One settlement: whether people could return on a day, what says so, and how that was over time. */
export function SettlementPage(): ReactNode {
  const { t, language } = useWords();
  const { id } = useParams({ from: '/inside/return/$id' });
  const asked = askedDays({ ...useSearch({ from: '/inside/return/$id' }) });
  const { data, error, refetch } = useQuery(settlementQuery(id, asked, language));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.settlements')} />
    );
  const parts = (
    <nav className="views" aria-label={t('proceeding.parts')}>
      {(
        [
          ['answer', 'return.part.answer'],
          ['over-time', 'return.picture.title'],
          ['displaced', 'displacement.from-here'],
          ['obstacles', 'obstacles.title'],
          ['criteria', 'criteria.title'],
          ['routes', 'routes.title'],
        ] as const
      ).map(([part, name]) => (
        <a key={part} href={`#${part}`}>
          {t(name)}
        </a>
      ))}
      <button type="button" className="quiet-button" onClick={() => window.print()}>
        {t('incidents.print')}
      </button>
    </nav>
  );
  return (
    <>
      <PageTitle text={data.settlement.name} aside={parts} />
      <Whole key={id} whole={data} />
    </>
  );
}
