import type { Tx } from '#db';
import { AppError } from '#kernel';
import { record, type EntryKind, type RowChange } from '#ledger';
import { called, obstacleCalled, settlementPhrase } from './model.ts';
import type { Assessment, Obstacle, ObstacleWord, Person, Settlement, SettlementRoute } from './model.ts';
import { lockAssessment, lockObstacle, lockRoute, lockSettlement, lockWord } from './store.ts';

const CALLED = 80;

/** One that stands, kept from changing until the transaction ends. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function standing(tx: Tx, id: string): Promise<Settlement> {
  const row = await lockSettlement(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'settlement', id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: called(row) });
  return row;
}

type Withdrawable = { readonly withdrawn_at: string | null; readonly settlement_id: string };

async function standingOf<Row extends Withdrawable>(
  tx: Tx,
  row: Row | null,
  of: {
    readonly what: string;
    readonly id: string;
    readonly words: (row: Row) => ReturnType<typeof settlementPhrase>;
  },
): Promise<{ readonly row: Row; readonly settlement: Settlement }> {
  if (!row) throw new AppError('NOT_FOUND', { what: of.what, id: of.id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: of.words(row) });
  return { row, settlement: await standing(tx, row.settlement_id) };
}

/** An obstacle that stands, of a settlement that stands. Errors as `standing`. */
export const standingObstacle = async (tx: Tx, id: string) =>
  standingOf<Obstacle>(tx, await lockObstacle(tx, id), { what: 'obstacle', id, words: obstacleCalled });

/** What somebody said, that stands. Errors as `standing`. */
export const standingWord = async (tx: Tx, id: string) =>
  standingOf<ObstacleWord>(tx, await lockWord(tx, id), {
    what: 'obstacle word',
    id,
    words: ({ said_by: text }) => settlementPhrase('word-of', { text: text.slice(0, CALLED) }),
  });

/** A route that stands. Errors as `standing`. */
export const standingRoute = async (tx: Tx, id: string) =>
  standingOf<SettlementRoute>(tx, await lockRoute(tx, id), {
    what: 'route',
    id,
    words: ({ name }) => settlementPhrase('route-of', { text: name.slice(0, CALLED) }),
  });

/** An assessment that stands. Errors as `standing`. */
export const standingAssessment = async (tx: Tx, id: string) =>
  standingOf<Assessment>(tx, await lockAssessment(tx, id), {
    what: 'assessment',
    id,
    words: ({ assessed_by: text }) => settlementPhrase('assessment-of', { text: text.slice(0, CALLED) }),
  });

/** Writes an entry about a settlement: whoever sees it, and all that the entry names, may read it. */
export async function recorded(
  tx: Tx,
  by: Person,
  of: {
    readonly kind: EntryKind;
    readonly settlement: Settlement;
    readonly rows: readonly RowChange[];
    readonly reason?: string;
  },
): Promise<void> {
  const { kind, settlement, rows, reason } = of;
  await record(tx, by, [
    {
      kind,
      subject: { table: 'settlement', id: settlement.id },
      compartmentId: settlement.compartment_id,
      rows,
      ...(reason === undefined ? {} : { reason }),
    },
  ]);
}
