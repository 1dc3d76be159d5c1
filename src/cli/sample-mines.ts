import type { Identity, Tx } from '#db';
import { addHandoverClaim, decideOnRecord, enterRecord, makeHandover, putHandoverItem } from '#mines';
import { SHEETS } from '#sample';

type By = Identity & { readonly personId: string };

const WHY = 'INVENTED for the sample: no such handover, no such sheets, no such fields';

/** What each side says of the maps of June 2021, in the words of the notes; the key is that of a claim that is coded of it. */
const OF_JUNE = [
  {
    measure: 'mines',
    value: 97_000,
    words: '97 000 tank və piyada əleyhinə minanın xəritəsi alınıb',
    claimant: 'Azərbaycan Respublikasının Xarici İşlər Nazirliyi',
    asOf: '2021-06-12',
    definition: null,
    key: 'mapped-mines',
  },
  {
    measure: 'anti-vehicle',
    value: 54_000,
    words: '97 000 mina basdırılıb, onlardan 54 000-i tank əleyhinə, qalanı piyada əleyhinədir',
    claimant: 'İlham Əliyev, Azərbaycan Respublikasının Prezidenti',
    asOf: '2021-06-15/2021-06-16',
    definition: null,
    key: null,
  },
  {
    measure: 'sheets',
    value: 972,
    words: 'Ադրբեջանին առանց նախապայմանների փոխանցվել է 972 քարտեզ',
    claimant: 'Հայաստանի ազգային անվտանգության ծառայություն',
    asOf: '2024-01-25',
    definition: 'On five days of 2021, of which 12 June is the first; how many on which is not said.',
    key: null,
  },
  {
    measure: 'quality',
    value: null,
    words: '2021-ci ildə verilmiş xəritələrin dəqiqliyi 25 faizdir',
    claimant: 'Azərbaycan Respublikasının Minatəmizləmə Agentliyi (ANAMA)',
    asOf: '2024-02-12',
    definition: null,
    key: null,
  },
] as const;

/**
 * The handover of 12 June 2021 as both sides tell it in public: what is claimed of it, and no sheet of it, since none is public. `claims` are the ids of
 * the coded claims by their keys.
 */
export async function bringHandoverOfJune(
  tx: Tx,
  by: By,
  { caseId, claims }: { readonly caseId: string; readonly claims: ReadonlyMap<string, string> },
): Promise<void> {
  const handover = await makeHandover(tx, by, {
    caseId,
    facts: {
      title: 'Map of Aghdam district, 12 June 2021, as both sides tell it (no sheet of it is public)',
      givenBy: 'Republic of Armenia',
      receivedBy: 'Republic of Azerbaijan',
      through: ['Georgia'],
      dated: '2021-06-12',
      inExchange: '15 erməni Ermənistana təhvil verilib. Əvəzində … xəritəsi alınıb',
      custodian: null,
    },
  });
  for (const { key, ...said } of OF_JUNE) {
    const claimId = key === null ? null : (claims.get(key) ?? null);
    await addHandoverClaim(tx, by, handover.id, { ...said, claimId });
  }
}

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
