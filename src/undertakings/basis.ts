import { thingsNamed, type NamedThing } from '#coding';
import type { Tx } from '#db';
import { newId, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import type { BasisFacts, Person, Undertaking } from './model.ts';
import { basesIn } from './store.ts';

const keyOf = ({
  item_id: item,
  quote_id: quote,
  claim_id: claim,
  incident_id: incident,
}: NamedThing): string => item ?? quote ?? claim ?? incident ?? '';

/** What each list of a basis is of: a list that is left out of a change stays as it is. */
const LISTS = [
  ['serials', 'item_id'],
  ['quoteIds', 'quote_id'],
  ['claimIds', 'claim_id'],
  ['incidentIds', 'incident_id'],
] as const;

/**
 * The changes after which these things show something of an undertaking, as far as `tx` sees them: what it does not see stays, and so does
 * what was withdrawn since. `of` names an obligation or an event; neither: it is the text. Errors NOT_FOUND, CODING_WITHDRAWN.
 */
export async function basisChanges(
  tx: Tx,
  undertaking: Undertaking,
  of: {
    readonly by: Person;
    readonly obligationId: string | null;
    readonly eventId: string | null;
    readonly given: Partial<BasisFacts>;
  },
): Promise<RowChange[]> {
  const { by, obligationId, eventId, given } = of;
  const there = await basesIn(tx, { undertakingId: undertaking.id, obligationId, eventId });
  const known = new Set(there.map(keyOf));
  const lists = LISTS.filter(([list]) => given[list] !== undefined);
  const kept = (ids: readonly string[]): readonly string[] => ids.filter((id) => !known.has(id));
  const things = await thingsNamed(tx, undertaking.case_id, {
    ...(given.serials === undefined ? {} : { serials: given.serials }),
    quoteIds: kept(given.quoteIds ?? []),
    claimIds: kept(given.claimIds ?? []),
    incidentIds: kept(given.incidentIds ?? []),
  });
  const wanted = new Map(things.map((one) => [keyOf(one), one]));
  const named = new Set<string | null>([
    ...wanted.keys(),
    ...(given.quoteIds ?? []),
    ...(given.claimIds ?? []),
    ...(given.incidentIds ?? []),
  ]);
  const made = { made_by: by.personId, made_at: nowUtc() };
  return [
    ...there
      .filter((one) => lists.some(([, column]) => one[column] !== null) && !named.has(keyOf(one)))
      .map((one): RowChange => ({ table: 'undertaking_basis', op: 'remove', row: { id: one.id } })),
    ...[...wanted.values()]
      .filter((one) => !known.has(keyOf(one)))
      .map((one): RowChange => ({
        table: 'undertaking_basis',
        op: 'put',
        row: {
          id: newId(),
          undertaking_id: undertaking.id,
          obligation_id: obligationId,
          event_id: eventId,
          ...one,
          ...made,
        },
      })),
  ];
}
