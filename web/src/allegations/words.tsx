import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LawText } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useCharge } from './charge.tsx';
import { gapOf, leadOf, type Judged } from './gap.ts';
import { LawWords } from './law-words.tsx';

/** A result of the scale by its name. */
export function ResultWords({ id }: { readonly id: string }): ReactNode {
  const { names } = useCharge();
  const found = names.result(id);
  return found ? <LawWords of={found} /> : id;
}

/** A standard of proof by its name; nothing chosen says so. */
export function StandardWords({ id }: { readonly id: string | null }): ReactNode {
  const { t } = useWords();
  const { names } = useCharge();
  if (id === null) return <span className="aside">{t('gap.no-standard')}</span>;
  const found = names.standard(id);
  return found ? <LawWords of={found.names} /> : id;
}

/**
 * The steps of the scale of results: filled as far as something is proved, with a line under the step that is asked for. Steps in an
 * order and no measure; the words beside it say the same.
 */
export function Steps({
  result,
  required,
}: {
  readonly result: string;
  readonly required: string | null;
}): ReactNode {
  const { names } = useCharge();
  const results = names.law?.results ?? [];
  const at = results.findIndex(({ id }) => id === result);
  return (
    <span className="result-steps" aria-hidden="true">
      {results.slice(1).map(({ id, standard }, step) => (
        <i
          key={id}
          data-reached={step < at ? '' : undefined}
          data-asked={required !== null && standard === required ? '' : undefined}
        />
      ))}
    </span>
  );
}

/** A band by number and name: as a rubric of its own calls it (null: that is not kept, and the number stands alone), else as the one in force does. */
export function BandWords(given: { readonly band: number; readonly names?: LawText | null }): ReactNode {
  const { t } = useWords();
  const { names } = useCharge();
  const { band } = given;
  const called = given.names === undefined ? names.band(band) : given.names;
  return (
    <span className="band">
      <strong className="figures">{t('band.number', { band })}</strong>{' '}
      {called ? <LawWords of={called} /> : null}
    </span>
  );
}

/** What a standard needs, in words: one way to reach it or another. */
function useNeeds(): (standard: string | null) => string {
  const { t } = useWords();
  const { names } = useCharge();
  return (standard) =>
    (names.standard(standard)?.provenBy ?? [])
      .map(({ best, corroboration, contradictionsAnswered }) => {
        const rule =
          corroboration === 0
            ? t('gap.rule', { band: best })
            : t('gap.rule-origins', { band: best, n: corroboration });
        return contradictionsAnswered ? t('gap.rule-answered', { rule }) : rule;
      })
      .join(` ${t('gap.or')} `);
}

/** What is missing before the standard is met, in words. */
export function GapWords(given: {
  readonly of: Judged;
  readonly required: string | null;
  readonly isException?: boolean;
}): ReactNode {
  const { t } = useWords();
  const needs = useNeeds();
  const { names } = useCharge();
  const { of, required, isException = false } = given;
  const { judgement, alternative } = leadOf(of);
  const gap = gapOf(of, required, isException);
  const have = t('gap.have', { band: judgement.best ?? 0, n: judgement.origins });
  switch (gap) {
    case 'short': {
      const found = names.standard(required);
      return (
        <>
          {have}{' '}
          {found ? (
            <>
              <LawWords of={found.names} />: {t('gap.needs', { rules: needs(required) })}
            </>
          ) : null}
          {judgement.isAnswered ? null : ` ${t('gap.unanswered')}`}
        </>
      );
    }
    case 'no-standard':
      return `${have} ${t('gap.nobody-says')}`;
    case 'through':
      return (
        <>
          {t('gap.through')} <LawWords of={alternative?.text} />
        </>
      );
    case 'unweighed':
      return t('gap.unweighed', { n: judgement.for });
    case 'met':
      return `${t('gap.met')}${judgement.isAnswered ? '' : ` ${t('gap.unanswered')}`}`;
    case 'nothing':
    case 'made-out':
    case 'not-made-out':
    case 'nothing-for-exception':
      return t(`gap.${gap}`);
  }
}

/** Ids of claims are longer than any serial. */
const ID_LENGTH = 36;

/** An exhibit by its serial, with its title; a claim without one by what it says. Where not all that is laid is at hand, by serial or id alone. */
export function Exhibit({ item }: { readonly item: string }): ReactNode {
  const { matrix } = useCharge();
  const piece = matrix.laid?.pieces.find(({ serial, claimId }) => serial === item || claimId === item);
  if (piece ? piece.serial === null : item.length === ID_LENGTH)
    return (
      <Link to="/claims/$id" params={{ id: item }} dir="auto">
        {piece?.body ?? item}
      </Link>
    );
  return (
    <>
      <Link to="/items/$serial" params={{ serial: item }} className="figures">
        {item}
      </Link>{' '}
      <span className="aside breakable" dir="auto">
        {piece?.itemTitle}
      </span>
    </>
  );
}
