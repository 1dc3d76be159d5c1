import type { HandoverClaim } from './model.ts';
import type { ListedRecord, SameSheet, ShownSheet } from './store.ts';

/** What stands beside what was claimed of a handover: never a verdict on who is right. */
export interface HandoverFinding {
  readonly code: (typeof handoverFindingCodes)[number];
  readonly severity: 'info' | 'warning';
  /** Serial of the sheet or record that it is about, or the claimant. */
  readonly subject: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Codes of what is found of a handover. */
export const handoverFindingCodes = [
  'mines-claimed-differ',
  'sheets-claimed-differ',
  'claimants-differ',
  'quality-undefined',
  'record-without-sheet',
  'record-without-geometry',
  'record-without-total',
  'sheet-without-record',
  'sheet-twice',
  'sheet-open',
] as const;

/** How many devices the records of a handover support, and of how many of them that is said. */
export interface Support {
  readonly devices: number;
  /** Records that state a number; the others are not in it. */
  readonly records: number;
}

const MEASURES = ['mines', 'anti-personnel', 'anti-vehicle'] as const;
type DeviceMeasure = (typeof MEASURES)[number];

/** What the sheet states: the total, or where it has none the numbers of its types; null where it states neither. */
function stated({ total, devices }: ListedRecord, measure: DeviceMeasure): number | null {
  if (measure === 'mines' && total !== null) return total;
  const own = devices.filter(({ category }) => measure === 'mines' || category === measure);
  const counted = own.flatMap(({ count }) => (count === undefined ? [] : [count]));
  return counted.length === 0 ? null : counted.reduce((sum, count) => sum + count, 0);
}

/** What these records state, by measure. */
export function supportOf(records: readonly ListedRecord[]): Readonly<Record<DeviceMeasure, Support>> {
  const of = (measure: DeviceMeasure): Support => {
    const counts = records.flatMap((one) => stated(one, measure) ?? []);
    return { devices: counts.reduce((sum, count) => sum + count, 0), records: counts.length };
  };
  return { mines: of('mines'), 'anti-personnel': of('anti-personnel'), 'anti-vehicle': of('anti-vehicle') };
}

type Add = (
  code: HandoverFinding['code'],
  severity: HandoverFinding['severity'],
  subject: string,
  facts?: HandoverFinding['facts'],
) => void;

function aboutClaims(
  claims: readonly HandoverClaim[],
  records: readonly ListedRecord[],
  received: number,
  add: Add,
): void {
  const support = supportOf(records);
  for (const { measure, value, claimant, definition, words } of claims) {
    const of = MEASURES.find((one) => one === measure);
    if (of && value !== null && value !== support[of].devices)
      add('mines-claimed-differ', 'warning', claimant, {
        measure,
        claimed: value,
        supported: support[of].devices,
        records: support[of].records,
      });
    if (measure === 'sheets' && value !== null && value !== received)
      add('sheets-claimed-differ', 'warning', claimant, { claimed: value, received });
    if (measure === 'quality' && definition === null)
      add('quality-undefined', 'warning', claimant, { words: words.slice(0, 200) });
  }
  for (const [measure, own] of Map.groupBy(claims, (one) => one.measure)) {
    const figures = own.flatMap(({ value }) => (value === null ? [] : [value]));
    const [least, most] = [Math.min(...figures), Math.max(...figures)];
    if (figures.length > 1 && least !== most)
      add('claimants-differ', 'info', measure, { measure, least, most, claims: figures.length });
  }
}

/**
 * What does not go together in a handover, as far as the reader sees its parts: numbers are compared with each claimant by name, and what is not
 * there is said not to be there. Pure.
 */
export function checkHandover(of: {
  readonly claims: readonly HandoverClaim[];
  readonly items: readonly ShownSheet[];
  readonly records: readonly ListedRecord[];
  readonly same: readonly SameSheet[];
}): HandoverFinding[] {
  const { claims, items, records, same } = of;
  const found: HandoverFinding[] = [];
  const add: Add = (code, severity, subject, facts = {}) => found.push({ code, severity, subject, facts });
  const sheets = items.filter(({ kind }) => kind === 'sheet');
  aboutClaims(claims, records, sheets.length, add);
  for (const { serial, item_id: item, has_outline: hasOutline, ...record } of records) {
    if (item === null) add('record-without-sheet', 'warning', serial);
    if (!hasOutline) add('record-without-geometry', 'warning', serial);
    if (stated({ serial, item_id: item, has_outline: hasOutline, ...record }, 'mines') === null)
      add('record-without-total', 'info', serial);
  }
  const entered = new Set(records.map(({ item_id: item }) => item));
  for (const { serial, item_id: item, is_sealed: isSealed } of sheets) {
    if (!entered.has(item)) add('sheet-without-record', 'info', serial);
    if (!isSealed) add('sheet-open', 'warning', serial);
  }
  for (const { serial, other_handover: other, other_serial: otherSerial, seen_by: seenBy } of same)
    add('sheet-twice', 'warning', serial, { other, sheet: otherSerial, by: seenBy });
  return found;
}
