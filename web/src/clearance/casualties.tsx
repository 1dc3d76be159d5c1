import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { casualtiesQuery } from '../api/ground.ts';
import type { CasualtySupport, PublishedTotal } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

/** What casualties are counted by. */
export const MEASURES = ['count-killed', 'count-injured', 'count-killed-or-injured'] as const;

/** What records support, its parts apart. */
export function SupportTable({
  of,
  label,
}: {
  readonly of: Readonly<Record<(typeof MEASURES)[number], CasualtySupport>>;
  readonly label: string;
}): ReactNode {
  const { t, format } = useWords();
  const columns = ['records', 'identified', 'unnamedAtLeast', 'atLeast', 'mayBe'] as const;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table mine-table figures">
        <thead>
          <tr>
            <th scope="col">{t('mines.measure')}</th>
            {columns.map((one) => (
              <th key={one} scope="col">
                {t(`casualties.${one}`)}
              </th>
            ))}
            <th scope="col">{t('casualties.atMost')}</th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((measure) => (
            <tr key={measure}>
              <th scope="row">{t(`casualties.${measure}`)}</th>
              {columns.map((one) => (
                <td key={one}>{format.number(of[measure][one])}</td>
              ))}
              <td>
                {of[measure].atMost === null ? t('mines.not-stated') : format.number(of[measure].atMost)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const figure = ({ value, least, most }: PublishedTotal): string =>
  value === null ? `${least ?? '…'}–${most ?? '…'}` : String(value);

/** Casualties: each published total beside what records support for it. Never one number. */
export function CasualtiesPanel(): ReactNode {
  const { t, format } = useWords();
  const day = useDay();
  const { data, error } = useQuery(casualtiesQuery);
  if (!data) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.ground')} />;
  return (
    <section aria-labelledby="casualties">
      <h2 id="casualties">{t('casualties.title')}</h2>
      <p className="aside measure">{t('casualties.what')}</p>
      <SupportTable of={data.support} label={t('casualties.supported')} />
      <h3>{t('casualties.published')}</h3>
      {data.totals.length === 0 ? <p className="aside">{t('casualties.none-published')}</p> : null}
      {data.totals.length === 0 ? null : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('casualties.published')}>
          <table className="plain-table mine-table">
            <thead>
              <tr>
                <th scope="col">{t('mines.measure')}</th>
                <th scope="col">{t('mines.claim.says')}</th>
                <th scope="col">{t('mines.claim.by')}</th>
                <th scope="col">{t('mines.claim.as-of')}</th>
                <th scope="col">{t('casualties.supported')}</th>
              </tr>
            </thead>
            <tbody>
              {data.totals.map((one) => (
                <tr key={one.claimId}>
                  <th scope="row">{t(`casualties.${one.measure}`)}</th>
                  <td>
                    <Link to="/claims/$id" params={{ id: one.claimId }} className="figures">
                      {figure(one)}
                    </Link>{' '}
                    {one.quote === null ? null : <q dir="auto">{one.quote}</q>}
                  </td>
                  <td dir="auto">{one.claimant}</td>
                  <td className="figures">{one.asOf === null ? t('mines.not-known') : day(one.asOf)}</td>
                  <td className="figures">
                    {t('casualties.beside', {
                      least: format.number(one.support.atLeast),
                      accidents: format.number(one.support.accidents),
                    })}
                    {one.isAreaCompared ? null : <p className="aside">{t('casualties.area-unknown')}</p>}
                    {one.stands === null ? null : (
                      <p className="finding-mark">{t(`casualties.${one.stands}`)}</p>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul className="mine-findings">
        {data.wrongSums.map(({ whole, parts, sum }) => (
          <li key={whole.claimId} data-severity="warning">
            {t('casualties.wrong-sum', {
              claimant: whole.claimant,
              killed: parts[0]?.value ?? '',
              injured: parts[1]?.value ?? '',
              sum,
              whole: whole.value ?? '',
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
