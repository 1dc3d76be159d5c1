import type { Language } from './translate.ts';

/** The tag whose tables are used for dates and numbers of a language. */
export interface Locale {
  readonly tag: string;
  /** False where the platform has no tables for the language: dates are then written in figures, as ISO 8601 has them. */
  readonly isKnown: boolean;
}

const asked = new Map<Language, Locale>();

/**
 * Some browsers carry no tables for Armenian, and call Azerbaijani supported but write the root locale's “M01” for
 * January: told by asking. English is written as courts outside the United States write it.
 */
export function localeOf(language: Language): Locale {
  // Asking takes long (the platform opens its tables), and no browser is without these.
  if (language === 'en') return { tag: 'en-GB', isKnown: true };
  const known = asked.get(language);
  if (known) return known;
  const names = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const isKnown =
    Intl.DateTimeFormat.supportedLocalesOf(language).length > 0 && !/^M?\d+$/.test(names.format(0));
  const found = { tag: isKnown ? language : 'sv-SE', isKnown };
  asked.set(language, found);
  return found;
}
