import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { LawWords } from '../allegations/law-words.tsx';
import { call, sendForLines } from '../api/client.ts';
import { dossiersQuery, queryClient } from '../api/queries.ts';
import type { Build, Check, LawText, Routes } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { asVerdict, Verdict } from '../ui/verdict.tsx';
import { Waiting } from '../ui/waiting.tsx';

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

function VerifyAgain({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  const verify = useMutation({ mutationFn: () => call('POST /api/builds/{id}/verify', { params: { id } }) });
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        disabled={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {t('build.verify-again')}
      </button>
      {verify.isPending ? <Waiting text={t('build.verifying')} /> : null}
      {verify.isError ? <ProblemBox error={verify.error} /> : null}
      {verify.data ? <Checks checks={verify.data.checks} /> : null}
    </>
  );
}

/** What the leak test of a public version looked at. */
function PublicTest({ of }: { readonly of: NonNullable<Build['publicTest']> }): ReactNode {
  const { t } = useWords();
  const { files, pages, covered, withheld, alike } = of;
  return (
    <>
      <p>
        <strong>{t('build.public')}</strong> · {t('build.public.covered', { covered, withheld })}
      </p>
      <p className="aside">{t('build.public.tested', { files, pages })}</p>
      {alike > 0 ? <p className="note">{t('build.public.alike', { n: alike })}</p> : null}
    </>
  );
}

function History({ builds }: { readonly builds: readonly Build[] }): ReactNode {
  const { t, format } = useWords();
  return (
    <ol className="builds">
      {builds.map((one) => (
        <li key={one.id}>
          <p>
            <Verdict result={asVerdict(one.result)} /> <Moment at={one.builtAt} withLocal />
          </p>
          {one.publicTest ? <PublicTest of={one.publicTest} /> : null}
          <Facts
            of={[
              [t('dossier.exhibits'), format.number(one.exhibits)],
              [t('items.pages'), format.number(one.pages)],
              [t('items.size'), format.bytes(one.sizeBytes)],
              [t('build.checkpoint'), t('light.size', { n: one.checkpointSize })],
              ['SHA-256', <Digest text={one.sha256} what="SHA-256" />],
            ]}
          />
          {one.volumes.length === 0 ? null : (
            <ul className="plain-list" aria-label={t('build.volumes')}>
              {one.volumes.map(({ number, firstLabel, lastLabel, pages, sizeBytes }) => (
                <li key={number}>
                  <a href={`/api/builds/${one.id}/volumes/${number}`} download>
                    {t('build.volume', { number, first: firstLabel, last: lastLabel })}
                  </a>{' '}
                  <span className="aside figures">
                    {t('dossier.pages', { n: pages })} · {format.bytes(sizeBytes)}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <a href={`/api/builds/${one.id}/bundle`} download>
            {t('build.download')}
          </a>{' '}
          <VerifyAgain id={one.id} />
        </li>
      ))}
    </ol>
  );
}

interface BuildStep {
  readonly done: number;
  readonly total: number;
}

/** What is built: the version for the court, with its quotes or without, or the public one. */
type BuildWanted = Routes['POST /api/dossiers/{id}/builds']['body'] & { readonly isPublic: boolean };

function useBuild(id: string) {
  const [step, setStep] = useState<BuildStep | null>(null);
  const build = useMutation({
    mutationFn: ({ isPublic, ...body }: BuildWanted) =>
      sendForLines<BuildStep, Routes['POST /api/dossiers/{id}/builds']['response']>(
        `/api/dossiers/${encodeURIComponent(id)}/builds?public=${String(isPublic)}`,
        setStep,
        { body },
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

/** Building the dossier, what the verifier said, and every bundle that was built. */
export function Builds(given: {
  readonly id: string;
  readonly exhibits: number;
  readonly isPermitted: boolean;
  /** Something is wrong that would have it refused. */
  readonly isBarred: boolean;
  readonly builds: readonly Build[];
  /** Name of the profile by which volumes are made with it; null: none are. */
  readonly profile: LawText | null;
}): ReactNode {
  const { t } = useWords();
  const { id, exhibits, isPermitted, isBarred, builds, profile } = given;
  const { build, step } = useBuild(id);
  // Decided for each bundle anew: what was found worth quoting is not filed because a box stood ticked.
  const [withQuotes, setWithQuotes] = useState(false);
  const [isPdfA, setPdfA] = useState(false);
  return (
    <>
      <section>
        <h2>{t('build.title')}</h2>
        <p>{t('build.why')}</p>
        {profile ? (
          <p className="aside">
            {t('build.volumes.as')} <LawWords of={profile} />
          </p>
        ) : (
          <p className="aside">{t('build.volumes.none', { place: t('dossier.facts') })}</p>
        )}
        <Checkbox
          className="build-choice"
          label={t('build.with-quotes')}
          description={t('build.with-quotes.why')}
          checked={withQuotes}
          onChange={(event) => setWithQuotes(event.currentTarget.checked)}
          disabled={!isPermitted || build.isPending}
        />
        {profile ? (
          <Checkbox
            className="build-choice"
            label={t('build.pdf-a')}
            description={t('build.pdf-a.why')}
            checked={isPdfA}
            onChange={(event) => setPdfA(event.currentTarget.checked)}
            disabled={!isPermitted || build.isPending}
          />
        ) : null}
        <div className="button-line">
          <Button
            onClick={() => build.mutate({ withQuotes, isPdfA, isPublic: false })}
            disabled={!isPermitted || isBarred || exhibits === 0 || build.isPending}
          >
            {t('build.button')}
          </Button>
          <Button
            variant="default"
            onClick={() => build.mutate({ isPdfA, isPublic: true })}
            disabled={!isPermitted || isBarred || exhibits === 0 || build.isPending}
          >
            {t('build.public.button')}
          </Button>
        </div>
        <p className="aside">{t('build.public.why')}</p>
        {isPermitted ? null : <p className="note">{t('dossier.not-permitted')}</p>}
        {build.isPending ? <BuildProgress step={step} exhibits={exhibits} /> : null}
        {build.isError ? <ProblemBox error={build.error} /> : null}
        {build.data ? <Checks checks={build.data.checks} /> : null}
      </section>
      <section>
        <h2>{t('build.history')}</h2>
        {builds.length === 0 ? (
          <p className="aside">{t('dossier.never-built')}</p>
        ) : (
          <History builds={builds} />
        )}
      </section>
    </>
  );
}
