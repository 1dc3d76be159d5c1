import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { dossierQuery, meQuery } from '../api/queries.ts';
import { Builds } from '../dossier/builds.tsx';
import { PageChoice } from '../dossier/choice.tsx';
import { ExhibitList } from '../dossier/exhibit-list.tsx';
import { FactsForm } from '../dossier/facts-form.tsx';
import { Outline, PageBudget } from '../dossier/outline.tsx';
import { Problems } from '../dossier/problems.tsx';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { fetched, waitingFor } from '../ui/fetched.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

const Filings = fetched(
  async () => (await import('../dossier/filings.tsx')).Filings,
  waitingFor('wait.dossiers'),
);

const Proposals = fetched(
  async () => (await import('../redaction/proposals.tsx')).Proposals,
  waitingFor('wait.redactions'),
);

const RecordTalk = fetched(
  async () => (await import('../together/record-talk.tsx')).RecordTalk,
  waitingFor('wait.comments'),
);

/** One dossier: its outline, its exhibits in order, what is wrong with it, building it, and every bundle that was built. */
export function DossierPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/dossiers/$id' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(dossierQuery(id));
  const [isChanging, setChanging] = useState(false);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.dossiers')} />
    );
  const { dossier, exhibits, builds, problems, budget, plan, profiles } = data;
  const mayBuild = me?.capabilities.includes('build-dossier') ?? false;
  // What was filed stays as it was filed.
  const isPermitted = mayBuild && dossier.filedOn === null;
  return (
    <>
      <PageTitle text={dossier.title} aside={<code>{dossier.name}</code>} />
      <p className="aside dossier-facts">
        {dossier.forum === null ? null : <span dir="auto">{dossier.forum}</span>}
        <button
          type="button"
          className="quiet-button"
          disabled={!isPermitted}
          aria-expanded={isChanging}
          onClick={() => setChanging(!isChanging)}
        >
          {t('dossier.facts')}
        </button>
      </p>
      {dossier.filedOn === null ? null : (
        <p className="dossier-filed" role="note">
          <strong>{t('filing.filed', { day: dossier.filedOn, who: dossier.filedWith ?? '' })}</strong>{' '}
          {t('filing.locked')}
        </p>
      )}
      {isChanging && isPermitted ? <FactsForm detail={data} done={() => setChanging(false)} /> : null}
      <RecordLive table="dossier" id={dossier.id} />
      <div className="dossier">
        <Outline exhibits={exhibits} />
        <div>
          <ExhibitList dossier={dossier} exhibits={exhibits} problems={problems} isPermitted={isPermitted} />
          {exhibits.length > 0 ? (
            <PageChoice id={id} limit={plan.pageLimit} exhibits={exhibits} isPermitted={isPermitted} />
          ) : null}
          <Builds
            id={id}
            exhibits={exhibits.length}
            isPermitted={mayBuild}
            isBarred={problems.some(({ severity }) => severity === 'error')}
            builds={builds}
            profile={profiles.find((one) => one.id === plan.volumes?.profile)?.names ?? null}
          />
          <Filings id={id} builds={builds} isPermitted={mayBuild} />
          <Proposals dossierId={id} isPermitted={mayBuild} />
          <RecordTalk table="dossier" id={dossier.id} />
        </div>
        <aside className="dossier-side">
          <PageBudget budget={budget} />
          <Problems problems={problems} exhibits={exhibits} />
        </aside>
      </div>
    </>
  );
}
