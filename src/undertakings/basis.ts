import { findItem } from '#catalogue';
import { findClaim, findIncident } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, nowUtc, parseSerial } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import type { BasisFacts, Person, Undertaking } from './model.ts';
import { basesIn, findQuote, type QuoteInCase } from './store.ts';

const CALLED = 80;

type Basis = LedgeredRow<'undertaking_basis'>;
type Thing = Pick<Basis, 'item_id' | 'quote_id' | 'claim_id' | 'incident_id'>;

const NOTHING: Thing = { item_id: null, quote_id: null, claim_id: null, incident_id: null };
const keyOf = ({ item_id: item, quote_id: quote, claim_id: claim, incident_id: incident }: Thing): string =>
  item ?? quote ?? claim ?? incident ?? '';

/** Something of the case that stands; `words` are what messages call it by. Errors NOT_FOUND, CODING_WITHDRAWN. */
function found<Row extends { withdrawn_at: string | null; case_id: string }>(
  row: Row | null,
  of: {
    readonly what: 'quote' | 'claim' | 'incident';
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

async function thingsIn(tx: Tx, caseId: string, given: Partial<BasisFacts>): Promise<Map<string, Thing>> {
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
  return new Map(things.map((one) => [keyOf(one), one]));
}

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
  const wanted = await thingsIn(tx, undertaking.case_id, {
    ...(given.serials === undefined ? {} : { serials: given.serials }),
    quoteIds: kept(given.quoteIds ?? []),
    claimIds: kept(given.claimIds ?? []),
    incidentIds: kept(given.incidentIds ?? []),
  });
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
