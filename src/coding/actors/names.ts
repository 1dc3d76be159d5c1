import { getSource } from '#catalogue';
import type { Identity as Who, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type LedgeredRow, type RowChange } from '#ledger';
import { findClaim } from '../store.ts';
import { actorPhrase } from './errors.ts';
import { cleanText } from './model.ts';
import { keysOfName, scriptOf } from './name-keys.ts';
import { identityEntry, standing } from './standing.ts';
import { allNamesOf, lockRow } from './store.ts';

type Person = Who & { readonly personId: string };

/** Kinds of name. A transliteration is kept beside the name, never in its place. */
export const nameKinds = ['official', 'birth', 'other', 'nickname', 'transliteration'] as const;
/** One of them. */
export type NameKind = (typeof nameKinds)[number];

/** A name as it was written, and where. */
export interface GivenName {
  readonly name: string;
  readonly kind: NameKind;
  /** BCP 47 tag; null when nobody says. */
  readonly language: string | null;
  readonly sourceId: string | null;
  readonly claimId: string | null;
  readonly isMain?: boolean;
}

/** The row of a name, in the compartment of the identity, from a source and a claim that are there. Error INVALID_INPUT. */
export function writtenName(
  by: Person,
  identity: Pick<LedgeredRow<'actor_identity'>, 'actor_id' | 'compartment_id'>,
  given: GivenName,
): LedgeredRow<'actor_name'> {
  const name = cleanText(given.name);
  const keys = name === null ? [] : keysOfName(name);
  if (name === null || keys.length === 0)
    throw new AppError('INVALID_INPUT', {
      what: actorPhrase('actor-name'),
      why: actorPhrase('actor-no-name'),
    });
  return {
    id: newId(),
    actor_id: identity.actor_id,
    compartment_id: identity.compartment_id,
    name,
    kind: given.kind,
    language: given.language,
    script: scriptOf(name),
    source_id: given.sourceId,
    claim_id: given.claimId,
    is_main: given.isMain ?? false,
    match_keys: keys,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
}

/** The same, once source and claim were looked for. Errors INVALID_INPUT, NOT_FOUND. */
export async function nameRow(
  tx: Tx,
  by: Person,
  identity: Pick<LedgeredRow<'actor_identity'>, 'actor_id' | 'compartment_id'>,
  given: GivenName,
): Promise<LedgeredRow<'actor_name'>> {
  const row = writtenName(by, identity, given);
  const { sourceId, claimId } = given;
  if (sourceId !== null) await getSource(tx, sourceId);
  if (claimId !== null && !(await findClaim(tx, claimId)))
    throw new AppError('NOT_FOUND', { what: 'claim', id: claimId });
  return row;
}

/** Adds a name beside those that there are; the first, or one that is said to be, is the main one. Returns its id. Errors as `standing`, `nameRow`. */
export async function addName(tx: Tx, by: Person, id: string, given: GivenName): Promise<string> {
  const { identity } = await standing(tx, id);
  const names = (await allNamesOf(tx, [id])).filter((one) => one.withdrawn_at === null);
  const isMain = given.isMain === true || !names.some((one) => one.is_main);
  const row = await nameRow(tx, by, identity, { ...given, isMain });
  const before = names
    .filter((one) => isMain && one.is_main)
    .map((one): RowChange => ({ table: 'actor_name', op: 'put', row: { ...one, is_main: false } }));
  await record(tx, by, [
    identityEntry('actor-named', identity, [{ table: 'actor_name', op: 'put', row }, ...before]),
  ]);
  return row.id;
}

/** Withdraws a name with a reason; it stays in the ledger. Of those left the oldest becomes the main one. Errors as `standing`. */
export async function withdrawName(tx: Tx, by: Person, nameId: string, reason: string): Promise<void> {
  const name = await lockRow(tx, 'actor_name', nameId);
  if (!name) throw new AppError('NOT_FOUND', { what: 'name', id: nameId });
  const { actor, identity } = await standing(tx, name.actor_id);
  if (name.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: actor.pseudonym });
  const withdrawn = { ...name, is_main: false, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows: RowChange[] = [{ table: 'actor_name', op: 'put', row: withdrawn }];
  const next = (await allNamesOf(tx, [actor.id])).find(
    (one) => one.withdrawn_at === null && one.id !== name.id,
  );
  if (name.is_main && next) rows.push({ table: 'actor_name', op: 'put', row: { ...next, is_main: true } });
  await record(tx, by, [identityEntry('actor-name-withdrawn', identity, rows, reason)]);
}
