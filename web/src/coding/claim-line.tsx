import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Claim } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useTerm } from './terms.tsx';

/** The number of a claim, never without what it counts, the day for which it is stated, and whose it is. */
export function CountWords({ claim }: { readonly claim: Claim }): ReactNode {
  const { t, format } = useWords();
  const measureOf = useTerm('count-measure');
  if (claim.measure === null) return null;
  const { value, lower, upper } = claim;
  const bounds =
    lower !== null && upper !== null
      ? `${format.number(lower)}–${format.number(upper)}`
      : lower !== null
        ? `≥ ${format.number(lower)}`
        : upper !== null
          ? `≤ ${format.number(upper)}`
          : '';
  const figure = value === null ? bounds : `${format.number(value)}${bounds === '' ? '' : ` (${bounds})`}`;
  return (
    <span className="claim-figure">
      <strong className="figures">{figure}</strong> {measureOf(claim.measure)} ·{' '}
      {claim.asOf === null ? (
        <span className="finding-mark">{t('claim.no-as-of')}</span>
      ) : (
        t('claim.as-of-day', { day: claim.asOf })
      )}
    </span>
  );
}

/** A claim in a line: whose it is, what is said, how it stands. */
export function ClaimLine({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useWords();
  const kindOf = useTerm('claim-kind');
  return (
    <article className="claim-line">
      <p className="claim-says">
        <Link to="/claims/$id" params={{ id: claim.id }} dir="auto">
          {claim.body}
        </Link>
        {claim.polarity === 'denies' ? <span className="finding-mark"> {t('claim.denied')}</span> : null}
      </p>
      <p>
        <CountWords claim={claim} />
      </p>
      <p className="aside">
        <span dir="auto">{claim.speaker ?? claim.sourceName}</span> ·{' '}
        <span title={t('claim.grade')}>
          {claim.reliability}
          {claim.credibility}
        </span>{' '}
        · {kindOf(claim.kind)}
        {claim.saidOn === null ? '' : ` · ${claim.saidOn}`}
        {claim.supports > 0 ? ` · ${t('claim.supports', { n: claim.supports })}` : ''}
        {claim.contradicts > 0 ? ` · ${t('claim.contradicts', { n: claim.contradicts })}` : ''}
      </p>
    </article>
  );
}
