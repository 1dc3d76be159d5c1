import { sameAs } from '#coding';
import type { Tx } from '#db';
import { checkDetention, type DetentionFinding } from './checks.ts';
import type {
  DetentionFacts,
  DetentionRecord,
  ExchangeFacts,
  MissingFacts,
  Person,
  RecordKind,
} from './model.ts';
import { checkedOf, readDetentions, supportsOf } from './reads.ts';
import {
  claimsIn,
  exchangesWith,
  keptActors,
  listDetentions,
  partsIn,
  recordsAbout,
  recordsBy,
  type KeptRecord,
} from './store.ts';

/** Most records of a kind that are checked together; where there are more it is said. */
const CHECKED_MAX = 20_000;

const factsIn = <T>({ entered }: Pick<KeptRecord, 'entered'>): T => entered as unknown as T;

/** What does not go together in these records; what they name of mines is read, which is recorded. */
async function checkRecords(tx: Tx, by: Person, records: readonly KeptRecord[]): Promise<DetentionFinding[]> {
  const of = (kind: RecordKind) => records.filter((one) => one.kind === kind);
  const kept = await keptActors(
    tx,
    records.flatMap(({ actor_id: id }) => id ?? []),
  );
  const ids = of('exchange').map(({ id }) => id);
  const [parts, claims] = [await partsIn(tx, ids), await claimsIn(tx, ids)];
  const { supports } = await supportsOf(
    tx,
    by,
    parts.flatMap(({ handover_id: id }) => id ?? []),
  );
  return checkDetention({
    episodes: of('detention').map((one) => ({
      ...checkedOf(one, kept),
      facts: factsIn<DetentionFacts>(one),
    })),
    missing: of('missing').map((one) => ({ ...checkedOf(one, kept), facts: factsIn<MissingFacts>(one) })),
    exchanges: of('exchange').map((one) => ({
      id: one.id,
      serial: one.serial,
      facts: factsIn<ExchangeFacts>(one),
      parts: parts.filter((part) => part.exchange_id === one.id),
      claims: claims.filter((claim) => claim.exchange_id === one.id),
    })),
    supports,
  });
}

/** What does not go together in a case, and of how many records that is said. */
export interface CaseChecks {
  readonly findings: readonly DetentionFinding[];
  readonly checked: Readonly<Record<RecordKind, number>>;
  /** False where there are more than are checked together. */
  readonly isWhole: boolean;
}

/** Checks all records of a case that the reader sees; that they were read is recorded. */
export async function checkCase(tx: Tx, by: Person, caseId: string): Promise<CaseChecks> {
  const all = async (kind: RecordKind): Promise<KeptRecord[]> =>
    listDetentions(tx, { caseId, kind, limit: CHECKED_MAX + 1, after: null });
  const found = [await all('detention'), await all('missing'), await all('exchange')];
  const [episodes = [], missing = [], exchanges = []] = found.map((own) => own.slice(0, CHECKED_MAX));
  const records = [...episodes, ...missing, ...exchanges];
  await readDetentions(tx, by, records, 'checked');
  return {
    findings: await checkRecords(tx, by, records),
    checked: { detention: episodes.length, missing: missing.length, exchange: exchanges.length },
    isWhole: found.every(({ length }) => length <= CHECKED_MAX),
  };
}

/**
 * What does not go together around one record, which the findings name: among all that is about the same people, and the exchanges in which
 * they were given. That the others were read is recorded.
 */
export async function checkAround(tx: Tx, by: Person, row: DetentionRecord): Promise<DetentionFinding[]> {
  const parts = row.kind === 'exchange' ? await partsIn(tx, [row.id]) : [];
  const ids = [row.id, ...parts.flatMap(({ record_id: id }) => id ?? [])];
  const actorIds = new Set<string>();
  for (const { actor_id: id } of await recordsBy(tx, ids))
    if (id !== null && !actorIds.has(id)) for (const same of await sameAs(tx, id)) actorIds.add(same);
  const about = await recordsAbout(tx, { caseId: row.case_id, actorIds: [...actorIds], ids });
  const exchanges = await exchangesWith(
    tx,
    about.map(({ id }) => id),
  );
  // Of another exchange all that was given has to be there, or its list would seem shorter than it is.
  const others = exchanges.filter(({ id }) => id !== row.id);
  const theirs = (
    await partsIn(
      tx,
      others.map(({ id }) => id),
    )
  ).flatMap(({ record_id: id }) => id ?? []);
  const records = new Map(
    [...about, ...others, ...(await recordsBy(tx, theirs))].map((one) => [one.id, one]),
  );
  records.delete(row.id);
  await readDetentions(tx, by, [...records.values()], 'checked');
  const own = await recordsBy(tx, [row.id]);
  const findings = await checkRecords(tx, by, [...records.values(), ...own]);
  return findings.filter((one) => one.records.some(({ id }) => id === row.id));
}
