import { findItem } from '#catalogue';
import { findClaim, findIncident } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, nowUtc, parseSerial } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import type { EvidenceFacts, Person, Settlement } from './model.ts';
import { basesIn, findEvent, findQuote, type EventInCase, type QuoteInCase } from './store.ts';

const CALLED = 80;

type Basis = LedgeredRow<'settlement_basis'>;
type Thing = Pick<Basis, 'item_id' | 'quote_id' | 'claim_id' | 'incident_id' | 'event_id'>;

const NOTHING: Thing = { item_id: null, quote_id: null, claim_id: null, incident_id: null, event_id: null };
const keyOf = (thing: Thing): string =>
  thing.item_id ?? thing.quote_id ?? thing.claim_id ?? thing.incident_id ?? thing.event_id ?? '';

/** Something of the case that stands; `words` are what messages call it by. Errors NOT_FOUND, CODING_WITHDRAWN. */
function found<Row extends { withdrawn_at: string | null; case_id: string }>(
  row: Row | null,
  of: {
    readonly what: 'quote' | 'claim' | 'incident' | 'compliance event';
    readonly id: string;
    readonly caseId: string;
    readonly words: (row: Row) => string | null;
  },
): Row {
  if (row?.case_id !== of.caseId) throw new AppError('NOT_FOUND', { what: of.what, id: of.id });
  if (row.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', { what: (of.words(row) ?? of.what).slice(0, CALLED) });
  return row;
}

async function thingsIn(tx: Tx, caseId: string, given: Partial<EvidenceFacts>): Promise<Map<string, Thing>> {
  const things: Thing[] = [];
  for (const typed of given.serials ?? []) {
    const serial = parseSerial(typed);
    const item = serial && (await findItem(tx, { serial }));
    if (!item || item.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'item', id: typed });
    things.push({ ...NOTHING, item_id: item.id });
  }
  for (const id of given.quoteIds ?? []) {
    const own = { what: 'quote', id, caseId, words: (row: QuoteInCase) => row.exact } as const;
    things.push({ ...NOTHING, quote_id: found(await findQuote(tx, id), own).id });
  }
  for (const id of given.claimIds ?? []) {
    const own = { what: 'claim', id, caseId, words: (row: LedgeredRow<'claim'>) => row.body } as const;
    things.push({ ...NOTHING, claim_id: found(await findClaim(tx, id), own).id });
  }
  for (const id of given.incidentIds ?? []) {
    const own = { what: 'incident', id, caseId, words: (row: LedgeredRow<'incident'>) => row.title } as const;
    things.push({ ...NOTHING, incident_id: found(await findIncident(tx, id), own).id });
  }
  for (const id of given.eventIds ?? []) {
    const own = { what: 'compliance event', id, caseId, words: (row: EventInCase) => row.said_by } as const;
    things.push({ ...NOTHING, event_id: found(await findEvent(tx, id), own).id });
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
