import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { calibrationQuery } from '../api/allegations.ts';
import type { Calibration } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { LawWords, ToCheck, useLaw } from './law-words.tsx';

type Allegation = Calibration['allegations'][number];
type Outcome = Allegation['outcomes'][number];

function Held({ isMet, of }: { readonly isMet: boolean; readonly of: Outcome }): ReactNode {
  const { t } = useWords();
  if (of.isException) return t(isMet ? 'calibration.made-out' : 'calibration.not-made-out');
  return t(isMet ? 'calibration.met' : 'calibration.not-met');
}

function Row({ of }: { readonly of: Outcome }): ReactNode {
  const { t } = useWords();
  const { text, held, isMet, result, agrees, why } = of;
  const name = useLaw().result(result);
  return (
    <tr>
      <th scope="row">{text === null ? t('calibration.whole') : <LawWords of={text} />}</th>
      <td>
        <Held isMet={held === 'met'} of={of} />
      </td>
      <td>
        <Held isMet={isMet} of={of} /> · {name ? <LawWords of={name} /> : result}
        {agrees ? null : (
          <>
            {' '}
            <strong>{t('calibration.differs')}</strong>
            {why === null ? null : (
              <p className="aside" lang="en">
                {why}
              </p>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

function One({ of }: { readonly of: Allegation }): ReactNode {
  const { t } = useWords();
  const { id, case: name, year, pinpoint, title, isOurProvision, toCheck, outcomes } = of;
  return (
    <section aria-labelledby={`decided-${id}`}>
      <h4 id={`decided-${id}`} lang="en">
        {name} ({year}){pinpoint === null ? '' : `, ${pinpoint}`}
        <ToCheck is={toCheck} />
      </h4>
      <p className="aside">
        <span lang="en">{title}</span>
        {isOurProvision ? ` · ${t('calibration.our-provision')}` : ''}
      </p>
      <table className="decided" aria-labelledby={`decided-${id}`}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.column.element')}</th>
            <th scope="col">{t('calibration.held')}</th>
            <th scope="col">{t('calibration.comes-out')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((one) => (
            <Row key={one.of} of={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What decided cases come out as by the rubric in force, beside what the courts held. */
export function Decided(): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(calibrationQuery);
  return (
    <section aria-labelledby="decided" className="decided-cases">
      <h3 id="decided">{t('calibration.title')}</h3>
      <p className="measure">{t('calibration.what')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.law')} /> : null}
      {data?.isBroken ? <p className="note">{t('calibration.broken')}</p> : null}
      {data && data.compared > 0 ? (
        <p>
          <strong>{t('calibration.agree', { agree: data.agreeing, n: data.compared })}</strong>
        </p>
      ) : null}
      {data?.allegations.map((one) => (
        <One key={one.id} of={one} />
      ))}
    </section>
  );
}
