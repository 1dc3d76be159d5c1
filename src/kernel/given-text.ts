import { AppError } from './errors.ts';
import { definePhrases, type Phrase } from './phrases.ts';

const phrase = definePhrases({ 'empty-or-too-long': 'it is empty or too long' });

/** A text that somebody gave, in one spelling (NFC) without space around it; null for nothing. */
export const cleanText = (text: string | null): string | null => text?.normalize('NFC').trim() || null;

/** A text that has to be there, cleaned, of at most so many characters as PostgreSQL counts them. Error INVALID_INPUT names `what`. */
export function requiredText(what: Phrase, text: string, most: number): string {
  const said = cleanText(text);
  if (said === null || [...said].length > most)
    throw new AppError('INVALID_INPUT', { what, why: phrase('empty-or-too-long') });
  return said;
}

/** A text that may be left out, cleaned. Error INVALID_INPUT when it is too long. */
export const optionalText = (what: Phrase, text: string | null, most: number): string | null =>
  cleanText(text) === null ? null : requiredText(what, text ?? '', most);
