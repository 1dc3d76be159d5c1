import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ToCheck, useLaw, useLawText } from '../allegations/law-words.tsx';
import { call } from '../api/client.ts';
import { askForProceedings, proceedingQuery } from '../api/proceedings.ts';
import { meQuery } from '../api/queries.ts';
import type { Party, Proceeding, WholeProceeding } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import type { VersionLine } from '../together/both-versions.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Checklists } from './checklists.tsx';
import { Deadlines } from './deadlines.tsx';
import { Exchanges } from './exchanges.tsx';
import { Links } from './links.tsx';
import { OpenedProvider } from './opened.ts';
import { Picture } from './picture.tsx';
import { ProceedingFields, proceedingFacts } from './proceeding-fields.tsx';
import { ProceedingHead } from './proceeding-head.tsx';
import { Steps } from './steps.tsx';

/** What a proceeding says now and what the form says, where somebody was quicker. */
function useLines(now: Proceeding): (mine: FormData) => readonly VersionLine[] {
  const { t } = useWords();
  const say = useLawText();
  const { law, forum } = useLaw();
  const parties = (list: readonly Party[]): string =>
    list.map(({ name, role }) => `${name} (${t(`party.${role}`)})`).join(', ');
  const instruments = (ids: readonly string[]): string =>
    ids.map((id) => say(law?.instruments.find((one) => one.id === id)?.names).text || id).join(', ');
  return (form) => {
    const mine = proceedingFacts(form);
    const of = (one: Omit<Proceeding, 'id'> | ReturnType<typeof proceedingFacts>): readonly string[] => [
      one.title,
      say(forum(one.forum)).text || one.forum,
      t(`proceeding.status.${one.status}`),
      parties(one.parties),
      instruments(one.instruments),
      one.bench ?? '',
      one.registryNumber ?? '',
      one.begunOn ?? '',
    ];
    const [theirs, own] = [of(now), of(mine)];
    return (
      ['title', 'forum', 'status', 'parties', 'instruments', 'bench', 'registry-number', 'begun-on'] as const
    ).flatMap((field, at) =>
      theirs[at] === own[at] ? [] : [{ label: t(`proceeding.${field}`), theirs: theirs[at], mine: own[at] }],
    );
  };
}

function Change({ now, done }: { readonly now: Proceeding; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const lines = useLines(now);
  const [start] = useState(now);
  return (
    <ChangeForm
      label={t('record.change')}
      name={`proceeding ${start.id}`}
      version={now.version}
      className="stack panel record-form"
      both={{ subject: start.id, kind: 'proceeding-changed', lines }}
      send={(form, ifMatch) =>
        call('PATCH /api/proceedings/{id}', {
          params: { id: start.id },
          body: changedIn(start, proceedingFacts(form)),
          ifMatch,
        })
      }
      askAgain={askForProceedings}
      done={done}
    >
      <ProceedingFields known={start} />
    </ChangeForm>
  );
}

function Whole({ whole }: { readonly whole: WholeProceeding }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const [isChanging, setChanging] = useState(false);
  const { id, withdrawnReason } = whole.proceeding;
  const mayChange = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null;
  return (
    <OpenedProvider value={whole}>
      <RecordLive table="proceeding" id={id} />
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('proceeding.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {isChanging ? <Change now={whole.proceeding} done={() => setChanging(false)} /> : <ProceedingHead />}
      {mayChange && !isChanging ? (
        <div className="button-line">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <Reasoned
            done={askForProceedings}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/proceedings/{id}/withdrawal', { params: { id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      <section aria-labelledby="picture">
        <h2 id="picture">{t('picture.title')}</h2>
        <Picture whole={whole} />
      </section>
      <Steps mayChange={mayChange} />
      <Deadlines />
      <Exchanges />
      <Checklists mayChange={mayChange} />
      <Links mayChange={mayChange} />
      <p className="note">
        <ToCheck is /> {t('law.mark')}
      </p>
      <RecordFoot table="proceeding" id={id} />
    </OpenedProvider>
  );
}

/** One proceeding: who is before whom, what was done and when, which time runs, and which tests of the law are met. */
export function ProceedingPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/proceedings/$id' });
  const { data, error, refetch } = useQuery(proceedingQuery(id));
  const { law, error: lawError } = useLaw();
  const fault = error ?? lawError;
  if (!data || !law)
    return fault ? (
      <ProblemBox error={fault} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.proceedings')} />
    );
  const print = (
    <nav className="views" aria-label={t('proceeding.parts')}>
      {(['steps', 'deadlines', 'exchanges', 'checklists', 'links'] as const).map((part) => (
        <a key={part} href={`#${part}`}>
          {t(`${part}.title`)}
        </a>
      ))}
      <button type="button" className="quiet-button" onClick={() => window.print()}>
        {t('incidents.print')}
      </button>
    </nav>
  );
  return (
    <>
      <PageTitle text={data.proceeding.title} aside={print} />
      <Whole key={id} whole={data} />
    </>
  );
}
