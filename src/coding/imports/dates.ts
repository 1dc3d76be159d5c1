import { asEdtf } from '#catalogue';
import type { importPhrase } from './errors.ts';

type Code = Parameters<typeof importPhrase>[0];

/** Reads a date as somebody wrote it: EDTF, or the phrase that says what is wrong with it. */
export type DateReader = (written: string) => { readonly edtf: string } | { readonly wrong: Code };

const PARTS = { yyyy: '(?<year>\\d{4})', mm: '(?<month>\\d{1,2})', dd: '(?<day>\\d{1,2})' } as const;
const FORMAT = /^(?:(?:yyyy|mm|dd)[./ -]?){1,3}$/;

function checked(edtf: string): ReturnType<DateReader> {
  try {
    return { edtf: asEdtf(edtf) };
  } catch {
    return { wrong: /^\d{4}(-\d\d){0,2}$/.test(edtf) ? 'import-no-day' : 'import-date-format' };
  }
}

/**
 * A reader of dates in one format: `edtf`, or yyyy, mm and dd once at most with one of `.`, `/`, `-` or a space between, such as dd.mm.yyyy;
 * day and month may have one digit. A format without a year, or with a day and no month, is none. Nothing is guessed: what is written
 * otherwise is refused. Null when the format is none.
 */
export function dateReader(format: string): DateReader | null {
  if (format === 'edtf') return checked;
  const tokens: readonly string[] = format.match(/yyyy|mm|dd/g) ?? [];
  const isOne = FORMAT.test(format) && new Set(tokens).size === tokens.length && tokens.includes('yyyy');
  if (!isOne || (tokens.includes('dd') && !tokens.includes('mm')) || /[./ -]$/.test(format)) return null;
  const shape = new RegExp(
    `^${format.replaceAll(/[./ -]/g, (sign) => `[${sign}]`).replaceAll(/yyyy|mm|dd/g, (token) => PARTS[token as keyof typeof PARTS])}$`,
  );
  return (written) => {
    const { year, month, day } = shape.exec(written)?.groups ?? {};
    if (year === undefined) return { wrong: 'import-date-format' };
    return checked([year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-'));
  };
}
