import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { BindingDay, isOutside, PeriodWords } from './binding.tsx';
import { useCharge } from './charge.tsx';
import { elementsOf, weakestFirst } from './gap.ts';
import { ChargedUnder, LawWords, ToCheck } from './law-words.tsx';
import { StageAsks, StageChoice, stagesBefore } from './stage-choice.tsx';
import { ResultWords, Steps } from './words.tsx';

/** How many of the elements that decide are named; the table below has them all. */
const NAMED = 3;

/** The result of the whole in words, and which elements decide it. */
function Outcome(): ReactNode {
  const { t } = useWords();
  const { matrix, names } = useCharge();
  const required = elementsOf(matrix).filter(({ element }) => !element.isException);
  const exceptions = elementsOf(matrix).filter(({ element }) => element.isException && element.isMet);
  const deciding = weakestFirst(matrix, names.law?.results.map(({ id }) => id) ?? []).filter(
    ({ element }) => element.result === matrix.result,
  );
  const met = required.filter(({ element }) => element.isMet).length;
  const named = deciding.slice(0, NAMED);
  return (
    <section className="outcome" aria-labelledby="outcome">
      <h2 id="outcome">{t('matrix.whole')}</h2>
      <p className="outcome-result">
        <Steps result={matrix.result} required={null} /> <ResultWords id={matrix.result} />
      </p>
      <StageAsks />
      <p>
        {t(matrix.isMet ? 'matrix.is-met' : 'matrix.is-not-met', { n: met, all: required.length })}{' '}
        {t('matrix.weakest', { n: deciding.length })}
      </p>
      <ul className="law-list">
        {named.map(({ provision, element }) => (
          <li key={element.id}>
            <a href={`#element-${element.id}`}>
              <LawWords of={element.text} />
            </a>{' '}
            <span className="aside">
              <LawWords of={provision.label} />
            </span>
          </li>
        ))}
        {deciding.length > NAMED ? <li>{t('matrix.more', { n: deciding.length - NAMED })}</li> : null}
      </ul>
      {exceptions.map(({ element }) => (
        <p key={element.id} className="piece-alert">
          <strong>{t('gap.made-out')}</strong> <LawWords of={element.text} />
        </p>
      ))}
      <p className="aside">{t('matrix.says')}</p>
    </section>
  );
}

/** Who charges whom under what and before whom, and how far it is proved. */
export function AllegationHead(): ReactNode {
  const { t, format } = useWords();
  const { matrix, names } = useCharge();
  const { allegation, binding } = matrix;
  const { party, respondent, facts, period, place, standard, provision, forum, madeBy, madeAt } = allegation;
  const rule = names.provision(allegation.attribution ?? '');
  const found = names.provision(provision);
  const chosen = names.standard(standard);
  const stages = stagesBefore(names.law, forum);
  return (
    <div className="allegation-head">
      <div>
        <p className="charge" dir="auto">
          {t('allegation.charges', { party, respondent })}
        </p>
        <p>
          <ChargedUnder provision={provision} forum={forum} />
        </p>
        {found ? (
          <p className="note">
            <LawWords of={found.provision.text} />{' '}
            {t(found.provision.toCheck ? 'law.own-words-to-check' : 'law.own-words')}{' '}
            <Link to="/law" search={{ instrument: found.instrument.id }} className="no-print">
              {t('law.title')}
            </Link>
          </p>
        ) : null}
        {matrix.remarks.map(({ code, toCheck, parties }) => (
          <p key={code} className={code === 'FORUM_INTERPRETIVE' ? 'note' : 'piece-alert'}>
            {t(`allegation.remark.${code}`, { parties: parties.join(', ') })}
            <ToCheck is={toCheck} />
          </p>
        ))}
        {binding && isOutside(binding) ? <PeriodWords of={binding} /> : null}
        <Facts
          of={[
            [
              t('allegation.facts'),
              facts === null ? null : (
                <span dir="auto" className="as-written">
                  {facts}
                </span>
              ),
            ],
            [t('allegation.period'), period],
            [t('binding.label'), <BindingDay key="binding" of={binding} />],
            [t('allegation.place'), place === null ? null : <span dir="auto">{place}</span>],
            [t('allegation.standard'), chosen ? <LawWords of={chosen.names} /> : null],
            [t('allegation.stage'), stages.length < 2 ? null : <StageChoice key="stage" of={stages} />],
            [
              t('allegation.attribution'),
              rule ? (
                <>
                  <LawWords of={rule.provision.label} /> <LawWords of={rule.provision.text} />
                </>
              ) : null,
            ],
            [t('allegation.made'), `${madeBy ?? ''} · ${format.day(madeAt)}`],
          ]}
        />
      </div>
      <Outcome />
    </div>
  );
}
