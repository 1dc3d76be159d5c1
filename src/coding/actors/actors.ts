import { isSealed, myCompartments, openCompartmentOf } from '#access';
import type { Identity as Who, Tx } from '#db';
import { AppError, drawRandom, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import { actorPhrase } from './errors.ts';
import {
  checkedIdentity,
  checkedUnit,
  cleanText,
  columnsOf,
  factsOf,
  NOBODY_KNOWN,
  type ActorKind,
  type IdentityFacts,
} from './model.ts';
import { nameRow, type GivenName } from './names.ts';
import { identityEntry, standing, type Standing } from './standing.ts';
import {
  actorsOf,
  allNamesOf,
  freePseudonyms,
  isPseudonymFree,
  lockIdentities,
  mergesOf,
  sameAs,
} from './store.ts';

type Actor = LedgeredRow<'actor'>;
type Identity = LedgeredRow<'actor_identity'>;
type Person = Who & { readonly personId: string };

// Four digits do for a case of thousands; where they are taken it gets longer ones.
const DIGITS = [4, 4, 4, 6, 6, 9, 9, 9] as const;

async function drawPseudonym(tx: Tx, caseId: string, kind: ActorKind): Promise<string> {
  for (const digits of DIGITS) {
    const number = drawRandom(6).readUIntBE(0, 6) % 10 ** digits;
    const drawn = `${kind === 'person' ? 'P' : 'G'}-${String(number).padStart(digits, '0')}`;
    if (await isPseudonymFree(tx, caseId, drawn)) return drawn;
  }
  throw new Error('no pseudonym is free');
}

/** So many more pseudonyms than actors there are to be, so that few drawn ones are taken and none says when it was drawn. */
const SPARE = 100;

/**
 * Pseudonyms for many actors, drawn by lot and kept until the transaction ends; their digits grow with `outOf`, how many there will be in
 * all.
 */
export async function drawPseudonyms(
  tx: Tx,
  caseId: string,
  of: { readonly kind: ActorKind; readonly count: number; readonly outOf: number },
): Promise<string[]> {
  const digits = Math.min(9, Math.max(4, Math.ceil(Math.log10(of.outOf * SPARE))));
  const found = new Set<string>();
  for (let tries = 0; found.size < of.count; tries += 1) {
    if (tries > DIGITS.length) throw new Error('no pseudonyms are free');
    const drawn = new Set<string>();
    for (let at = found.size; at < of.count; at += 1) {
      const number = drawRandom(6).readUIntBE(0, 6) % 10 ** digits;
      drawn.add(`${of.kind === 'person' ? 'P' : 'G'}-${String(number).padStart(digits, '0')}`);
    }
    for (const one of await freePseudonyms(tx, caseId, [...drawn])) found.add(one);
  }
  return [...found];
}

/** The sealed compartment that identities go into: the one that is named, else the first that the maker may see. */
async function sealedCompartment(tx: Tx, caseId: string, wanted: string | undefined): Promise<string> {
  const sealed = (await myCompartments(tx, caseId)).filter((one) => one.is_sealed);
  const found = wanted === undefined ? sealed[0] : sealed.find(({ id }) => id === wanted);
  if (found) return found.id;
  if (wanted !== undefined) throw new AppError('NOT_FOUND', { what: 'compartment', id: wanted });
  throw new AppError('ACTOR_NO_SEALED');
}

/** What a new actor is made of; what is left out is not said. */
export interface NewActor {
  readonly caseId: string;
  /** Whose members know of it; the first open compartment of the case that the maker is in when left out. */
  readonly compartmentId?: string;
  readonly kind: ActorKind;
  readonly countingUnit?: string | null;
  readonly facts?: Partial<IdentityFacts>;
  readonly names?: readonly GivenName[];
  /** Whether the identity is sealed; a person’s is unless somebody says no, with a reason. */
  readonly isProtected?: boolean;
  readonly openReason?: string | null;
  /** Where it is sealed; the first sealed compartment that the maker is in when left out. */
  readonly identityCompartmentId?: string;
}

/** Where an actor lies, and where it lies who it is. */
export interface ActorPlace {
  readonly compartmentId: string;
  readonly identityIn: string;
  readonly isProtected: boolean;
  readonly openReason: string | null;
}

/** Where a new actor is to lie: sealed unless it is left open, of a person with a reason. Errors INVALID_INPUT, NOT_FOUND, ACTOR_NO_SEALED. */
export async function placeFor(tx: Tx, given: NewActor): Promise<ActorPlace> {
  const compartmentId = given.compartmentId ?? (await openCompartmentOf(tx, given.caseId));
  if (!(await myCompartments(tx, given.caseId)).some(({ id }) => id === compartmentId))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: compartmentId });
  const wanted = given.isProtected ?? given.kind === 'person';
  // Whoever may not see the identity of one in a sealed compartment does not know that there is one either.
  if ((await isSealed(tx, compartmentId)) === true && given.identityCompartmentId === undefined)
    return { compartmentId, identityIn: compartmentId, isProtected: true, openReason: null };
  if (wanted) {
    const identityIn = await sealedCompartment(tx, given.caseId, given.identityCompartmentId);
    return { compartmentId, identityIn, isProtected: true, openReason: null };
  }
  const openReason = cleanText(given.openReason);
  if (given.kind === 'person' && openReason === null)
    throw new AppError('INVALID_INPUT', {
      what: actorPhrase('actor-open'),
      why: actorPhrase('actor-needs-reason'),
    });
  return { compartmentId, identityIn: compartmentId, isProtected: false, openReason };
}

