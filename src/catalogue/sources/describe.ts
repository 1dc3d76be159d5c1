import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type LedgeredRow, type RowChange } from '#ledger';
import { lockSource } from '../store.ts';
import { areSourcesLinked, lockSourceLink, lockSourceName, sourcesInGroups } from './store.ts';

type Source = LedgeredRow<'source'>;
type Person = Identity & { readonly personId: string };

/** Why two sources are not independent: one owner, one text that both take over, one informant. */
export const linkBases = ['owner', 'syndication', 'same-informant'] as const;
/** One of them. */
export type LinkBasis = (typeof linkBases)[number];

// What is said of a protected source says who it is: it lies where its identity lies.
const placeOf = (source: Source): string => source.identity_compartment_id ?? source.compartment_id;

function entryOf(kind: EntryKind, source: Source, rows: readonly RowChange[], reason?: string): EntryDraft {
  return {
    kind,
    subject: { table: 'source', id: source.id },
    compartmentId: placeOf(source),
    rows,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Adds another form of a source’s name. Returns its id. Errors NOT_FOUND. */
export async function nameSource(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly name: string; readonly language: string | null },
): Promise<string> {
  const source = await lockSource(tx, id);
  const row: LedgeredRow<'source_name'> = {
    id: newId(),
    source_id: id,
    name: given.name.normalize('NFC').trim(),
    language: given.language,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [entryOf('source-named', source, [{ table: 'source_name', op: 'put', row }])]);
  return row.id;
}

/** Takes a form of a name back with a reason; it stays in the ledger. Error NOT_FOUND. */
export async function withdrawSourceName(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const row = await lockSourceName(tx, id);
  if (!row || row.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'name', id });
  const source = await lockSource(tx, row.source_id);
  const withdrawn = { ...row, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [
    entryOf('source-name-withdrawn', source, [{ table: 'source_name', op: 'put', row: withdrawn }], reason),
  ]);
}

/** Says how a source stands to the dispute, dated and signed; what was said before stays. `position` is a term. Error NOT_FOUND. */
export async function positionSource(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly position: string; readonly towards: string | null; readonly reason: string },
): Promise<void> {
  const source = await lockSource(tx, id);
  const row: LedgeredRow<'source_position'> = {
    id: newId(),
    source_id: id,
    position: given.position,
    towards: given.towards?.normalize('NFC').trim() || null,
    reason: given.reason,
    made_by: by.personId,
    made_at: nowUtc(),
  };
  await record(tx, by, [
    entryOf('source-positioned', source, [{ table: 'source_position', op: 'put', row }], given.reason),
  ]);
}

/**
 * Says that two sources of a case are not independent of each other, on which basis and why. Returns the link’s id. Errors NOT_FOUND,
 * CATALOGUE_SOURCES_LINKED, CATALOGUE_IDENTITIES_APART.
 */
export async function linkSources(
  tx: Tx,
  by: Person,
  id: string,
  to: { readonly otherId: string; readonly basis: LinkBasis; readonly reason: string },
): Promise<string> {
  // Locked in the order of their ids, so that two people who link the same two do not wait for each other.
  const [first = id, second = id] = [id, to.otherId].sort();
  const locked = [await lockSource(tx, first), await lockSource(tx, second)];
  const [source, other] = [locked.find((one) => one.id === id), locked.find((one) => one.id === to.otherId)];
  if (!source || !other || source === other || source.case_id !== other.case_id)
    throw new AppError('NOT_FOUND', { what: 'source', id: to.otherId });
  if (await areSourcesLinked(tx, id, to.otherId, to.basis)) throw new AppError('CATALOGUE_SOURCES_LINKED');
  const apart = source.identity_compartment_id !== other.identity_compartment_id;
  if (apart && source.pseudonym !== null && other.pseudonym !== null)
    throw new AppError('CATALOGUE_IDENTITIES_APART');
  const row: LedgeredRow<'source_link'> = {
    id: newId(),
    source_id: id,
    other_source_id: to.otherId,
    basis: to.basis,
    reason: to.reason,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const hidden = source.pseudonym !== null ? source : other.pseudonym !== null ? other : source;
  const draft = entryOf('source-linked', source, [{ table: 'source_link', op: 'put', row }], to.reason);
  await record(tx, by, [{ ...draft, compartmentId: placeOf(hidden) }]);
  return row.id;
}

/** Takes a link back with a reason; it stays in the ledger. Error NOT_FOUND. */
export async function unlinkSources(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const link = await lockSourceLink(tx, id);
  if (!link || link.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'relation', id });
  const [source, other] = [await lockSource(tx, link.source_id), await lockSource(tx, link.other_source_id)];
  const row = { ...link, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const draft = entryOf('source-unlinked', source, [{ table: 'source_link', op: 'put', row }], reason);
  await record(tx, by, [{ ...draft, compartmentId: placeOf(other.pseudonym === null ? source : other) }]);
}

/**
 * Turns groups that were stated in one word into links, once: each source of a group is linked to the first of it in the same compartment
 * and case, with the word as the reason and no basis, as none was stated. Later runs find nothing to do.
 */
export async function carryOverGroups(tx: Tx, by: Identity): Promise<number> {
  const sources = await sourcesInGroups(tx);
  const groups = Map.groupBy(
    sources,
    (one) => `${one.case_id} ${one.independence_group?.trim().toLowerCase()}`,
  );
  const drafts = [...groups.values()].flatMap((group) => {
    const [first] = group;
    return group.map((source): EntryDraft => {
      const word = source.independence_group ?? '';
      const link: LedgeredRow<'source_link'> = {
        id: newId(),
        source_id: source.id,
        other_source_id: first?.id ?? source.id,
        basis: 'not-stated',
        reason: word,
        made_by: null,
        made_at: nowUtc(),
        withdrawn_at: null,
        withdrawn_reason: null,
      };
      return {
        kind: 'source-changed',
        subject: { table: 'source', id: source.id },
        compartmentId: source.compartment_id,
        rows: [
          { table: 'source', op: 'put', row: { ...source, independence_group: null } },
          ...(source === first ? [] : [{ table: 'source_link', op: 'put', row: link } as const]),
        ],
        note: { group: word },
      };
    });
  });
  await record(tx, by, drafts);
  return drafts.length;
}
