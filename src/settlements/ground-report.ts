import { recordReads } from '#access';
import type { Tx } from '#db';
import { enteredOf, readMines, recordBySerial, recordToShow } from '#mines';
import type { AskedDay, ReturnStatus } from './ability.ts';
import { nameOf, type Person } from './model.ts';
import { returnAnswer } from './report.ts';
import { settlementToShow, type ShownSettlement } from './show.ts';
import { findSettlement, settlementsOf } from './store.ts';

/** A field as its record states it: what, when, and on what evidence. */
export interface ReportedField {
  readonly serial: string;
  readonly title: string;
  /** As the sheet has them; null where it does not say, or cannot be read. */
  readonly laidFrom: string | null;
  readonly laidTo: string | null;
  readonly devices: readonly {
    readonly category: string;
    readonly model: string | null;
    readonly count: number | null;
  }[];
  readonly total: number | null;
  readonly decided: string;
  readonly sheet: string | null;
  readonly handover: string | null;
  /** How the record and the settlement are joined: an obstacle names it, or a way there runs through its envelope. */
  readonly by: readonly ('obstacle' | 'way')[];
}

/** A settlement on the day, with what keeps people from it. */
export interface ReportedSettlement {
  readonly serial: string;
  readonly name: string;
  readonly isInvented: boolean;
  readonly status: ReturnStatus;
  readonly answer: ReturnType<typeof returnAnswer>;
  readonly fields: readonly ReportedField[];
}

/** What was mined, when, on what evidence, and whom it keeps from where, on a day and as it was known. */
export interface GroundReport extends AskedDay {
  readonly v: 1;
  readonly settlements: readonly ReportedSettlement[];
  readonly caution: string;
}

const CAUTION =
  'Only what is recorded and may be seen is in this report. What is in no record is not known, and no word of it is one of safety.';

async function fieldsOf(tx: Tx, by: Person, shown: ShownSettlement): Promise<ReportedField[]> {
  const named = shown.obstacles.flatMap(({ obstacle: { hazardSerial }, hold }) =>
    hazardSerial !== null && (hold === 'holds' || hold === 'may-hold') ? [hazardSerial] : [],
  );
  const ways = shown.hazardsOnWays.map(({ serial }) => serial);
  const fields: ReportedField[] = [];
  for (const serial of [...new Set([...named, ...ways])].toSorted()) {
    const record = await recordBySerial(tx, { caseId: shown.settlement.case_id, serial });
    const found = record && (await recordToShow(tx, record, record.version));
    if (!record || !found) continue;
    await readMines(tx, by, [record], 'in a report');
    const entered = enteredOf(found.version);
    fields.push({
      serial,
      title: record.title,
      laidFrom: entered.laid?.from ?? null,
      laidTo: entered.laid?.to ?? null,
      devices: (entered.devices ?? []).map(({ category, model, count }) => ({
        category,
        model: model ?? null,
        count: count ?? null,
      })),
      total: entered.totalDevices ?? null,
      decided: found.decisions[0]?.decided ?? 'not-decided',
      sheet: found.sheet?.serial ?? null,
      handover: found.handover?.serial ?? null,
      by: [
        ...(named.includes(serial) ? (['obstacle'] as const) : []),
        ...(ways.includes(serial) ? (['way'] as const) : []),
      ],
    });
  }
  return fields;
}

/**
 * Goes through the settlements of a case, those that are blocked first, with the obstacles of the day, each side's word beside them, and the fields that
 * are named or lie on the ways. As far as the identity of `tx` may see them; what is sealed is recorded as read.
 */
export async function groundReport(
  tx: Tx,
  by: Person,
  of: { readonly caseId: string } & AskedDay,
): Promise<GroundReport> {
  const { caseId, on, knownAt } = of;
  const settlements: ReportedSettlement[] = [];
  for (const { id } of await settlementsOf(tx, caseId)) {
    const settlement = await findSettlement(tx, { id });
    if (!settlement) continue;
    const read = { table: 'settlement', id, compartmentId: settlement.compartment_id } as const;
    await recordReads(tx, by, [read], 'in a report');
    const shown = await settlementToShow(tx, settlement, { on, knownAt });
    settlements.push({
      serial: settlement.serial,
      name: nameOf(settlement),
      isInvented: settlement.is_invented,
      status: shown.ability.status,
      answer: returnAnswer(shown),
      fields: await fieldsOf(tx, by, shown),
    });
  }
  const order: readonly ReturnStatus[] = ['blocked', 'at-risk', 'none-recorded', 'unknown'];
  return {
    v: 1,
    on,
    knownAt,
    settlements: settlements.toSorted(
      (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || (a.name < b.name ? -1 : 1),
    ),
    caution: CAUTION,
  };
}
