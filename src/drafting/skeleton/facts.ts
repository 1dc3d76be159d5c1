import { barsOf } from '#catalogue';
import { quotesOfClaims, rootKindOf } from '#coding';
import type { Tx } from '#db';
import { nowUtc } from '#kernel';
import type { LaidPiece } from '#pleading';
import { sourcesOfClaims } from '../store.ts';

/** Where something that is laid can be read in an exhibit of the dossier. */
export interface FactCite {
  readonly itemId: string;
  readonly page: number | null;
  readonly quoteId: string;
}

/** Something that is claimed, as it is put into a pleading. */
export interface Fact {
  readonly text: string;
  /** An organisation or a publication that is not protected; null of anybody else: a person is never named here. */
  readonly source: string | null;
  readonly happenedOn: string | null;
  readonly cites: readonly FactCite[];
}

/** The year of a fact as it is written, such as `2021` or `202X`, of a span that of its beginning; null without a day. */
export const yearOf = ({ happenedOn }: Pick<Fact, 'happenedOn'>): string | null =>
  /^\d{2}[\dX]{2}/.exec(happenedOn ?? '')?.[0] ?? null;

/** What is laid to an allegation, as it may be put into a pleading; what may not by the ids of its claims. */
export interface LaidFacts {
  readonly facts: readonly {
    readonly claimId: string;
    readonly compartmentId: string;
    readonly fact: Fact;
  }[];
  readonly cited: ReadonlyMap<string, readonly FactCite[]>;
  readonly sealed: ReadonlySet<string>;
  readonly barred: ReadonlySet<string>;
}

const NAMED = new Set(['organisation', 'publication']);

/** Claims whose source may be named: no person, and nothing that could be one. */
async function nameable(tx: Tx, claimIds: readonly string[]): Promise<ReadonlySet<string>> {
  const sources = await sourcesOfClaims(tx, claimIds);
  return new Set(
    sources
      .filter(({ kind, is_protected: isProtected }) => !isProtected && NAMED.has(rootKindOf(kind) ?? ''))
      .map(({ claim_id: id }) => id),
  );
}

/**
 * What is laid for an allegation, of compartments that are `open`, with the quotes that it rests on in `exhibits` (items). What rests on nothing but
 * items that were withdrawn or may not be shared with the forum is left out, as a bundle with it would be refused. Evidence against is no fact of
 * whoever pleads.
 */
export async function factsLaid(
  tx: Tx,
  pieces: readonly LaidPiece[],
  of: { readonly open: ReadonlySet<string>; readonly exhibits: ReadonlySet<string>; readonly forum: string },
): Promise<LaidFacts> {
  const own = pieces.filter(({ stance }) => stance === 'for');
  const idsOf = (some: readonly LaidPiece[]): Set<string> => new Set(some.map(({ claim_id: id }) => id));
  const sealed = idsOf(own.filter((one) => !of.open.has(one.claim_compartment_id)));
  const barred = idsOf(own.filter((one) => one.is_withdrawn && !sealed.has(one.claim_id)));
  const usable = own.filter(({ claim_id: id }) => !sealed.has(id) && !barred.has(id));

  const ids = [...idsOf(usable)];
  const quotes = (await quotesOfClaims(tx, ids)).filter(({ withdrawn_at: at }) => at === null);
  const use = { purpose: 'share', forum: of.forum, on: nowUtc().slice(0, 10) } as const;
  const bars = await barsOf(tx, [...new Set(quotes.map(({ item_id: item }) => item))], [use]);
  const named = await nameable(tx, ids);
  const byClaim = Map.groupBy(quotes, ({ claim_id: claim }) => claim);
  const facts = new Map<string, LaidFacts['facts'][number]>();
  const cited = new Map<string, FactCite[]>();
  for (const piece of usable) {
    const { claim_id: claimId, slot } = piece;
    const all = byClaim.get(claimId) ?? [];
    const free = all.filter(({ item_id: item }) => !bars.has(item));
    if (all.length > 0 && free.length === 0) {
      barred.add(claimId);
      continue;
    }
    const cites = free
      .filter(({ item_id: item }) => of.exhibits.has(item))
      .map(({ id, item_id: itemId, page }): FactCite => ({ itemId, page, quoteId: id }));
    cited.set(slot, [...(cited.get(slot) ?? []), ...cites]);
    const fact: Fact = {
      text: piece.body,
      source: named.has(claimId) ? piece.source_name : null,
      happenedOn: piece.happened_on,
      cites,
    };
    facts.set(claimId, { claimId, compartmentId: piece.claim_compartment_id, fact });
  }
  return { facts: [...facts.values()], cited, sealed, barred };
}
