import type en from './en.json';
import { localeOf } from './locale.ts';

/** Key of a message that stands in every catalogue. */
export type MessageKey = keyof typeof en;

/** A message: text with `{name}` places, or one text per plural form (CLDR categories), chosen by `n`. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** All messages of one language. */
export type Catalogue = Readonly<Record<MessageKey, Message>>;

/** Values for the places of a message; `n` chooses the plural form and must be a number where the message has forms. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives the text of a message in one language. Numbers are written as that language writes them. */
export interface Translate {
  (key: MessageKey, values?: MessageValues): string;
  /** For keys made of data: the message when there is one, else `otherwise`. */
  of(key: string, otherwise: string, values?: MessageValues): string;
}

/** The interface's languages, each named by itself. */
export const LANGUAGES = {
  en: 'English',
  fr: 'Français',
  az: 'Azərbaycanca',
  hy: 'Հայերեն',
  ru: 'Русский',
} as const;

/** Their codes, in the order in which they are offered. */
export const languages = Object.keys(LANGUAGES) as readonly Language[];

/** One of the interface's languages (ISO 639-1). */
export type Language = keyof typeof LANGUAGES;

/** Whether a tag is one of the interface's languages. */
export function isLanguage(tag: string | null | undefined): tag is Language {
  return typeof tag === 'string' && Object.hasOwn(LANGUAGES, tag);
}

function fill(text: string, values: MessageValues, numbers: Intl.NumberFormat): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}

type Tables = readonly [plurals: Intl.PluralRules, numbers: Intl.NumberFormat];
const opened = new Map<Language, Tables>();

/** The platform's tables of a language, opened when they are first asked for: it takes a slow machine longer than a page is to wait. */
export function openTables(language: Language): Tables {
  const known = opened.get(language);
  if (known) return known;
  const made = [new Intl.PluralRules(language), new Intl.NumberFormat(localeOf(language).tag)] as const;
  opened.set(language, made);
  return made;
}

/**
 * Makes the translator of one language from its catalogue, or from the part of it that has come: what has not is written as nothing.
 * Pure but for the platform's own tables.
 */
export function makeTranslate(language: Language, catalogue: Partial<Catalogue>): Translate {
  const [plurals, numbers] = openTables(language);
  const textOf = (message: Message, values: MessageValues): string => {
    if (typeof message === 'string') return fill(message, values, numbers);
    const form = plurals.select(Number(values['n'] ?? 0));
    return fill(message[form] ?? message.other ?? '', values, numbers);
  };
  const translate = (key: MessageKey, values: MessageValues = {}): string =>
    textOf(catalogue[key] ?? '', values);
  return Object.assign(translate, {
    of: (key: string, otherwise: string, values: MessageValues = {}) =>
      Object.hasOwn(catalogue, key) ? textOf(catalogue[key as MessageKey] ?? '', values) : otherwise,
  });
}
