import { personsKnown, type KnownPerson } from '#coding';
import type { Tx } from '#db';
import type { Handover } from '#mines';
import { checkAround } from './check-case.ts';
import { heldBy, type DetentionFinding, type SideHeld } from './checks.ts';
import type {
  DetentionRecord,
  DetentionVersion,
  ExchangeClaim,
  ExchangePart,
  Person,
  Side,
} from './model.ts';
import { checkedOf, readDetentions, supportsOf } from './reads.ts';
import {
  claimsIn,
  evidenceIn,
  isRegistered,
  keptActors,
  partsIn,
  recordsBy,
  versionsOf,
  type KeptRecord,
  type ShownEvidence,
} from './store.ts';

/** Whom a record is about, as the reader may know it. */
export type ShownPerson = KnownPerson;

/** Those whom records are about, by actor, as far as the reader may know; that sealed identities were read is recorded. */
export const personsIn = (
  tx: Tx,
  by: Person,
  records: readonly Pick<DetentionRecord, 'actor_id'>[],
): Promise<ReadonlyMap<string, ShownPerson>> =>
  personsKnown(
    tx,
    by,
    records.flatMap(({ actor_id: id }) => id ?? []),
  );

/** A part of an exchange with what it names, as far as it may be seen. */
export interface ShownPart extends ExchangePart {
  readonly record: KeptRecord | null;
  readonly handover: Handover | null;
}

/** An exchange with what was given, what is claimed, and what the records hold of each side. */
export interface ShownExchange {
  readonly parts: readonly ShownPart[];
  readonly claims: readonly ExchangeClaim[];
  readonly held: Readonly<Record<Side, SideHeld>>;
}

async function exchangeToShow(tx: Tx, by: Person, id: string): Promise<ShownExchange> {
  const [parts, claims] = [await partsIn(tx, [id]), await claimsIn(tx, [id])];
  const records = await recordsBy(
    tx,
    parts.flatMap(({ record_id: one }) => one ?? []),
  );
  await readDetentions(tx, by, records, 'listed');
  const kept = await keptActors(
    tx,
    records.flatMap(({ actor_id: one }) => one ?? []),
  );
  const { supports, handovers } = await supportsOf(
    tx,
    by,
    parts.flatMap(({ handover_id: one }) => one ?? []),
  );
  const byId = new Map(records.map((one) => [one.id, one]));
  const checked = new Map(records.map((one) => [one.id, checkedOf(one, kept)]));
  const of = (side: Side): SideHeld =>
    heldBy(
      parts.filter((part) => part.side === side),
      checked,
      supports,
    );
  return {
    parts: parts.map((part) => ({
      ...part,
      record: byId.get(part.record_id ?? '') ?? null,
      handover: handovers.get(part.handover_id ?? '') ?? null,
    })),
    claims,
    held: { a: of('a'), b: of('b') },
  };
}

/** A record with all that is shown of it. */
export interface ShownDetention {
  readonly record: DetentionRecord;
  /** The newest first; the first one holds. */
  readonly versions: readonly DetentionVersion[];
  readonly evidence: readonly ShownEvidence[];
  /** Whether a number of registration is kept that the reader may ask for. */
  readonly isRegistered: boolean;
  readonly exchange: ShownExchange | null;
  readonly persons: ReadonlyMap<string, ShownPerson>;
  /** Of what does not go together what names it. */
  readonly findings: readonly DetentionFinding[];
}

/** A record with all that is shown of it; that it, and what it names, were read is recorded. */
export async function detentionToShow(tx: Tx, by: Person, row: DetentionRecord): Promise<ShownDetention> {
  await readDetentions(tx, by, [row], 'read');
  const exchange = row.kind === 'exchange' ? await exchangeToShow(tx, by, row.id) : null;
  const about = [row, ...(exchange?.parts ?? []).flatMap(({ record }) => record ?? [])];
  const findings = await checkAround(tx, by, row);
  return {
    record: row,
    versions: await versionsOf(tx, row.id),
    evidence: await evidenceIn(tx, row.id),
    isRegistered: row.kind === 'detention' && (await isRegistered(tx, row.id)),
    exchange,
    persons: await personsIn(tx, by, about),
    findings,
  };
}
