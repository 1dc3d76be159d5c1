import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dossiersQuery, meQuery } from '../api/queries.ts';
import { NewDossier } from '../forms/new-dossier.tsx';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { asVerdict, Verdict } from '../ui/verdict.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

/** Dossiers of the case, and the form that opens one. */
export function DossiersPage(): ReactNode {
  const { t, format } = useWords();
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(dossiersQuery);
  return (
    <>
      <PageTitle text={t('nav.dossiers')} />
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.dossiers')} /> : null}
      {data?.dossiers.length === 0 ? (
        <EmptyState what={t('dossiers.none')} why={t('dossiers.none.why')} />
      ) : null}
      {data && data.dossiers.length > 0 ? (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('nav.dossiers')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('dossier.title')}</th>
                <th scope="col">{t('dossier.forum')}</th>
                <th scope="col" className="c-number">
                  {t('dossier.exhibits')}
                </th>
                <th scope="col">{t('dossier.last-build')}</th>
              </tr>
            </thead>
            <tbody>
              {data.dossiers.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Link to="/dossiers/$id" params={{ id: one.id }} dir="auto">
                      {one.title}
                    </Link>
                    <span className="aside"> {one.name}</span>
                    {one.filedOn === null ? null : (
                      <p className="aside">
                        {t('filing.filed', { day: one.filedOn, who: one.filedWith ?? '' })}
                      </p>
                    )}
                  </td>
                  <td dir="auto">{one.forum}</td>
                  <td className="c-number">{format.number(one.exhibits)}</td>
                  <td>
                    {one.lastBuild === null ? (
                      <span className="aside">{t('dossier.never-built')}</span>
                    ) : (
                      <>
                        <Verdict result={asVerdict(one.lastBuild.result)} />{' '}
                        <Moment at={one.lastBuild.builtAt} />
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <NewDossier isPermitted={me?.capabilities.includes('build-dossier') ?? false} />
    </>
  );
}
