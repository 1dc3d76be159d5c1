import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ToCheck } from '../allegations/law-words.tsx';
import { call } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import type { UndertakingParty, WholeUndertaking } from '../api/schema.gen.ts';
import { askForUndertakings, undertakingQuery } from '../api/undertakings.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { isDay, undertakingSearch } from '../search-undertakings.ts';
import type { VersionLine } from '../together/both-versions.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { serialsOf } from './basis.tsx';
import { DueDates } from './due-dates.tsx';
import { Obligations, ObligationTable } from './obligations.tsx';
import { OpenedProvider } from './opened.ts';
import { Picture } from './picture.tsx';
import { UndertakingFields, undertakingFacts } from './undertaking-fields.tsx';
import { UndertakingHead } from './undertaking-head.tsx';

const withLists = ({ undertaking, text, order }: WholeUndertaking) => ({
  ...undertaking,
  serials: serialsOf(text),
  proceedingId: order?.proceedingId ?? null,
  stepId: order?.stepId ?? null,
});

/** What an undertaking says now and what the form says, where somebody was quicker. */
function useLines(whole: WholeUndertaking): (mine: FormData) => readonly VersionLine[] {
  const { t } = useWords();
  const parties = (list: readonly UndertakingParty[]): string =>
    list.map(({ name, role }) => `${name} (${t(`undertaking.role.${role}`)})`).join(', ');
  return (form) => {
    const [theirs, mine] = [withLists(whole), undertakingFacts(form)];
    const lines: VersionLine[] = [
      { label: t('proceeding.title'), theirs: theirs.title, mine: mine.title },
      {
        label: t('undertaking.kind'),
        theirs: t(`undertaking.kind.${theirs.kind}`),
        mine: t(`undertaking.kind.${mine.kind}`),
      },
      { label: t('undertaking.dated'), theirs: theirs.dated, mine: mine.dated },
      { label: t('proceeding.parties'), theirs: parties(theirs.parties), mine: parties(mine.parties) },
      { label: t('undertaking.which-text'), theirs: theirs.whichText, mine: mine.whichText },
      {
        label: t('undertaking.text-items'),
        theirs: theirs.serials.join(', '),
        mine: mine.serials.join(', '),
      },
      {
        label: t('undertaking.to-check'),
        theirs: t(`undertaking.is.${theirs.toCheck}`),
        mine: t(`undertaking.is.${mine.toCheck}`),
      },
    ];
    return lines.filter(({ theirs: one, mine: other }) => one !== other);
  };
}

function Change({ whole, done }: { readonly whole: WholeUndertaking; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const lines = useLines(whole);
  const [start] = useState(whole);
  const { id } = start.undertaking;
  return (
    <ChangeForm
      label={t('record.change')}
      name={`undertaking ${id}`}
      version={whole.undertaking.version}
      className="stack panel record-form"
      both={{ subject: id, kind: 'undertaking-changed', lines }}
      send={(form, ifMatch) =>
        call('PATCH /api/undertakings/{id}', {
          params: { id },
          body: changedIn(withLists(start), undertakingFacts(form), [['proceedingId', 'stepId']]),
          ifMatch,
        })
      }
      askAgain={askForUndertakings}
      done={done}
    >
      <UndertakingFields known={start.undertaking} whole={start} />
    </ChangeForm>
  );
}

/** As of the end of which day it is shown; it is in the address. */
function AsOf({ day }: { readonly day: string }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/undertakings/$id' });
  return (
    <form
      key={day}
      className="as-of no-print"
      aria-label={t('undertaking.as-of')}
      onSubmit={(event) => {
        event.preventDefault();
        const on = String(new FormData(event.currentTarget).get('on') ?? '').trim();
        void navigate({ search: isDay(on) ? { on } : {} });
      }}
    >
      <label className="stack-field">
        {t('undertaking.as-of')}
        <input type="date" name="on" min="0001-01-01" max="9999-12-31" defaultValue={day} />
      </label>
      <Button type="submit" variant="default">
        {t('undertaking.as-of.show')}
      </Button>
    </form>
  );
}

/** The report as files, as of the day that is shown. */
function Reports(given: {
  readonly id: string;
  readonly day: string;
  /** Whether a day due is known. */
  readonly hasDays: boolean;
}): ReactNode {
  const { id, day, hasDays } = given;
  const { t, language } = useWords();
  return (
    <p className="no-print">
      {t('undertaking.reports')}{' '}
      {(['text', 'markdown', 'csv'] as const).map((form) => (
        <span key={form}>
          <a href={`/api/undertakings/${id}/report?form=${form}&on=${day}&language=${language}`} download>
            {t(`undertaking.report.${form}`)}
          </a>{' '}
        </span>
      ))}
      {hasDays ? (
        <a href={`/api/undertakings/${id}/calendar.ics?language=${language}`} download>
          {t('undertaking.calendar')}
        </a>
      ) : null}
    </p>
  );
}

function Whole({ whole }: { readonly whole: WholeUndertaking }): ReactNode {
  const { t, format } = useWords();
  const { data: me } = useQuery(meQuery);
  const [isChanging, setChanging] = useState(false);
  const { id, withdrawnReason } = whole.undertaking;
  const mayChange = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null;
  return (
    <OpenedProvider value={whole}>
      <RecordLive table="undertaking" id={id} />
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('undertaking.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {isChanging ? <Change whole={whole} done={() => setChanging(false)} /> : <UndertakingHead />}
      {mayChange && !isChanging ? (
        <div className="button-line">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <Reasoned
            done={askForUndertakings}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/undertakings/{id}/withdrawal', { params: { id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      <section aria-labelledby="standing">
        <h2 id="standing">{t('standing.as-of', { day: format.day(whole.day) })}</h2>
        <AsOf day={whole.day} />
        <ObligationTable />
        <Reports id={id} day={whole.day} hasDays={whole.dueDates.length > 0} />
      </section>
      <section aria-labelledby="over-time">
        <h2 id="over-time">{t('picture.title')}</h2>
        <Picture />
      </section>
      <Obligations mayChange={mayChange} />
      <DueDates />
      <p className="note">
        <ToCheck is /> {t('law.mark')}
      </p>
      <RecordFoot table="undertaking" id={id} />
    </OpenedProvider>
  );
}

/** One undertaking: what binds whom, what each side says of it, how that stood on any day. */
export function UndertakingPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/undertakings/$id' });
  const { on } = undertakingSearch({ ...useSearch({ from: '/inside/undertakings/$id' }) });
  const { data, error, refetch } = useQuery(undertakingQuery(id, on));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.undertakings')} />
    );
  const parts = (
    <nav className="views" aria-label={t('proceeding.parts')}>
      {(
        [
          ['standing', 'standing.title'],
          ['over-time', 'picture.title'],
          ['obligations', 'obligations.title'],
          ['due-dates', 'due-dates.title'],
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
      <PageTitle text={data.undertaking.title} aside={parts} />
      <Whole key={id} whole={data} />
    </>
  );
}
