import { daysOf } from '#coding';
import { stateNamed, type Law, type LawText, type Statement } from '#law';
import type { Allegation } from './model.ts';

/**
 * How the period that is charged lies to the time in which an instrument binds both. `not-said`: no period is charged, or none that is understood. `before` and
 * `after`: all of it lies outside. `begins-before`, `ends-after`: it does so, or may; `around`: both.
 */
export const periodKinds = [
  'not-said',
  'within',
  'begins-before',
  'ends-after',
  'around',
  'before',
  'after',
] as const;

/** From when, and until when, the instrument that is charged under binds both parties, as the law that is loaded says it. */
export interface Binding {
  /** Code of each State, in the order in which they charge. */
  readonly states: readonly [string, string];
  /** YYYY-MM-DD. */
  readonly since: string;
  /** The first day on which one of them was bound no more, YYYY-MM-DD; null where the law says of neither that it ceased to be. */
  readonly until: string | null;
  /** How that came; null where nothing is said of it. */
  readonly untilText: LawText | null;
  /** Whether the day is said of the two together; else it is the later of their two days. */
  readonly isStated: boolean;
  readonly text: LawText | null;
  /** Where it was read; empty where nobody says. */
  readonly sources: readonly string[];
  /** That one of the days is said from general knowledge: “to be checked by a lawyer”. */
  readonly toCheck: boolean;
  readonly period: (typeof periodKinds)[number];
}

const DAY_MS = 86_400_000;

function periodOf(period: string | null, since: string, until: string | null): Binding['period'] {
  const days = daysOf(period);
  if (days === null) return 'not-said';
  const first = Date.parse(since) / DAY_MS;
  const end = until === null ? null : Date.parse(until) / DAY_MS;
  if (days.last < first) return 'before';
  if (end !== null && days.first >= end) return 'after';
  const [early, late] = [days.first < first, end !== null && days.last >= end];
  if (early) return late ? 'around' : 'begins-before';
  return late ? 'ends-after' : 'within';
}

/**
 * From when the instrument binds the parties of an allegation towards each other, until when, and how the period that is charged lies to that time. Null where the
 * law does not say it of these two, or a party is not called as a State is (`stateNamed`): then nothing is said of time. The same whichever of them
 * charges. Error LAW_UNKNOWN as `matrixOf`.
 */
export function bindingOf(
  law: Law,
  { provision, party, respondent, period }: Pick<Allegation, 'provision' | 'party' | 'respondent' | 'period'>,
): Binding | null {
  const [one, other] = [stateNamed(party), stateNamed(respondent)];
  if (one === null || other === null) return null;
  const instrument = law.instrument(law.provision(provision).instrument);
  const found = law.between(instrument.id, one, other);
  if (found === null) return null;
  const { inForce: since, stated, ended } = found;
  const until = ended?.date ?? null;
  const of: readonly Statement[] = [
    ...(stated === null
      ? instrument.parties.filter(({ state }) => state === one || state === other)
      : [stated]),
    ...(ended === null ? [] : [ended]),
  ];
  return {
    states: [one, other],
    since,
    until,
    untilText: ended?.text ?? null,
    isStated: stated !== null,
    text: stated?.text ?? null,
    sources: [...new Set(of.flatMap(({ source }) => source?.address ?? []))],
    toCheck: of.some(({ toCheck }) => toCheck),
    period: periodOf(period, since, until),
  };
}
