import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WholeHazardRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Moment } from '../ui/moment.tsx';

/** All versions of a record: nothing of it was overwritten. */
export function Versions({ of }: { readonly of: WholeHazardRecord }): ReactNode {
  const { t, format } = useWords();
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('mines.versions')}</h2>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('mines.versions')}>
        <table className="plain-table mine-table">
          <thead>
            <tr>
              <th scope="col">{t('mines.version')}</th>
              <th scope="col">{t('mines.version.why')}</th>
              <th scope="col">{t('mines.version.moved')}</th>
              <th scope="col">{t('mines.version.by')}</th>
              <th scope="col">{t('mines.version.reckoning')}</th>
            </tr>
          </thead>
          <tbody>
            {of.versions.map((one) => (
              <tr key={one.number}>
                <th scope="row" className="figures">
                  <Link
                    to="/mines/records/$id"
                    params={{ id: of.id }}
                    search={String(one.number) === of.version ? {} : { version: one.number }}
                    aria-current={one.number === of.shown ? 'true' : undefined}
                  >
                    {t('mines.version.n', { version: one.number })}
                  </Link>
                </th>
                <td dir="auto">{one.why ?? t('mines.version.first')}</td>
                <td className="figures">
                  {one.movedM === null
                    ? t('mines.not-asked')
                    : t('mines.metres', { metres: format.number(one.movedM) })}
                </td>
                <td>
                  {one.madeBy} <Moment at={one.madeAt} />
                </td>
                <td className="figures">{one.reckoning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
