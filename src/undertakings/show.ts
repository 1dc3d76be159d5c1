import type { Tx } from '#db';
import { sidesOf, type ComplianceEvent, type Obligation, type Undertaking } from './model.ts';
import { daysBetween, standingOn, standingsOver, type ObligationStanding } from './status.ts';
import {
  basesOf,
  EVENTS_MAX,
  eventsOf,
  OBLIGATIONS_MAX,
  obligationsOf,
  orderOf,
  type ShownBasis,
  type ShownOrder,
} from './store.ts';

/** What somebody said, with what shows it. */
export interface EventToShow extends ComplianceEvent {
  readonly basis: readonly ShownBasis[];
}

/** An obligation with what shows its words, all that was said of it, how it stands on the day, and on which days it came to stand otherwise. */
export interface ObligationToShow {
  readonly obligation: Obligation;
  readonly basis: readonly ShownBasis[];
  /** In the order of time; those without a day last. */
  readonly events: readonly EventToShow[];
  readonly standing: ObligationStanding;
  readonly history: readonly ObligationStanding[];
}

/** A day by which something is due: by the text, or as somebody says that it was extended. */
export interface DueDate {
  readonly undertakingId: string;
  readonly obligationId: string;
  /** EDTF, as it stands there. */
  readonly dueOn: string;
  readonly first: string | null;
  readonly last: string | null;
  /** Who says that the time was extended to it; null: the text says it. */
  readonly extendedBy: string | null;
}

/** An undertaking with all that is shown of it on a day. */
export interface ShownUndertaking {
  readonly undertaking: Undertaking;
  readonly day: string;
  readonly order: ShownOrder | null;
  /** What shows its text. */
  readonly text: readonly ShownBasis[];
  readonly obligations: readonly ObligationToShow[];
  /** The earliest first; those of which no last day is known last. */
  readonly dueDates: readonly DueDate[];
  /** Whether there is more than is shown and reckoned with. */
  readonly hasMore: boolean;
}

function datesOf(
  undertakingId: string,
  obligation: Obligation,
  events: readonly ComplianceEvent[],
): DueDate[] {
  const base = { undertakingId, obligationId: obligation.id };
  const date = (dueOn: string | null, extendedBy: string | null): DueDate[] =>
    dueOn === null ? [] : [{ ...base, dueOn, ...daysBetween(dueOn), extendedBy }];
  return [
    ...date(obligation.due_on, null),
    ...events.flatMap((one) => date(one.extended_to, one.side ?? one.said_by)),
  ];
}

/** Days as text sort as days do; what has no last day comes after all that have one. */
const sooner = (one: DueDate, other: DueDate): number =>
  (one.last ?? '~').localeCompare(other.last ?? '~') || one.obligationId.localeCompare(other.obligationId);

/**
 * An undertaking with its obligations and what each side says of them, and how they stand at the end of a day (`YYYY-MM-DD`), as far as the
 * identity of `tx` may see it. The caller records that it is read, and the proceeding of `order` as listed.
 */
export async function undertakingToShow(
  tx: Tx,
  undertaking: Undertaking,
  day: string,
): Promise<ShownUndertaking> {
  const found = await obligationsOf(tx, [undertaking.id]);
  const obligations = found.slice(0, OBLIGATIONS_MAX);
  const said = await eventsOf(
    tx,
    obligations.map(({ id }) => id),
  );
  const events = Map.groupBy(said.slice(0, EVENTS_MAX), (one) => one.obligation_id);
  const bases = await basesOf(tx, undertaking.id);
  const byObligation = Map.groupBy(bases, (one) => one.obligation_id);
  const byEvent = Map.groupBy(bases, (one) => one.event_id);
  const sides = sidesOf(undertaking);
  return {
    undertaking,
    day,
    order: await orderOf(tx, undertaking.id),
    text: bases.filter((one) => one.obligation_id === null && one.event_id === null),
    obligations: obligations.map((obligation) => {
      const own = events.get(obligation.id) ?? [];
      const of = { sides, events: own };
      return {
        obligation,
        basis: byObligation.get(obligation.id) ?? [],
        events: own.map((one) => ({ ...one, basis: byEvent.get(one.id) ?? [] })),
        standing: standingOn(obligation, of, day),
        history: standingsOver(obligation, of),
      };
    }),
    dueDates: obligations
      .flatMap((one) => datesOf(undertaking.id, one, events.get(one.id) ?? []))
      .toSorted(sooner),
    hasMore: found.length > OBLIGATIONS_MAX || said.length > EVENTS_MAX,
  };
}

/** How an undertaking stands on a day, as lists have it: how many of its obligations stand how. */
export interface UndertakingStanding {
  readonly obligations: number;
  readonly kinds: Readonly<Record<ObligationStanding['kind'], number>>;
  /** How many have a day that is over without a recorded word of anybody. */
  readonly silent: number;
  /** The first day due on the day or after it; null when none is known. */
  readonly next: DueDate | null;
}

/** How these undertakings stand at the end of a day, by id, as far as they may be seen; of more than can be reckoned with together the first. */
export async function standingsOfUndertakings(
  tx: Tx,
  of: { readonly undertakings: readonly Undertaking[]; readonly day: string },
): Promise<ReadonlyMap<string, UndertakingStanding>> {
  const { undertakings, day } = of;
  const obligations = await obligationsOf(
    tx,
    undertakings.map(({ id }) => id),
  );
  const own = Map.groupBy(obligations, (one) => one.undertaking_id);
  const events = Map.groupBy(
    await eventsOf(
      tx,
      obligations.map(({ id }) => id),
    ),
    (one) => one.obligation_id,
  );
  return new Map(
    undertakings.map((undertaking) => {
      const rows = own.get(undertaking.id) ?? [];
      const sides = sidesOf(undertaking);
      const stand = rows.map((row) => standingOn(row, { sides, events: events.get(row.id) ?? [] }, day));
      const count = (kind: ObligationStanding['kind']): number =>
        stand.filter((one) => one.kind === kind).length;
      const dates = rows.flatMap((row) => datesOf(undertaking.id, row, events.get(row.id) ?? []));
      return [
        undertaking.id,
        {
          obligations: rows.length,
          kinds: {
            nothing: count('nothing'),
            only: count('only'),
            same: count('same'),
            differ: count('differ'),
          },
          silent: stand.filter(({ isPassedInSilence }) => isPassedInSilence).length,
          next: dates.toSorted(sooner).find(({ last }) => last !== null && last >= day) ?? null,
        },
      ];
    }),
  );
}
