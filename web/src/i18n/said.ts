import type { Phrase, Problem } from '../api/schema.gen.ts';
import type { MessageValues, Translate } from './translate.ts';

/** What a message of the server is about: data as it is, phrases, or words of the catalogue of which any one would do. */
type Facts = Problem['facts'];

function wordsOf(t: Translate, code: string, name: string, value: Facts[string]): string | number {
  if (Array.isArray(value)) return value.map((role) => t.of(`role.${role}`, role)).join(' / ');
  if (typeof value === 'object') return phraseText(t, value);
  // What was not found is named by a word of ours, not by data.
  if ((code === 'NOT_FOUND' || code === 'VOCABULARY_UNKNOWN') && name === 'what')
    return t.of(`thing.${String(value).replaceAll(' ', '-')}`, String(value));
  return value;
}

function valuesOf(t: Translate, code: string, facts: Facts): MessageValues {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, wordsOf(t, code, name, value)]),
  );
}

/** A phrase of the server in the interface's language; in English when the catalogue lacks it. */
export function phraseText(t: Translate, { code, facts, text }: Phrase): string {
  return t.of(`phrase.${code}`, text, facts);
}

/**
 * What a problem says and what to do about it, in the interface's language; in the server's English (`isEnglish`) when the catalogue
 * does not know its code, as for errors of starting and of the command line.
 */
export function problemWords(
  t: Translate,
  problem: Pick<Problem, 'code'> & Partial<Pick<Problem, 'title' | 'help' | 'facts'>>,
): { readonly title: string; readonly help: string; readonly isEnglish: boolean } {
  const { code, title = '', help = '', facts = {} } = problem;
  const values = valuesOf(t, code, facts);
  const own = t.of(`problem.${code}`, '', values);
  if (own === '') return { title, help, isEnglish: title !== '' };
  return { title: own, help: t.of(`problem.help.${code}`, help, values), isEnglish: false };
}
