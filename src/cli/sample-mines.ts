import type { Identity, Tx } from '#db';
import { addHandoverClaim, decideOnRecord, enterRecord, makeHandover, putHandoverItem } from '#mines';
import { SHEETS } from '#sample';

type By = Identity & { readonly personId: string };

const WHY = 'INVENTED for the sample: no such handover, no such sheets, no such fields';

/**
 * An invented handover with two claims that differ, two sheets, and the records entered from them, of which one does not close; each says that
 * it is invented. `serialOf` names the item of a sheet by its file. Returns the serials of the records.
 */
export async function bringMines(
  tx: Tx,
  by: By,
  { caseId, serialOf }: { readonly caseId: string; readonly serialOf: (file: string) => string | undefined },
): Promise<string[]> {
  const handover = await makeHandover(tx, by, {
    caseId,
    facts: {
      title: 'Invented handover (for the sample)',
      givenBy: 'Upland (invented)',
      receivedBy: 'Lowland (invented)',
      through: ['A third State (invented)'],
      dated: '2031-06-12',
      inExchange: WHY,
      custodian: null,
    },
  });
  for (const [value, claimant] of [
    [97, 'A ministry of Lowland (invented)'],
    [92, 'A spokesperson of Upland (invented)'],
  ] as const)
    await addHandoverClaim(tx, by, handover.id, {
      measure: 'mines',
      value,
      words: `maps of ${value} mines (invented)`,
      claimant,
      asOf: '2031-06-12',
      definition: null,
      claimId: null,
    });
  const serials: string[] = [];
  for (const [at, { file, record: entered }] of SHEETS.entries()) {
    const sheet = serialOf(file) ?? null;
    if (sheet !== null)
      await putHandoverItem(tx, by, handover.id, {
        serial: sheet,
        kind: 'sheet',
        sheetNumber: entered.number ?? null,
        sheetDate: null,
        devices: entered.totalDevices ?? null,
        note: WHY,
      });
    const facts = { entered, handoverId: handover.id, serial: sheet };
    const { id, serial } = await enterRecord(tx, by, { caseId, facts });
    if (at === 0) await decideOnRecord(tx, by, id, { version: '1', decided: 'sha', reasons: WHY });
    serials.push(serial);
  }
  return serials;
}
