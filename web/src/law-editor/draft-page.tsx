import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForLawFiles, lawDraftQuery, lawVersionsQuery } from '../api/law-files.ts';
import { queryClient } from '../api/queries.ts';
import type { LawDraft } from '../api/schema.gen.ts';
import { WordsDifference } from '../compare/text-difference.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { lawDraftSearch } from '../search-law-files.ts';
import { Moment } from '../ui/moment.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AllChanges, Changes } from './changes.tsx';
import { FormOf, type AskedField } from './form.tsx';
import { InstrumentForm } from './instrument-form.tsx';
import { Problems } from './problems.tsx';
import { ChecklistForm } from './checklist-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { RubricForm } from './rubric-form.tsx';
import { SourcesForm } from './sources-form.tsx';
import { StandardsForm } from './standards-form.tsx';
import { useDraftText, type DraftText } from './use-draft-text.ts';
import { fieldsOf, textOf, type Value } from './value.ts';
import { YamlText, type AskedPlace } from './yaml-text.tsx';

function Elsewhere({ of }: { readonly of: DraftText }): ReactNode {
  const { t } = useWords();
  if (!of.other) return null;
  return (
    <section className="panel stack" aria-labelledby="elsewhere" role="alert">
      <h2 id="elsewhere">{t('law-draft.elsewhere')}</h2>
      <p>{t('law-draft.elsewhere.why')}</p>
      <WordsDifference isLawFile texts={[of.other.text, of.text]} />
      <div className="button-line">
        <Button onClick={of.keepMine}>{t('law-draft.keep-mine')}</Button>
        <Button variant="default" onClick={of.takeOther}>
          {t('law-draft.take-other')}
        </Button>
      </div>
    </section>
  );
}

function MovedOn({ of }: { readonly of: DraftText }): ReactNode {
  const { t } = useWords();
  const { draft, text, became } = of;
  const [error, setError] = useState<unknown>(null);
  if (!draft.isMovedOn) return null;
  const follow = (): void => {
    void call('POST /api/law/drafts/{id}/following', {
      params: { id: draft.file },
      ifMatch: draft.version,
    }).then(became, setError);
  };
  return (
    <section className="panel stack" aria-labelledby="moved-on">
      <h2 id="moved-on">
        {t('law-draft.moved-on', {
          n: draft.inForce ?? 0,
          who: draft.inForceBy ?? t('law-files.by-package'),
        })}
      </h2>
      <p>{t('law-draft.moved-on.why')}</p>
      <WordsDifference isLawFile texts={[draft.inForceText ?? '', text]} />
      {error ? <ProblemBox error={error} /> : null}
      <div className="button-line">
        <Button variant="default" onClick={follow} disabled={!of.isKept}>
          {t('law-draft.follow')}
        </Button>
      </div>
    </section>
  );
}

/** What it changes, what is lost by it, and the form by which it is published. */
function Publish({ of }: { readonly of: DraftText }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { draft, isKept } = of;
  const { file, problems, changes } = draft;
  const isReady = isKept && problems.length === 0 && !draft.isMovedOn;
  const lost = changes.filter(({ losesConfirmation }) => losesConfirmation !== null).length;
  return (
    <section aria-labelledby="publish">
      <h2 id="publish">{t('law-draft.publish.title')}</h2>
      <p className="measure">{t('law-draft.publish.why')}</p>
      {changes.length === 0 ? null : (
        <details open={lost > 0}>
          <summary>
            {t('law-draft.changes', { n: changes.length })}
            {lost > 0 ? ` · ${t('law-draft.lost', { n: lost })}` : ''}
          </summary>
          <Changes of={changes} />
        </details>
      )}
      {draft.inForce === null || draft.inForceText === null ? null : (
        <AllChanges version={draft.inForce} texts={[draft.inForceText, draft.text]} />
      )}
      {isReady ? (
        <OpenForm
          label={t('law-draft.publish', { n: draft.number ?? 0 })}
          send={(form) => {
            const reason = form.get('reason');
            return call('POST /api/law/drafts/{id}/publication', {
              params: { id: file },
              body: { reason: typeof reason === 'string' ? reason.trim() : '' },
              ifMatch: draft.version,
            });
          }}
          done={async () => {
            await askForLawFiles();
            await navigate({
              to: '/law/files/$id',
              params: { id: file },
              search:
                draft.inForce === null || draft.number === null
                  ? {}
                  : { from: draft.inForce, to: draft.number },
            });
          }}
        >
          <Textarea name="reason" required maxLength={2000} dir="auto" label={t('law-draft.reason')} />
        </OpenForm>
      ) : (
        <p className="aside">
          {t(
            draft.isMovedOn
              ? 'law-draft.not-yet.moved-on'
              : problems.length > 0
                ? 'law-draft.not-yet'
                : 'law-draft.saving',
          )}
        </p>
      )}
      <OpenForm
        isQuiet
        label={t('law-draft.discard')}
        send={() => call('DELETE /api/law/drafts/{id}', { params: { id: file } })}
        done={async () => {
          await askForLawFiles();
          await navigate({ to: '/law/files' });
        }}
      >
        <p>{t('law-draft.discard.why')}</p>
      </OpenForm>
    </section>
  );
}

