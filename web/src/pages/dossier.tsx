import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { sendForLines } from '../api/client.ts';
import { dossierQuery, dossiersQuery, meQuery, queryClient } from '../api/queries.ts';
import type { Build, Check, Routes } from '../api/schema.gen.ts';
import { ExhibitList } from '../forms/exhibit-list.tsx';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { asVerdict, Verdict } from '../ui/verdict.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

const RecordTalk = lazy(() =>
  import('../together/record-talk.tsx').then((module) => ({ default: module.RecordTalk })),
);

function Checks({ checks }: { readonly checks: readonly Check[] }): ReactNode {
  const { t } = useWords();
  const count = (result: Check['result']): number => checks.filter((one) => one.result === result).length;
  return (
    <div role="status">
      <p className="figures">
        {t('build.counts', { pass: count('PASS'), fail: count('FAIL'), open: count('NOT CHECKED') })}
      </p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('build.checks')}>
        <table className="plain-table">
          <caption className="for-readers">{t('build.checks')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('build.result')}</th>
              <th scope="col">{t('build.check')}</th>
              <th scope="col">{t('build.subject')}</th>
              <th scope="col">{t('build.detail')}</th>
            </tr>
          </thead>
          <tbody lang="en">
            {checks.map((one) => (
              <tr key={`${one.id} ${one.subject}`}>
                <td>
                  <Verdict result={one.result} />
                </td>
                <td>
                  <code>{one.id}</code>
                </td>
                <td className="breakable">{one.subject}</td>
                <td className="breakable">{one.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Builds({ builds }: { readonly builds: readonly Build[] }): ReactNode {
  const { t, format } = useWords();
  return (
    <ol className="builds">
      {builds.map((one) => (
        <li key={one.id}>
          <p>
            <Verdict result={asVerdict(one.result)} /> <Moment at={one.builtAt} withLocal />
          </p>
          <Facts
            of={[
              [t('dossier.exhibits'), format.number(one.exhibits)],
              [t('items.pages'), format.number(one.pages)],
              [t('items.size'), format.bytes(one.sizeBytes)],
              [t('build.checkpoint'), t('light.size', { n: one.checkpointSize })],
              ['SHA-256', <Digest text={one.sha256} what="SHA-256" />],
            ]}
          />
          <a href={`/api/builds/${one.id}/bundle`} download>
            {t('build.download')}
          </a>
        </li>
      ))}
    </ol>
  );
}

interface BuildStep {
  readonly done: number;
  readonly total: number;
}

function useBuild(id: string) {
  const [step, setStep] = useState<BuildStep | null>(null);
  const build = useMutation({
    mutationFn: () =>
      sendForLines<BuildStep, Routes['POST /api/dossiers/{id}/builds']['response']>(
        `/api/dossiers/${encodeURIComponent(id)}/builds`,
        setStep,
      ),
    onMutate: () => setStep(null),
    // Also after a failure: when only the connection was lost, the bundle may be there.
    onSettled: () => queryClient.invalidateQueries({ queryKey: dossiersQuery.queryKey }),
  });
  return { build, step };
}

function BuildProgress({ step, exhibits }: { readonly step: BuildStep | null; readonly exhibits: number }) {
  const { t, format } = useWords();
  if (step === null) return <Waiting text={t('build.under-way', { n: exhibits })} />;
  const label = step.done < step.total ? t('build.hashing') : t('build.verifying');
  return (
    <p className="progress-line" role="status">
      <progress max={step.total} value={step.done} aria-label={label} />
      <span className="figures">
        {label}: {t('progress.of', { done: format.number(step.done), total: format.number(step.total) })}
      </span>
    </p>
  );
}

/** One dossier: its exhibits in order, building it, and every bundle that was built. */
export function DossierPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/dossiers/$id' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(dossierQuery(id));
  const { build, step } = useBuild(id);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.dossiers')} />
    );
  const { dossier, exhibits, builds } = data;
  const isPermitted = me?.capabilities.includes('build-dossier') ?? false;
  return (
    <>
      <PageTitle text={dossier.title} aside={<code>{dossier.name}</code>} />
      {dossier.forum === null ? null : (
        <p className="aside" dir="auto">
          {dossier.forum}
        </p>
      )}
      <RecordLive table="dossier" id={dossier.id} />
      <ExhibitList dossier={dossier} exhibits={exhibits} isPermitted={isPermitted} />
      <section>
        <h2>{t('build.title')}</h2>
        <p>{t('build.why')}</p>
        <Button
          onClick={() => build.mutate()}
          disabled={!isPermitted || exhibits.length === 0 || build.isPending}
        >
          {t('build.button')}
        </Button>
        {isPermitted ? null : <p className="note">{t('dossier.not-permitted')}</p>}
        {build.isPending ? <BuildProgress step={step} exhibits={exhibits.length} /> : null}
        {build.isError ? <ProblemBox error={build.error} /> : null}
        {build.data ? <Checks checks={build.data.checks} /> : null}
      </section>
      <section>
        <h2>{t('build.history')}</h2>
        {builds.length === 0 ? (
          <p className="aside">{t('dossier.never-built')}</p>
        ) : (
          <Builds builds={builds} />
        )}
      </section>
      <div className="measure">
        <Suspense fallback={<Waiting text={t('wait.comments')} />}>
          <RecordTalk table="dossier" id={dossier.id} />
        </Suspense>
      </div>
    </>
  );
}
