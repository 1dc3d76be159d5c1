import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForPleadings, pleadingFindingsQuery, pleadingQuery } from '../api/pleadings.ts';
import { meQuery } from '../api/queries.ts';
import type { WholePleading } from '../api/schema.gen.ts';
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
import { Exchange } from './exchange.tsx';
import { Findings } from './findings.tsx';
import { KindField, PleadingFields, pleadingFacts } from './pleading-fields.tsx';
import { PleadingText } from './text.tsx';

function Outline({ whole }: { readonly whole: WholePleading }): ReactNode {
  const { t } = useWords();
  const sections = whole.parts.filter(({ kind }) => kind === 'section');
  return (
    <nav className="outline" aria-labelledby="pleading-outline">
      <h2 id="pleading-outline">{t('pleading.outline')}</h2>
      {sections.length === 0 ? <p className="aside">{t('pleading.no-outline')}</p> : null}
      <ol>
        {sections.map(({ id, number, level, partOf, runs }) => (
          <li key={id} data-level={level}>
            <a href={`#part-${id}`} dir="auto">
              {number} {runs.map(({ text }) => text).join('')}
            </a>
            <span className="aside">{t(`pleading.of.${partOf ?? 'other'}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Change({ whole, done }: { readonly whole: WholePleading; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(whole.pleading);
  const now = whole.pleading;
  const lines = (form: FormData): readonly VersionLine[] => {
    const mine = pleadingFacts(form);
    return [
      { label: t('pleading.title'), theirs: now.title, mine: mine.title },
      {
        label: t('pleading.kind'),
        theirs: t(`pleading.kind.${now.kind}`),
        mine: t(`pleading.kind.${mine.kind}`),
      },
    ];
  };
  return (
    <ChangeForm
      label={t('pleading.facts')}
      name={`pleading ${now.id} facts`}
      version={now.version}
      className="stack panel record-form"
      both={{ subject: now.id, kind: 'pleading-changed', lines }}
      send={(form, ifMatch) =>
        call('PATCH /api/pleadings/{id}', {
          params: { id: now.id },
          body: changedIn(start, pleadingFacts(form)),
          ifMatch,
        })
      }
      askAgain={askForPleadings}
      done={done}
    >
      <PleadingFields known={start} />
      <KindField known={start} />
    </ChangeForm>
  );
}

/** What was left out of a pleading when it was begun, as the address says it: a moment that is not kept. */
function LeftOut(): ReactNode {
  const { t, format } = useWords();
  const { sealed = 0, barred = 0, more = false } = useSearch({ from: '/inside/pleadings/$id' });
  if (sealed === 0 && barred === 0 && !more) return null;
  return (
    <div className="note" role="status">
      <p>{t('pleading.begun')}</p>
      <ul>
        {sealed > 0 ? <li>{t('pleading.begun.sealed', { n: format.number(sealed) })}</li> : null}
        {barred > 0 ? <li>{t('pleading.begun.barred', { n: format.number(barred) })}</li> : null}
        {more ? <li>{t('pleading.begun.more')}</li> : null}
      </ul>
    </div>
  );
}

function Whole({ whole }: { readonly whole: WholePleading }): ReactNode {
  const { t, format } = useWords();
  const { data: me } = useQuery(meQuery);
  const [isChanging, setChanging] = useState(false);
  const { pleading, dossier } = whole;
  const { id, version, kind, language, withdrawnReason } = pleading;
  const { data, error } = useQuery(pleadingFindingsQuery(id, version));
  // What is found in another version than is shown here is not put beside it: a moment later both are the newest.
  const findings = data?.version === version ? data.findings : undefined;
  const isFixed = withdrawnReason !== null || whole.filed !== null;
  const mayWrite = (me?.capabilities.includes('build-dossier') ?? false) && !isFixed;
  return (
    <>
      <RecordLive table="pleading" id={id} />
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('pleading.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {whole.filed ? (
        <p className="note" role="status">
          {t('pleading.filed', { day: format.day(whole.filed.on), court: whole.filed.with })}
        </p>
      ) : null}
      <LeftOut />
      <p className="aside dossier-facts">
        <span>{t(`pleading.kind.${kind}`)}</span>
        <span>{format.languageName(language)}</span>
        <Link to="/dossiers/$id" params={{ id: dossier.id }} dir="auto">
          {dossier.title}
        </Link>
        <span>{t('pleading.version', { version })}</span>
      </p>
      {isChanging ? <Change whole={whole} done={() => setChanging(false)} /> : null}
      {mayWrite && !isChanging ? (
        <div className="button-line no-print">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('pleading.facts')}
          </Button>
          <Reasoned
            done={askForPleadings}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/pleadings/{id}/withdrawal', { params: { id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      <div className="dossier pleading">
        <Outline whole={whole} />
        <div>
          <PleadingText whole={whole} findings={findings ?? []} mayWrite={mayWrite} />
          <Exchange whole={whole} mayWrite={mayWrite} />
          <RecordFoot table="pleading" id={id} />
        </div>
        <aside className="dossier-side" aria-label={t('pleading.findings')}>
          {error ? <ProblemBox error={error} /> : null}
          <Findings whole={whole} findings={findings} mayWrite={mayWrite} />
        </aside>
      </div>
    </>
  );
}

/** One pleading: its outline, its text with cites, what is to be looked at, and its files. */
export function PleadingPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/pleadings/$id' });
  const { data, error, refetch } = useQuery(pleadingQuery(id));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.pleadings')} />
    );
  return (
    <>
      <PageTitle text={data.pleading.title} />
      <Whole key={id} whole={data} />
    </>
  );
}
