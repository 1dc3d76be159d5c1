import { AppError, cleanText, type Phrase } from '#kernel';
import { cataloguePhrase } from './errors.ts';
import { asEdtf } from './model.ts';

/** A day or a span of days as EDTF has it; with a time of day it would be of one place of the earth. Error INVALID_INPUT names `what`. */
export function dayOrSpan(what: Phrase, given: string | null): string | null {
  const said = cleanText(given);
  if (said === null) return null;
  try {
    if (!said.includes('T')) return asEdtf(said);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  throw new AppError('INVALID_INPUT', { what, why: cataloguePhrase('no-day-or-span') });
}

/** A day of the calendar (YYYY-MM-DD), or null. Error INVALID_INPUT names `what`. */
export function calendarDay(what: Phrase, given: string | null): string | null {
  const said = dayOrSpan(what, given);
  if (said !== null && !/^\d{4}-\d\d-\d\d$/.test(said))
    throw new AppError('INVALID_INPUT', { what, why: cataloguePhrase('no-day') });
  return said;
}
