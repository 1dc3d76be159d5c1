import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LawWords } from '../allegations/law-words.tsx';
import { call } from '../api/client.ts';
import { askForLawFiles, lawTextQuery, lawUsesQuery, lawVersionsQuery } from '../api/law-files.ts';
import { meQuery } from '../api/queries.ts';
import type { LawVersions } from '../api/schema.gen.ts';
import { WordsDifference } from '../compare/text-difference.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { lawFileSearch } from '../search-law-files.ts';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Changes } from './changes.tsx';

type Version = LawVersions['versions'][number];

/** Begins a draft, or goes on with the one that is there. */
function Write(given: {
  readonly id: string;
  readonly version?: number;
  readonly isThere: boolean;
  readonly label: string;
  readonly name?: string;
}): ReactNode {
  const navigate = useNavigate();
  const { id, version, isThere, label, name } = given;
  const begin = useMutation({
    mutationFn: async () => {
      if (isThere) return;
      await call('POST /api/law/drafts/{id}', {
        params: { id },
        body: version === undefined ? {} : { version },
      });
      await askForLawFiles();
    },
    onSuccess: () => navigate({ to: '/law/files/$id/draft', params: { id }, search: {} }),
  });
  return (
    <>
      {version === undefined ? (
        <Button onClick={() => begin.mutate()} disabled={begin.isPending}>
          {label}
        </Button>
      ) : (
        <button type="button" className="quiet-button" aria-label={name} onClick={() => begin.mutate()}>
          {label}
        </button>
      )}
      {begin.isError ? <ProblemBox error={begin.error} /> : null}
    </>
  );
}

function VersionLine(given: {
  readonly id: string;
  readonly of: Version;
  readonly before: Version | undefined;
  readonly mayTake: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, of, before, mayTake } = given;
  const { version, published, state } = of;
  const named = t('law-files.version', { n: version });
  return (
    <li>
      <strong className="figures">{named}</strong>{' '}
      <span className={state === 'in-force' ? undefined : 'aside'}>{t(`law.state.${state}`)}</span>
      <br />
      {published ? (
        <>
          <span dir="auto">{published.reason}</span>
          <br />
          <span className="aside">
            {published.by} · <Moment at={published.at} />
            {published.from === null ? '' : ` · ${t('law-files.from', { n: published.from })}`}
          </span>
        </>
      ) : (
        <span className="aside">{t('law-files.package', { package: of.package ?? '' })}</span>
      )}{' '}
      {before && before.version !== version ? (
        <Link
          to="/law/files/$id"
          params={{ id }}
          search={{ from: before.version, to: version }}
          hash="difference"
          aria-label={t('named.button', { button: t('law-files.compare'), what: named })}
        >
          {t('law-files.compare')}
        </Link>
      ) : null}{' '}
      {mayTake && state !== 'in-force' ? (
        <Write
          id={id}
          version={version}
          isThere={false}
          label={t('law-files.take-up')}
          name={t('named.button', { button: t('law-files.take-up'), what: named })}
        />
      ) : null}
    </li>
  );
}

