import type { Tx } from '#db';
import { abilityToReturn, returnStatuses, type AskedDay, type ReturnStatus } from './ability.ts';
import { nameOf, namesOf, obstacleKinds, type ObstacleKind } from './model.ts';
import { settlementsNamed } from './named.ts';
import { reachFacts, reachOf, type ReachFacts, type Reached } from './reach.ts';
import type { ListedLine } from './report.ts';
import { settlementsOf, SETTLEMENTS_MAX, type ListedSettlement } from './store.ts';

/** By what a list of settlements is narrowed. */
export interface SettlementFilter {
  readonly status?: ReturnStatus | undefined;
  readonly kind?: ObstacleKind | undefined;
  /** A name, or a part of one. */
  readonly text?: string | undefined;
}

/** A settlement of the list with its answer. */
export interface ReachedSettlement {
  readonly settlement: ListedSettlement;
  readonly name: string;
  readonly reached: Reached;
}

/** The list, the facts from which it was reckoned, and how many there would be under each other choice. */
export interface SettlementList {
  /** In the order of their names. */
  readonly rows: readonly ReachedSettlement[];
  readonly facts: ReachFacts;
  /** Settlements by status, narrowed by all but the status; every status is there. */
  readonly statuses: readonly { readonly value: ReturnStatus; readonly count: number }[];
  /** Settlements by kinds of what stands or may stand, narrowed by all but the kind; every kind is there. */
  readonly kinds: readonly { readonly value: ObstacleKind; readonly count: number }[];
  /** Whether the case has more than are reckoned with. */
  readonly hasMore: boolean;
}

function withText(rows: readonly ReachedSettlement[], text: string): ReachedSettlement[] {
  const part = text.normalize('NFKC').trim().toLowerCase();
  const named = new Set(
    settlementsNamed(
      rows.map(({ settlement }) => settlement),
      text,
    ).rows.map(({ id }) => id),
  );
  return rows.filter(
    ({ settlement }) =>
      named.has(settlement.id) ||
      settlement.serial.toLowerCase() === part ||
      namesOf(settlement).some(({ name }) => name.normalize('NFKC').toLowerCase().includes(part)),
  );
}

/** The settlements of a case with the answer for a day, narrowed, as far as the identity of `tx` may see them. The caller records that they are listed. */
export async function listSettlements(
  tx: Tx,
  of: {
    readonly caseId: string;
    readonly asked: AskedDay;
    readonly filter: SettlementFilter;
    readonly lang: string | null;
  },
): Promise<SettlementList> {
  const { caseId, asked, filter, lang } = of;
  const found = await settlementsOf(tx, caseId);
  const settlements = found.slice(0, SETTLEMENTS_MAX);
  const facts = await reachFacts(tx, { caseId });
  const answers = reachOf(
    settlements.map(({ id }) => id),
    facts,
    asked,
  );
  const { compare } = new Intl.Collator(lang ?? 'en');
  const all = settlements
    .flatMap((settlement): ReachedSettlement[] => {
      const reached = answers.get(settlement.id);
      return reached ? [{ settlement, name: nameOf(settlement, lang), reached }] : [];
    })
    .toSorted(
      (one, other) =>
        compare(one.name, other.name) || one.settlement.serial.localeCompare(other.settlement.serial),
    );
  const texted = filter.text === undefined || filter.text.trim() === '' ? all : withText(all, filter.text);
  const isOfStatus = ({ reached }: ReachedSettlement): boolean =>
    filter.status === undefined || reached.status === filter.status;
  const isOfKind = ({ reached }: ReachedSettlement): boolean =>
    filter.kind === undefined || reached.kinds.includes(filter.kind);
  const [ofKind, ofStatus] = [texted.filter(isOfKind), texted.filter(isOfStatus)];
  return {
    rows: ofKind.filter(isOfStatus),
    facts,
    statuses: returnStatuses.map((value) => ({
      value,
      count: ofKind.filter(({ reached }) => reached.status === value).length,
    })),
    kinds: obstacleKinds.map((value) => ({
      value,
      count: ofStatus.filter(({ reached }) => reached.kinds.includes(value)).length,
    })),
    hasMore: found.length > SETTLEMENTS_MAX,
  };
}

/** The lines of a list with what stands or may stand on the day, for its export. */
export function linesToExport({ rows, facts }: SettlementList, asked: AskedDay): ListedLine[] {
  const obstacles = Map.groupBy(facts.obstacles, ({ settlementId }) => settlementId);
  const words = Map.groupBy(facts.words, ({ settlementId }) => settlementId);
  return rows.map(({ settlement, reached: { status, unknown } }) => {
    const own = { obstacles: obstacles.get(settlement.id) ?? [], words: words.get(settlement.id) ?? [] };
    const ability = abilityToReturn({ ...own, assessments: [], routes: [] }, asked);
    return { settlement, status, unknown, obstacles: ability.obstacles.map(({ obstacle }) => obstacle) };
  });
}
