import type { Tx } from '#db';
import { AppError } from '#kernel';
import { record, type EntryKind, type RowChange } from '#ledger';
import { called, eventCalled, obligationCalled } from './model.ts';
import type { ComplianceEvent, Obligation, Person, Undertaking } from './model.ts';
import { lockEvent, lockObligation, lockUndertaking } from './store.ts';

/** One that stands, kept from changing until the transaction ends. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function standing(tx: Tx, id: string): Promise<Undertaking> {
  const row = await lockUndertaking(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'undertaking', id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: called(row) });
  return row;
}

/** An obligation that stands, of an undertaking that stands. Errors as `standing`. */
export async function standingObligation(
  tx: Tx,
  id: string,
): Promise<{ readonly obligation: Obligation; readonly undertaking: Undertaking }> {
  const obligation = await lockObligation(tx, id);
  if (!obligation) throw new AppError('NOT_FOUND', { what: 'obligation', id });
  if (obligation.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', { what: obligationCalled(obligation) });
  return { obligation, undertaking: await standing(tx, obligation.undertaking_id) };
}

/** What somebody said, that stands, of an obligation that stands. Errors as `standing`. */
export async function standingEvent(
  tx: Tx,
  id: string,
): Promise<{ readonly event: ComplianceEvent; readonly undertaking: Undertaking }> {
  const event = await lockEvent(tx, id);
  if (!event) throw new AppError('NOT_FOUND', { what: 'compliance event', id });
  if (event.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: eventCalled(event) });
  const { undertaking } = await standingObligation(tx, event.obligation_id);
  return { event, undertaking };
}

/** Writes an entry about an undertaking: whoever sees it, and all that the entry names, may read it. */
export async function recorded(
  tx: Tx,
  by: Person,
  of: {
    readonly kind: EntryKind;
    readonly row: Undertaking;
    readonly rows: readonly RowChange[];
    readonly reason?: string;
  },
): Promise<void> {
  const { kind, row, rows, reason } = of;
  await record(tx, by, [
    {
      kind,
      subject: { table: 'undertaking', id: row.id },
      compartmentId: row.compartment_id,
      rows,
      ...(reason === undefined ? {} : { reason }),
    },
  ]);
}
