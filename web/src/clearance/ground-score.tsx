import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { groundQuery } from '../api/ground.ts';
import type { GroundShare } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

/** A share never stands without its numbers and its interval. */
function Share({ of }: { readonly of: GroundShare }): ReactNode {
  const { t, format } = useWords();
  const percent = (value: number): string => format.number(Math.round(value * 1000) / 10);
  if (of.share === null || of.wilson95 === null) return <>{t('ground.share.none')}</>;
  const [low = 0, high = 0] = of.wilson95;
  return (
    <>
      {t('ground.share', {
        of: of.of,
        total: of.total,
        percent: percent(of.share),
        low: percent(low),
        high: percent(high),
      })}
    </>
  );
}

/** What surveys, clearance and accidents say of a record or of those of a handover, with what could not be looked at. */
export function GroundScore({
  of,
  id,
}: {
  readonly of: 'record' | 'handover';
  readonly id: string;
}): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(groundQuery(of, id));
  if (!data) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.ground')} />;
  const { searched, precision, recall, quantities, fits, accidents, findings } = data;
  return (
    <>
      <p className="score-says figures">{t('ground.searched-to', { ...searched })}</p>
      <dl className="ground-shares figures">
        <dt>{t('ground.precision-of')}</dt>
        <dd>
          <Share of={precision} />
        </dd>
        <dt>{t('ground.recall-of')}</dt>
        <dd>
          <Share of={recall} />
        </dd>
        {data.isOfOne ? null : (
          <>
            <dt>{t('ground.accidents-outside')}</dt>
            <dd>
              <Share of={accidents.outside} />
            </dd>
          </>
        )}
      </dl>
      <ul className="score-parts figures">
        {quantities.map(({ type, found, recorded }) => (
          <li key={type}>{t('ground.quantity', { type, found, recorded })}</li>
        ))}
        {fits.map((fit) => (
          <li key={fit.record}>
            {t('ground.fit', {
              record: fit.record,
              overlap: fit.iou.toFixed(2),
              off: fit.offset_m.toFixed(0),
              turn: fit.rotation_deg.toFixed(1),
              after: fit.residualAfter_m.toFixed(0),
            })}
          </li>
        ))}
      </ul>
      <ul className="mine-findings">
        {findings.map(({ code, severity, subject, facts }, at) => (
          <li key={`${code} ${subject} ${at}`} data-severity={severity}>
            <strong>{t.of(`mines.severity.${severity}`, severity)}</strong>{' '}
            {t.of(`ground.finding.${code}`, code, { subject, ...facts })}
          </li>
        ))}
      </ul>
      <p className="aside">{t('ground.censored')}</p>
    </>
  );
}
