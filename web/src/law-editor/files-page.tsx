import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LawWords } from '../allegations/law-words.tsx';
import { call } from '../api/client.ts';
import { askForLawFiles, lawFilesQuery } from '../api/law-files.ts';
import { meQuery } from '../api/queries.ts';
import type { LawVersions } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { Moment } from '../ui/moment.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

/** Kinds that can be begun from an outline. */
const OUTLINED = ['instrument', 'checklist', 'profile'] as const;

function NewFile(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  let made = '';
  return (
    <OpenForm
      label={t('law-files.new')}
      submit={t('law-files.begin')}
      send={async (form) => {
        const said = (name: string): string => {
          const given = form.get(name);
          return typeof given === 'string' ? given.trim() : '';
        };
        const kind = OUTLINED.find((one) => one === said('kind')) ?? 'instrument';
        made = said('id');
        await call('POST /api/law/drafts/{id}', {
          params: { id: made },
          body: { outline: { kind, name: said('name') } },
        });
      }}
      done={async () => {
        await askForLawFiles();
        await navigate({ to: '/law/files/$id/draft', params: { id: made }, search: {} });
      }}
    >
      <label className="stack-field">
        {t('law-files.kind')}
        <select name="kind">
          {OUTLINED.map((kind) => (
            <option key={kind} value={kind}>
              {t(`law.file.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="stack-field">
        {t('law-files.id')}
        <input
          name="id"
          type="text"
          required
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          maxLength={60}
          spellCheck={false}
        />
      </label>
      <label className="stack-field">
        {t('law-files.name')}
        <input name="name" type="text" required maxLength={500} lang="en" />
      </label>
    </OpenForm>
  );
}

function FileLine({ of }: { readonly of: LawVersions }): ReactNode {
  const { t } = useWords();
  const { id, names, versions, drafts } = of;
  const used = versions.find(({ state }) => state === 'in-force');
  const left = versions.filter(({ state }) => state === 'left-out');
  return (
    <li>
      <Link to="/law/files/$id" params={{ id }} search={{}}>
        {id === 'package' ? t('law-files.sources') : <LawWords of={names} />}
      </Link>{' '}
      <code className="aside">{id}</code>
      <br />
      <span className="aside">
        {used === undefined
          ? t('law-files.none-yet')
          : used.published
            ? t('law-files.published', { n: used.version, who: used.published.by })
            : t('law-files.of-package', { n: used.version, package: used.package ?? '' })}
        {used?.published ? (
          <>
            {' '}
            · <Moment at={used.published.at} />
          </>
        ) : null}
        {drafts.map(({ by, at, isMine }) => (
          <span key={`${by} ${at}`}>
            {' '}
            · {isMine ? t('law-files.my-draft') : t('law-files.draft-of', { who: by })}
          </span>
        ))}
        {left.map(({ version, package: from }) => (
          <span key={`${from ?? ''} ${version}`}>
            {' '}
            · {t('law-files.left-out', { n: version, package: from ?? '' })}
          </span>
        ))}
      </span>
    </li>
  );
}

/** Files of the law: which version of each is in force, whose it is, and who is writing on it. */
export function LawFilesPage(): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(lawFilesQuery);
  const { data: me } = useQuery(meQuery);
  const mayEdit = me?.capabilities.includes('edit-law') ?? false;
  const known = new Set(data?.items.map(({ id }) => id));
  const begun = (data?.drafts ?? []).filter(({ file }) => !known.has(file));
  return (
    <>
      <PageTitle
        text={t('law-files.title')}
        aside={
          <Link to="/law" search={{}}>
            {t('law.title')}
          </Link>
        }
      />
      <p className="measure">{t('law-files.what')}</p>
      {error ? <ProblemBox error={error} /> : null}
      {!data && !error ? <Waiting text={t('wait.law')} /> : null}
      {mayEdit ? <NewFile /> : <p className="aside">{t('law-files.not-permitted')}</p>}
      {begun.length === 0 ? null : (
        <section aria-labelledby="begun">
          <h2 id="begun">{t('law-files.begun')}</h2>
          <ul className="plain-list">
            {begun.map(({ file, by, isMine }) => (
              <li key={`${file} ${by}`}>
                {isMine ? (
                  <Link to="/law/files/$id/draft" params={{ id: file }} search={{}}>
                    {file}
                  </Link>
                ) : (
                  <>
                    {file} · {t('law-files.draft-of', { who: by })}
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul className="plain-list law-files">
        {data?.items.map((one) => (
          <FileLine key={one.id} of={one} />
        ))}
      </ul>
    </>
  );
}
