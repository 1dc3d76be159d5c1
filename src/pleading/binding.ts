import { daysOf } from '#coding';
import { stateNamed, type Law, type LawText, type Statement } from '#law';
import type { Allegation } from './model.ts';

/** How the period that is charged lies to the day from which an instrument binds both: `not-said` where no period is, or none that is understood. */
export const periodKinds = ['not-said', 'within', 'begins-before', 'before'] as const;

/** From when the instrument that is charged under binds both parties, as the law that is loaded says it. */
export interface Binding {
  /** Code of each State, in the order in which they charge. */
  readonly states: readonly [string, string];
  /** YYYY-MM-DD. */
  readonly since: string;
  /** Whether the day is said of the two together; else it is the later of their two days. */
  readonly isStated: boolean;
  readonly text: LawText | null;
  /** Where it was read; empty where nobody says. */
  readonly sources: readonly string[];
  /** That one of the days is said from general knowledge: “to be checked by a lawyer”. */
  readonly toCheck: boolean;
  /** `begins-before`: it begins, or may begin, before that day; `before`: all of it lies before. */
  readonly period: (typeof periodKinds)[number];
}

const DAY_MS = 86_400_000;

function periodOf(period: string | null, since: string): Binding['period'] {
  const days = daysOf(period);
  if (days === null) return 'not-said';
  const first = Date.parse(since) / DAY_MS;
  if (days.last < first) return 'before';
  return days.first < first ? 'begins-before' : 'within';
}

/**
 * From when the instrument binds the parties of an allegation towards each other, and how the period that is charged lies to that day. Null where the
 * law does not say it of these two, or a party is not called as a State is (`stateNamed`): then nothing is said of time. The same whichever of them
 * charges. Instruments have no day on which they ended: what lies after is not looked at. Error LAW_UNKNOWN as `matrixOf`.
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
  const { inForce: since, stated } = found;
  const of: readonly Statement[] =
    stated === null ? instrument.parties.filter(({ state }) => state === one || state === other) : [stated];
  return {
    states: [one, other],
    since,
    isStated: stated !== null,
    text: stated?.text ?? null,
    sources: [...new Set(of.flatMap(({ source }) => source?.address ?? []))],
    toCheck: of.some(({ toCheck }) => toCheck),
    period: periodOf(period, since),
  };
}
