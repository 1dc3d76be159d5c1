import type { Party, ProceedingStep } from '../api/schema.gen.ts';

/** Where a step stands: with whom began the proceeding, with whom answers, or between them, as the forum and third States do. */
export type Side = 'applicant' | 'respondent' | 'between';

const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('und').trim();

/** Whether the one names the other as whole words: “Agent of State A” names State A, and “State AB” does not. */
function names(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (name === '' || at < 0) return false;
  const [before, after] = [text.slice(0, at), text.slice(at + name.length)];
  return !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
}

/**
 * On whose side a step stands: that of the one party whose name says who took it. Nobody’s where it names none or several: nothing is
 * guessed. The same for either side.
 */
export function sideOf({ byWhom }: Pick<ProceedingStep, 'byWhom'>, parties: readonly Party[]): Side {
  const who = plain(byWhom ?? '');
  const exact = parties.filter(({ name }) => plain(name) === who);
  const named = exact.length > 0 ? exact : parties.filter(({ name }) => names(who, plain(name)));
  const roles = new Set(named.map(({ role }) => role));
  const [role] = roles;
  return roles.size === 1 && (role === 'applicant' || role === 'respondent') ? role : 'between';
}
