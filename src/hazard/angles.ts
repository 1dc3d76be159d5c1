import type { bearingUnits } from './model.ts';

type Unit = (typeof bearingUnits)[number];

const FULL: Readonly<Record<Unit, number>> = { degree: 360, gon: 400, 'mil-6000': 6000, 'mil-6400': 6400 };

/** How a bearing was read. */
export interface ReadBearing {
  readonly degrees: number;
  /** Beyond a full circle of its unit, or below nothing. */
  readonly isOutside: boolean;
  /** Written in two pairs of digits, as the угломер of 60-00 is. */
  readonly isInPairs: boolean;
}

/** Reads a bearing as written: a number, 12°30′15″, or mils as 12-50. Null when it is none of these. Input is hostile. */
export function readBearing(written: string | number, unit: Unit): ReadBearing | null {
  const text = String(written).trim().replace(',', '.');
  const pairs = /^(\d{1,2})-(\d{2})$/.exec(text);
  const dms = /^(\d{1,3})\s*[°º]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:\.\d+)?)\s*["″”])?)?$/.exec(
    text,
  );
  let value: number;
  if (pairs && unit.startsWith('mil')) value = Number(pairs[1]) * 100 + Number(pairs[2]);
  else if (dms && unit === 'degree')
    value = Number(dms[1]) + Number(dms[2] ?? 0) / 60 + Number(dms[3] ?? 0) / 3600;
  else if (/^-?\d+(?:\.\d+)?$/.test(text)) value = Number(text);
  else return null;
  const full = FULL[unit];
  return {
    degrees: (((value % full) + full) % full) * (360 / full),
    isOutside: value < 0 || value > full,
    isInPairs: pairs !== null,
  };
}