/** The rows of a new actor under a pseudonym that is free, without names. Error INVALID_INPUT. */
export function newActor(
  by: Person,
  { compartmentId, identityIn, isProtected, openReason }: ActorPlace,
  given: Pick<NewActor, 'caseId' | 'kind' | 'countingUnit' | 'facts'> & { readonly pseudonym: string },
): Standing {
  const facts = checkedIdentity(given.kind, { ...NOBODY_KNOWN, ...given.facts });
  const actor: Actor = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: compartmentId,
    kind: given.kind,
    pseudonym: given.pseudonym,
    counting_unit: checkedUnit(given.kind, given.countingUnit),
    is_protected: isProtected,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
  };
  const identity: Identity = {
    actor_id: actor.id,
    compartment_id: identityIn,
    ...columnsOf(facts),
    open_reason: openReason,
    version: 1,
    changed_at: null,
    withdrawn_reason: null,
  };
  return { actor, identity };
}

/**
 * Makes a person or a group with its names. Who it is goes into a sealed compartment unless it is left open, of a person with a
 * reason. Returns both rows. Errors INVALID_INPUT, NOT_FOUND, ACTOR_NO_SEALED.
 */
export async function makeActor(tx: Tx, by: Person, given: NewActor): Promise<Standing> {
  const place = await placeFor(tx, given);
  const { actor, identity } = newActor(by, place, {
    ...given,
    pseudonym: await drawPseudonym(tx, given.caseId, given.kind),
  });
  const { compartmentId, openReason } = place;
  const names: RowChange[] = [];
  const main = Math.max(0, given.names?.findIndex(({ isMain }) => isMain) ?? 0);
  for (const [at, name] of (given.names ?? []).entries())
    names.push({
      table: 'actor_name',
      op: 'put',
      row: await nameRow(tx, by, identity, { ...name, isMain: at === main }),
    });
  await record(tx, by, [
    {
      kind: 'actor-made',
      subject: { table: 'actor', id: actor.id },
      compartmentId,
      rows: [{ table: 'actor', op: 'put', row: actor }],
    },
    identityEntry(
      'actor-identified',
      identity,
      [{ table: 'actor_identity', op: 'put', row: identity }, ...names],
      openReason,
    ),
  ]);
  return { actor, identity };
}

