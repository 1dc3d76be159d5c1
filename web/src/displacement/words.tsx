import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListedDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { SIZE_KINDS } from '../search-displacement.ts';

type SizeKind = (typeof SIZE_KINDS)[number];

/** Who says it, or on what it rests, beside what is said. */
export function Said({ by }: { readonly by: string | null }): ReactNode {
  return by === null || by === '' ? null : (
    <span className="aside" dir="auto">
      {' '}
      {by}
    </span>
  );
}

/** A number of people in words: exact, at least, or not known. */
export function useSize(): (are: SizeKind, count: number | null) => string {
  const { t, format } = useWords();
  return (are, count) =>
    are === 'unknown' || count === null
      ? t('displacement.size.unknown')
      : t(`displacement.size.${are}`, { n: format.number(count) });
}

/** Where a displacement is from or a property lies: the settlement where it is known, else in the words of the source. */
export function Where({ of }: { readonly of: ListedDisplacement }): ReactNode {
  const { t } = useWords();
  const { settlement, event, property } = of;
  const words = event?.origin ?? property?.place ?? null;
  if (settlement)
    return settlement.name === null ? (
      <span className="aside">{t('record.hidden')}</span>
    ) : (
      <Link to="/return/$id" params={{ id: settlement.id }} dir="auto">
        {settlement.name}
      </Link>
    );
  return words === null ? (
    <span className="aside">{t('displacement.not-said')}</span>
  ) : (
    <q dir="auto">{words}</q>
  );
}

/** Who belongs to a household, as the reader may know them. */
export function Members({
  of,
  at,
}: {
  readonly of: ListedDisplacement['members'];
  readonly at?: 'then' | 'now';
}): ReactNode {
  const { t } = useWords();
  const own = of.filter((one) => at === undefined || one.at === at);
  if (own.length === 0) return <span className="aside">{t('displacement.nobody')}</span>;
  return own.map(({ id, person, role }, n) => (
    <span key={id} dir="auto">
      {n === 0 ? '' : ', '}
      {person.name ?? person.pseudonym ?? t('record.hidden')}
      {role === 'head' ? <span className="aside"> ({t('displacement.role.head')})</span> : null}
    </span>
  ));
}
