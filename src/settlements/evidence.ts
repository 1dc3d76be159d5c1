import { standingOfCase, thingsNamed, type NamedThing } from '#coding';
import type { Tx } from '#db';
import { newId, nowUtc } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import type { EvidenceFacts, Person, Settlement } from './model.ts';
import { basesIn, findEvent, type EventInCase } from './store.ts';

type Basis = LedgeredRow<'settlement_basis'>;
type Thing = NamedThing & Pick<Basis, 'event_id'>;

const NOTHING = { item_id: null, quote_id: null, claim_id: null, incident_id: null } as const;
const keyOf = (thing: Thing): string =>
  thing.item_id ?? thing.quote_id ?? thing.claim_id ?? thing.incident_id ?? thing.event_id ?? '';

async function thingsIn(tx: Tx, caseId: string, given: Partial<EvidenceFacts>): Promise<Map<string, Thing>> {
  const things: Thing[] = (await thingsNamed(tx, caseId, given)).map((one) => ({ ...one, event_id: null }));
  for (const id of given.eventIds ?? []) {
    const own = { what: 'compliance event', id, caseId, words: (row: EventInCase) => row.said_by } as const;
    things.push({ ...NOTHING, event_id: standingOfCase(await findEvent(tx, id), own).id });
  }
  return new Map(things.map((one) => [keyOf(one), one]));
}

/** What each list is of: a list that is left out of a change stays as it is. */
const LISTS = [
  ['serials', 'item_id'],
  ['quoteIds', 'quote_id'],
  ['claimIds', 'claim_id'],
  ['incidentIds', 'incident_id'],
  ['eventIds', 'event_id'],
] as const;

/** What is shown: exactly one of an obstacle, what somebody says of one, and an assessment. */
export type Shows =
  | { readonly obstacleId: string }
  | { readonly wordId: string }
  | { readonly assessmentId: string };

/**
 * The changes after which these things show something of a settlement, as far as `tx` sees them: what it does not see stays. What is no more
 * named is marked as taken back and stays, so that what was known before can still be told. Errors NOT_FOUND, CODING_WITHDRAWN.
 */
export async function evidenceChanges(
  tx: Tx,
  settlement: Settlement,
  of: { readonly by: Person; readonly shows: Shows; readonly given: Partial<EvidenceFacts> },
): Promise<RowChange[]> {
  const { by, given } = of;
  const shows = { obstacleId: null, wordId: null, assessmentId: null, ...of.shows };
  const there = await basesIn(tx, shows);
  const known = new Set(there.map(keyOf));
  const lists = LISTS.filter(([list]) => given[list] !== undefined);
  const kept = (ids: readonly string[] = []): readonly string[] => ids.filter((id) => !known.has(id));
  const wanted = await thingsIn(tx, settlement.case_id, {
    ...(given.serials === undefined ? {} : { serials: given.serials }),
    quoteIds: kept(given.quoteIds),
    claimIds: kept(given.claimIds),
    incidentIds: kept(given.incidentIds),
    eventIds: kept(given.eventIds),
  });
  const named = new Set<string | null>([
    ...wanted.keys(),
    ...(given.quoteIds ?? []),
    ...(given.claimIds ?? []),
    ...(given.incidentIds ?? []),
    ...(given.eventIds ?? []),
  ]);
  const at = nowUtc();
  return [
    ...there
      .filter((one) => lists.some(([, column]) => one[column] !== null) && !named.has(keyOf(one)))
      .map((one): RowChange => ({ table: 'settlement_basis', op: 'put', row: { ...one, removed_at: at } })),
    ...[...wanted.values()]
      .filter((one) => !known.has(keyOf(one)))
      .map((one): RowChange => ({
        table: 'settlement_basis',
        op: 'put',
        row: {
          id: newId(),
          settlement_id: settlement.id,
          obstacle_id: shows.obstacleId,
          word_id: shows.wordId,
          assessment_id: shows.assessmentId,
          ...one,
          made_by: by.personId,
          made_at: at,
          removed_at: null,
        },
      })),
  ];
}
