import type { ReactNode } from 'react';
import type { AppliedFactor, LaidPiece, Weighing } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Authorities, LawWords, ToCheck } from './law-words.tsx';
import { BandWords } from './words.tsx';

function AnswerWords({ of: { answer, unit, chosen } }: { readonly of: AppliedFactor }): ReactNode {
  const { t } = useWords();
  if (typeof answer === 'boolean') return t(answer ? 'weigh.yes' : 'weigh.no');
  if (typeof answer === 'number')
    return unit === 'days' ? t('weigh.days', { n: answer }) : t('weigh.count', { n: answer });
  if (chosen.length === 0) return t('weigh.none-of-these');
  return chosen.map((names, at) => (
    <span key={names['en']}>
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

/** Answers as they were recorded, where the rubric that asked for them is not kept. */
function BareAnswers({ of }: { readonly of: Weighing['answers'] }): ReactNode {
  const { t } = useWords();
  const answers = Object.entries(of);
  return (
    <>
      <p>{t('weigh.not-kept')}</p>
      {answers.length === 0 ? null : (
        <ul className="law-list">
          {answers.map(([factor, answer]) => (
            <li key={factor} className="figures">
              {factor}: {JSON.stringify(answer)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Every factor that led to a band, with its answer and authority, and what nobody has answered: by the rubric of that day. */
function Factors({ weighing }: { readonly weighing: Weighing }): ReactNode {
  const { t } = useWords();
  const effectOf = useEffectWords();
  const { kind, kindNames, base, applied, open, rubric, answers } = weighing;
  return (
    <div className="factors">
      <p className="aside breakable">
        {t(rubric.isInForce ? 'weigh.by-rubric' : 'weigh.by-earlier-rubric', {
          rubric: rubric.id,
          version: rubric.version,
        })}{' '}
        <code>{rubric.digest}</code>
      </p>
      {rubric.isKept ? null : <BareAnswers of={answers} />}
      <p>
        {kindNames && base !== null ? (
          <>
            {t('weigh.begins')} <LawWords of={kindNames} />:{' '}
            <strong className="figures">{t('band.number', { band: base })}</strong>
          </>
        ) : (
          kind
        )}
      </p>
      <ol className="plain-list">
        {applied.map((one) => (
          <li key={one.factor}>
            <strong>
              <LawWords of={one.names} />
            </strong>
            <ToCheck is={one.toCheck} />: <AnswerWords of={one} /> ·{' '}
            <span className="figures">{effectOf(one)}</span>
            {one.authority.length === 0 ? null : (
              <div className="aside">
                <Authorities of={one.authority} />
              </div>
            )}
          </li>
        ))}
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
  const { band, bandNames, computed, reasons, by, at, alerts, rubric } = weighing;
  return (
    <>
      <p className="piece-band">
        <BandWords band={band} names={bandNames} />{' '}
        <span className="aside" dir="auto">
          {t('weigh.confirmed', { who: by ?? t('weigh.somebody'), day: format.day(at) })}
        </span>
      </p>
      {band === computed ? null : (
        <p className="note" dir="auto">
          {t('weigh.other-band', { band: computed, reasons: reasons ?? '' })}
        </p>
      )}
      {rubric.isInForce ? null : (
        <p className="note">{t(rubric.isKept ? 'weigh.other-rubric' : 'weigh.not-kept')}</p>
      )}
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
