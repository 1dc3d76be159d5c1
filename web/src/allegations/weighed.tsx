import type { ReactNode } from 'react';
import type { AppliedFactor, Factor, LaidPiece } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useCharge } from './charge.tsx';
import { Authorities, LawWords, ToCheck } from './law-words.tsx';
import { BandWords } from './words.tsx';

type Weighing = NonNullable<LaidPiece['weighing']>;

function AnswerWords({ factor, answer }: { readonly factor: Factor; readonly answer: unknown }): ReactNode {
  const { t } = useWords();
  if (typeof answer === 'boolean') return t(answer ? 'weigh.yes' : 'weigh.no');
  if (typeof answer === 'number')
    return factor.unit === 'days' ? t('weigh.days', { n: answer }) : t('weigh.count', { n: answer });
  const chosen = factor.options.filter(({ id }) => [answer].flat().includes(id));
  if (chosen.length === 0) return t('weigh.none-of-these');
  return chosen.map(({ id, names }, at) => (
    <span key={id}>
      {at > 0 ? '; ' : ''}
      <LawWords of={names} />
    </span>
  ));
}

/** What a factor did to the band. */
function useEffectWords(): (of: AppliedFactor) => string {
  const { t } = useWords();
  return ({ adjust, cap, floor, set }) => {
    const said = [
      adjust === 0 ? null : adjust > 0 ? `+${adjust}` : `−${-adjust}`,
      set === null ? null : t('weigh.set', { band: set }),
      floor === null ? null : t('weigh.floor', { band: floor }),
      cap === null ? null : t('weigh.cap', { band: cap }),
    ].filter((one) => one !== null);
    return said.length === 0 ? t('weigh.no-effect') : said.join(', ');
  };
}

/** Every factor that led to a band, with its answer and authority, and what nobody has answered. */
function Factors({ weighing }: { readonly weighing: Weighing }): ReactNode {
  const { t } = useWords();
  const { names } = useCharge();
  const effectOf = useEffectWords();
  const rubric = names.law?.rubric;
  const kind = rubric?.kinds.find(({ id }) => id === weighing.kind);
  const open = rubric?.factors.filter(({ id }) => weighing.open.includes(id)) ?? [];
  return (
    <div className="factors">
      <p>
        {kind ? (
          <>
            {t('weigh.begins')} <LawWords of={kind.names} />: <BandWords band={kind.band} />
          </>
        ) : (
          weighing.kind
        )}
      </p>
      <ol className="plain-list">
        {weighing.applied.map((one) => {
          const factor = rubric?.factors.find(({ id }) => id === one.factor);
          return (
            <li key={one.factor}>
              <strong>
                <LawWords of={one.names} />
              </strong>
              <ToCheck is={one.toCheck} />:{' '}
              {factor ? <AnswerWords factor={factor} answer={weighing.answers[one.factor]} /> : null} ·{' '}
              <span className="figures">{effectOf(one)}</span>
              {one.authority.length === 0 ? null : (
                <div className="aside">
                  <Authorities of={one.authority} />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {open.length === 0 ? null : (
        <p className="aside">
          {t('weigh.open')}{' '}
          {open.map(({ id, names: called }, at) => (
            <span key={id}>
              {at > 0 ? '; ' : ''}
              <LawWords of={called} />
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** What a piece of evidence weighs, who confirmed it, and how that came about; or that nobody has weighed it. */
export function Weighed({ piece }: { readonly piece: LaidPiece }): ReactNode {
  const { t, format } = useWords();
  const { weighing } = piece;
  if (weighing === null) return <p className="piece-band">{t('weigh.not-yet')}</p>;
  const { band, computed, reasons, by, at, alerts, isOfOtherRubric } = weighing;
  return (
    <>
      <p className="piece-band">
        <BandWords band={band} />{' '}
        <span className="aside" dir="auto">
          {t('weigh.confirmed', { who: by ?? t('weigh.somebody'), day: format.day(at) })}
        </span>
      </p>
      {band === computed ? null : (
        <p className="note" dir="auto">
          {t('weigh.other-band', { band: computed, reasons: reasons ?? '' })}
        </p>
      )}
      {isOfOtherRubric ? <p className="note">{t('weigh.other-rubric')}</p> : null}
      {alerts.map((alert) => (
        <p key={alert['en']} className="piece-alert">
          <strong>{t('weigh.alert')}</strong> <LawWords of={alert} />
        </p>
      ))}
      <details className="weighed">
        <summary>{t('weigh.how')}</summary>
        <Factors weighing={weighing} />
      </details>
    </>
  );
}