function Difference({
  id,
  versions,
}: {
  readonly id: string;
  readonly versions: readonly Version[];
}): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/law/files/$id' });
  const search = lawFileSearch({ ...useSearch({ from: '/inside/law/files/$id' }) });
  const numbers = [...new Set(versions.map(({ version }) => version))];
  const { from = numbers[1] ?? 0, to = numbers[0] ?? 0 } = search;
  const [one, other] = [
    useQuery({ ...lawTextQuery(id, from), enabled: from > 0 }),
    useQuery({ ...lawTextQuery(id, to), enabled: to > 0 }),
  ];
  if (numbers.length < 2) return null;
  const error = one.error ?? other.error;
  const choice = (name: 'from' | 'to', value: number): ReactNode => (
    <label className="stack-field">
      {t(`law.compare.${name}`)}
      <select
        value={value}
        onChange={({ currentTarget }) =>
          void navigate({ search: { from, to, [name]: Number(currentTarget.value) }, replace: true })
        }
      >
        {numbers.map((number) => (
          <option key={number} value={number}>
            {t('law-files.version', { n: number })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">{t('law-files.difference')}</h2>
      <div className="as-of no-print" role="group" aria-label={t('law-files.difference')}>
        {choice('from', from)}
        {choice('to', to)}
      </div>
      {error ? <ProblemBox error={error} /> : null}
      {error ? null : (
        <WordsDifference isLawFile texts={one.data && other.data ? [one.data.text, other.data.text] : null} />
      )}
    </section>
  );
}

/** What of the case was assessed by which version. */
function Uses({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(lawUsesQuery(id));
  if (error) return <ProblemBox error={error} />;
  if (!data) return <Waiting text={t('wait.law')} />;
  const older = data.allegations.filter(({ isOlder }) => isOlder);
  const counted = [
    ...data.weighed.map((one) => ({ ...one, words: 'law-uses.weighed' as const })),
    ...data.answered.map((one) => ({ ...one, words: 'law-uses.answered' as const })),
  ];
  return (
    <section aria-labelledby="uses">
      <h2 id="uses">{t('law-uses.title')}</h2>
      <p className="measure">{t('law-uses.why')}</p>
      {data.allegations.length === 0 && counted.length === 0 ? <p>{t('law-uses.none')}</p> : null}
      {data.allegations.length === 0 ? null : (
        <p className="figures">{t('law-uses.older', { n: older.length, all: data.allegations.length })}</p>
      )}
      {data.hasMore ? <p className="note">{t('law-uses.more')}</p> : null}
      <ul className="plain-list">
        {data.allegations.map((one) => (
          <li key={one.id}>
            <Link to="/allegations/$id" params={{ id: one.id }} search={{}} dir="auto">
              {one.title}
            </Link>{' '}
            <span className="aside">
              <code>{one.provision}</code> · {t('law-files.version', { n: one.version })}
            </span>
            {!one.isOlder ? null : one.differs === null ? (
              <p className="note">{t('law-uses.unknown')}</p>
            ) : one.differs.length === 0 ? (
              <p className="aside">{t('law-uses.same')}</p>
            ) : (
              <Changes of={one.differs} />
            )}
          </li>
        ))}
        {counted.map((one) => (
          <li key={`${one.words} ${one.version} ${String(one.isOlder)}`}>
            {t(one.words, { n: one.count, version: one.version })}
            {one.isOlder ? <span className="aside"> · {t('law-uses.not-in-force')}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One file of the law: who published which version when and why, what differs between two, and what rests on which. */
export function LawFilePage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/law/files/$id' });
  const { data, error } = useQuery(lawVersionsQuery(id));
  const { data: me } = useQuery(meQuery);
  const mayEdit = me?.capabilities.includes('edit-law') ?? false;
  const mine = data?.drafts.some(({ isMine }) => isMine) ?? false;
  const isHead = id === 'package';
  return (
    <>
      <PageTitle
        text={isHead ? t('law-files.sources') : (data?.names['en'] ?? id)}
        shown={data && !isHead ? <LawWords of={data.names} /> : undefined}
        aside={
          <Link to="/law/files" search={{}}>
            {t('law-files.title')}
          </Link>
        }
      />
      {isHead ? <p className="measure">{t('law-files.sources.why')}</p> : null}
      {error ? <ProblemBox error={error} /> : null}
      {!data && !error ? <Waiting text={t('wait.law')} /> : null}
      {data && mayEdit ? (
        <Write id={id} isThere={mine} label={t(mine ? 'law-files.go-on' : 'law-files.write')} />
      ) : null}
      {data?.drafts
        .filter(({ isMine }) => !isMine)
        .map(({ by, at }) => (
          <p key={`${by} ${at}`} className="note">
            {t('law-draft.others', { who: by })} <Moment at={at} />
          </p>
        ))}
      {data ? (
        <>
          <section aria-labelledby="versions">
            <h2 id="versions">{t('law-files.versions')}</h2>
            <ul className="plain-list law-versions">
              {data.versions.map((one, at) => (
                <VersionLine
                  key={`${one.package ?? ''} ${one.version}`}
                  id={id}
                  of={one}
                  before={data.versions[at + 1]}
                  mayTake={mayEdit && !mine}
                />
              ))}
            </ul>
          </section>
          <Difference id={id} versions={data.versions} />
          {isHead ? null : <Uses id={id} />}
        </>
      ) : null}
    </>
  );
}