/** Makes a new version, of the version that was read. Errors as `standing`, INVALID_INPUT, CONFLICT. */
export async function changeActor(
  tx: Tx,
  by: Person,
  id: string,
  change: {
    readonly facts: Partial<IdentityFacts>;
    readonly countingUnit?: string;
    readonly version: string;
    readonly reason?: string;
  },
): Promise<Identity> {
  const { actor, identity } = await standing(tx, id);
  if (String(identity.version) !== change.version) throw new AppError('CONFLICT', { what: actor.pseudonym });
  const kind = actor.kind as ActorKind;
  const next: Identity = {
    ...identity,
    ...columnsOf(checkedIdentity(kind, { ...factsOf(identity), ...change.facts })),
    version: identity.version + 1,
    changed_at: nowUtc(),
  };
  const unit = checkedUnit(kind, change.countingUnit ?? actor.counting_unit);
  const rows: RowChange[] = [{ table: 'actor_identity', op: 'put', row: next }];
  if (unit !== actor.counting_unit)
    rows.push({ table: 'actor', op: 'put', row: { ...actor, counting_unit: unit } });
  await record(tx, by, [identityEntry('actor-changed', next, rows, change.reason)]);
  return next;
}

/** Withdraws an actor with a reason; it stays in the ledger. Errors as `standing`, ACTOR_HOLDS_OTHERS. */
export async function withdrawActor(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { actor, identity } = await standing(tx, id);
  const merges = (await mergesOf(tx, [id])).filter(({ undone_at }) => undone_at === null);
  if (merges.length > 0)
    throw new AppError('ACTOR_HOLDS_OTHERS', { name: actor.pseudonym, n: merges.length });
  await record(tx, by, [
    identityEntry(
      'actor-withdrawn',
      identity,
      [
        { table: 'actor', op: 'put', row: { ...actor, withdrawn_at: nowUtc() } },
        { table: 'actor_identity', op: 'put', row: { ...identity, withdrawn_reason: reason } },
      ],
      reason,
    ),
  ]);
}

/**
 * Seals who an actor is, or opens it, with a reason; those that it was merged with and all names go along. What was written of it is
 * from then on for those who may see it now. Errors as `standing`, ACTOR_NO_SEALED, NOT_FOUND,
 * ACTOR_OTHER_COMPARTMENT.
 */
export async function protectActor(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly isProtected: boolean; readonly compartmentId?: string; readonly reason: string },
): Promise<void> {
  const { actor } = await standing(tx, id);
  const same = await sameAs(tx, id);
  const sealedIn = given.isProtected ? await sealedCompartment(tx, actor.case_id, given.compartmentId) : null;
  const actors = new Map((await actorsOf(tx, same)).map((one) => [one.id, one]));
  // Merged ones lie in one compartment, sealed or open: who sees one of them sees that they are the same.
  const other = [...actors.values()].find((one) => one.compartment_id !== actor.compartment_id);
  if (!given.isProtected && other)
    throw new AppError('ACTOR_OTHER_COMPARTMENT', { name: actor.pseudonym, other: other.pseudonym });
  const at = nowUtc();
  const drafts: EntryDraft[] = [];
  for (const identity of await lockIdentities(tx, same)) {
    const own = actors.get(identity.actor_id);
    if (!own) continue;
    const compartmentId = sealedIn ?? own.compartment_id;
    const isProtected = given.isProtected || (await isSealed(tx, compartmentId)) === true;
    const next: Identity = {
      ...identity,
      compartment_id: compartmentId,
      open_reason: isProtected ? null : given.reason,
      version: identity.version + 1,
      changed_at: at,
    };
    const names = (await allNamesOf(tx, [own.id])).map((row): RowChange => ({
      table: 'actor_name',
      op: 'put',
      row: { ...row, compartment_id: compartmentId },
    }));
    const rows: RowChange[] = [
      { table: 'actor', op: 'put', row: { ...own, is_protected: isProtected } },
      { table: 'actor_identity', op: 'put', row: next },
      ...names,
    ];
    drafts.push(identityEntry(isProtected ? 'actor-protected' : 'actor-opened', next, rows, given.reason));
  }
  await record(tx, by, drafts);
}
