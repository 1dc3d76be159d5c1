import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ExchangeWords } from './exchange-words.tsx';
import { negotiationOf, type Negotiation } from './negotiation.ts';
import { useOpened } from './opened.ts';
import { Serials } from './steps.tsx';
import { useDay } from './words.tsx';

/** What the exchanges come to, in one sentence each: counted, not judged. */
export function Counted({ of }: { readonly of: Negotiation }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { exchanges, later, first, firstNaming, last, naming, answered, unanswered, begunOn } = of;
  const before = exchanges.length - later.size;
  return (
    <p>
      {t('exchanges.count', { n: before })}{' '}
      {first && last && first !== last
        ? t('exchanges.between', { first: day(first.happenedOn), last: day(last.happenedOn) })
        : ''}{' '}
      {t('exchanges.naming', { n: naming })}{' '}
      {firstNaming ? t('exchanges.first-naming', { day: day(firstNaming.happenedOn) }) : ''}{' '}
      {t('exchanges.answers', { answered, unanswered })}{' '}
      {begunOn === null ? '' : t('exchanges.begun', { day: day(begunOn) })}{' '}
      {later.size === 0 ? '' : t('exchanges.later', { n: later.size })}
    </p>
  );
}

/** The exchanges in the order of time, each with its form, whether it names the treaty, and its answer. */
export function ExchangeList({
  of,
  within,
}: {
  readonly of: Negotiation;
  readonly within: string;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  return (
    <ol className="exchange-list" aria-label={within}>
      {of.exchanges.map((step) => (
        <li key={step.id} data-later={of.later.has(step.id) ? '' : undefined}>
          <p className="step-day figures">{day(step.happenedOn)}</p>
          <div>
            <p dir="auto">
              {step.byWhom === null ? '' : <strong>{step.byWhom}: </strong>}
              <a href={`#step-${step.id}`}>{step.what}</a>
            </p>
            <ExchangeWords step={step} />
            <p className="aside">
              {of.later.has(step.id) ? `${t('exchange.after')} ` : ''}
              {step.serials.length === 0 ? t('step.no-items') : <Serials of={step.serials} />}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The history of the negotiation, built from the steps that are exchanges. */
export function Exchanges(): ReactNode {
  const { t } = useWords();
  const whole = useOpened();
  const negotiation = negotiationOf(whole);
  return (
    <section aria-labelledby="exchanges">
      <h2 id="exchanges">{t('exchanges.title')}</h2>
      <p className="aside measure">
        {t(negotiation.exchanges.length === 0 ? 'exchanges.none' : 'exchanges.why')}
      </p>
      {negotiation.exchanges.length === 0 ? null : (
        <>
          <Counted of={negotiation} />
          <ExchangeList of={negotiation} within={t('exchanges.title')} />
        </>
      )}
    </section>
  );
}
