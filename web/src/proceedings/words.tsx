import type { ReactNode } from 'react';
import { LawWords, ToCheck, useLaw } from '../allegations/law-words.tsx';
import type { Deadline, DeadlineRule } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { daysUntil } from './time-scale.ts';

/** A forum by its name; by its id when the law that is loaded has it no more. */
export function ForumName({ id }: { readonly id: string }): ReactNode {
  const { forum } = useLaw();
  return forum(id) ? <LawWords of={forum(id)} /> : <code>{id}</code>;
}

/** Instruments by their names, one after the other. */
export function InstrumentNames({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { law } = useLaw();
  return (
    <ul className="plain-list">
      {ids.map((id) => {
        const found = law?.instruments.find((one) => one.id === id);
        return <li key={id}>{found ? <LawWords of={found.names} /> : <code>{id}</code>}</li>;
      })}
    </ul>
  );
}

/** A day as it was written down: one that is exact in the words of the language, everything else as it is. */
export function useDay(): (edtf: string | null) => string {
  const { t, format } = useWords();
  const one = (day: string): string => (/^\d{4}-\d\d-\d\d$/.test(day) ? format.day(day) : day);
  return (edtf) => {
    if (edtf === null) return t('step.no-day');
    const [from = '', to] = edtf.split('/');
    return to === undefined || from === '' || to === '' ? one(edtf) : `${one(from)} – ${one(to)}`;
  };
}

/** How far a day is, in days. */
export function useDaysLeft(): (day: string, today: string) => string {
  const { t } = useWords();
  return (day, today) => {
    const n = daysUntil(day, today);
    if (n === 0) return t('deadline.today');
    return n > 0 ? t('deadline.in', { n }) : t('deadline.over', { n: -n });
  };
}

/** The last day of a time, or the days between which it lies, or why none can be said. */
export function LastDay({ of: { first, last, isExact, why } }: { readonly of: Deadline }): ReactNode {
  const { t, format } = useWords();
  if (first === null || last === null) return t(`deadline.why.${why ?? 'no-day'}`);
  return isExact
    ? format.day(last)
    : t('deadline.between', { first: format.day(first), last: format.day(last) });
}

/** For what a time is, in the words of the rule, or of the step that fixed it. */
export function ForWhat({ of: { rule, fixed } }: { readonly of: Deadline }): ReactNode {
  if (rule) return <LawWords of={rule.text} />;
  return (
    <span dir="auto">
      {fixed?.what}
      {fixed?.forWhom ? ` (${fixed.forWhom})` : ''}
    </span>
  );
}

/** The rule that a time rests on, with the mark of what nobody has checked. */
export function RuleCited({ rule }: { readonly rule: DeadlineRule }): ReactNode {
  return (
    <>
      <LawWords of={rule.cited} /> · <LawWords of={rule.names} />
      <ToCheck is={rule.toCheck} />
      {rule.source === null ? null : <span className="breakable"> [{rule.source}]</span>}
    </>
  );
}
