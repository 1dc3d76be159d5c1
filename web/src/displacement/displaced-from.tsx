import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { displacedFromQuery } from '../api/displacement.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { useSize } from './words.tsx';

/** Who was displaced from a settlement and what they wish, as far as the reader may see. */
export function DisplacedFrom({ id }: { readonly id: string }): ReactNode {
  const { t, format } = useWords();
  const size = useSize();
  const { data, error, refetch } = useQuery(displacedFromQuery(id));
  return (
    <section aria-labelledby="displaced">
      <h2 id="displaced">{t('displacement.from-here')}</h2>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.displacement')} /> : null}
      {data?.displacements === 0 ? <p className="aside">{t('displacement.from-here.none')}</p> : null}
      {data && data.displacements > 0 ? (
        <>
          <p className="figures">
            {t('displacement.from-here.n', {
              households: format.number(data.households),
              groups: format.number(data.groups),
            })}
          </p>
          <ul className="plain-list tight">
            {data.sizes.map(({ are, isGroup, displacements, persons }) => (
              <li key={`${are} ${isGroup}`} className="figures">
                {t(isGroup ? 'displacement.groups' : 'displacement.households')}:{' '}
                {t('displacement.cell.n', { n: format.number(displacements) })}, {size(are, persons)}
              </li>
            ))}
          </ul>
          <h3>{t('displacement.wishes')}</h3>
          <ul className="plain-list tight">
            {data.wishes.map(({ value, count }) => (
              <li key={value} className="figures">
                {t.of(`displacement.wish.${value}`, value)}: {format.number(count)}
              </li>
            ))}
          </ul>
          <p className="no-print">
            <Link to="/displacement" search={{ settlementId: id }}>
              {t('displacement.from-here.list')}
            </Link>
          </p>
        </>
      ) : null}
    </section>
  );
}