/** The form for what a kind of file says. */
const FORMS: Readonly<Record<string, (of: { readonly value: Value }) => ReactNode>> = {
  instrument: InstrumentForm,
  standards: StandardsForm,
  rubric: RubricForm,
  checklist: ChecklistForm,
  profile: ProfileForm,
  package: SourcesForm,
};

function OfKind({ kind, value }: { readonly kind: string; readonly value: Value }): ReactNode {
  const { t } = useWords();
  const Known = Object.hasOwn(FORMS, kind) ? FORMS[kind] : undefined;
  return Known ? <Known value={value} /> : <p className="note">{t('law-draft.no-form')}</p>;
}

function Form({ of, asked }: { readonly of: DraftText; readonly asked: AskedField | null }): ReactNode {
  const { t } = useWords();
  const { kind, value, sources, problems } = of.draft;
  if (typeof value !== 'object' || value === null) return <p className="note">{t('law-draft.no-form')}</p>;
  const shown = fieldsOf(value)['kind'] ?? kind;
  return (
    <FormOf
      change={of.change}
      value={value}
      sources={sources}
      problems={problems.filter(({ isHere }) => isHere)}
      asked={asked}
    >
      <OfKind kind={textOf(shown)} value={value} />
    </FormOf>
  );
}

function Editor({ first }: { readonly first: LawDraft }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/law/files/$id/draft' });
  const { view } = lawDraftSearch({ ...useSearch({ from: '/inside/law/files/$id/draft' }) });
  const of = useDraftText(first);
  const [asked, setAsked] = useState<AskedPlace | null>(null);
  const [field, setField] = useState<AskedField | null>(null);
  const { draft, text, isKept, error, other, became } = of;
  const { data: file } = useQuery({ ...lawVersionsQuery(draft.file), enabled: draft.inForce !== null });
  const inForce = file?.versions.find(({ state }) => state === 'in-force')?.version;
  const isNews = inForce !== undefined && inForce !== draft.inForce && isKept;
  // Somebody else published meanwhile: word of it has the versions asked for again, and the draft is told.
  useEffect(() => {
    if (isNews) void call('GET /api/law/drafts/{id}', { params: { id: draft.file } }).then(became, () => {});
    // Once for each such piece of news.
  }, [isNews, inForce]);
  const show = (wanted: 'text' | undefined): void =>
    void navigate({ search: wanted ? { view: wanted } : {}, replace: true });
  const goTo = ({ line, column }: AskedPlace): void => {
    setAsked({ line, column });
    show('text');
  };
  const goToField = (wanted: string): void => {
    setField({ field: wanted });
    show(undefined);
  };
  const hasForm = typeof draft.value === 'object' && draft.value !== null;
  return (
    <>
      <p className="aside" role="status">
        {isKept ? t('law-draft.saved') : t('law-draft.saving')} · <Moment at={draft.changedAt} />
      </p>
      {draft.others.map(({ by, at }) => (
        <p key={by} className="note">
          {t('law-draft.others', { who: by })} <Moment at={at} />
        </p>
      ))}
      {error && !other ? <ProblemBox error={error} /> : null}
      <Elsewhere of={of} />
      <MovedOn of={of} />
      <div className="button-line" role="group" aria-label={t('law-draft.views')}>
        <Button variant={view ? 'default' : 'filled'} aria-pressed={!view} onClick={() => show(undefined)}>
          {t('law-draft.form')}
        </Button>
        <Button
          variant={view ? 'filled' : 'default'}
          aria-pressed={view === 'text'}
          onClick={() => show('text')}
        >
          {t('law-draft.as-text')}
        </Button>
      </div>
      <div className="law-editor">
        <div>
          {view === 'text' ? (
            <YamlText
              text={text}
              problems={draft.problems}
              asked={asked}
              describedBy="law-problems"
              onType={of.type}
            />
          ) : (
            <Form of={of} asked={field} />
          )}
        </div>
        <div>
          <Problems
            id="law-problems"
            of={draft.problems}
            goTo={goTo}
            goToField={hasForm ? goToField : null}
          />
          <Publish of={of} />
        </div>
      </div>
    </>
  );
}

/** What somebody is writing of a file of the law: as a form and as text, with what is wrong in it told while they write. */
export function LawDraftPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/law/files/$id/draft' });
  const { data, error } = useQuery(lawDraftQuery(id));
  return (
    <>
      <PageTitle
        text={t('law-draft.title', { file: id })}
        aside={
          <Link to="/law/files/$id" params={{ id }} search={{}}>
            {t('law-files.versions')}
          </Link>
        }
      />
      {error ? (
        <ProblemBox
          error={error}
          retry={() => void queryClient.invalidateQueries({ queryKey: ['law-draft', id] })}
        />
      ) : null}
      {!data && !error ? <Waiting text={t('wait.law')} /> : null}
      {data ? <Editor key={id} first={data} /> : null}
    </>
  );
}
