/**
 * Tables whose records people can talk about, give tasks on and have open at the same time. Of people and groups it is the identity:
 * what is said about somebody says who they are.
 */
export const subjectTables = [
  'item',
  'dossier',
  'claim',
  'incident',
  'actor_identity',
  'conclusion',
  'allegation',
  'proceeding',
  'undertaking',
  'pleading',
  'settlement',
  'handover',
  'hazard_record',
  'detention_record',
  'accident',
  'ground_area',
  'displacement_record',
] as const;

/** One record. */
export interface SubjectRef {
  readonly table: (typeof subjectTables)[number];
  readonly id: string;
}

/** A record as others see it: its title, the pseudonym of a person or group, or the beginning of what it says; `serial` only of items. */
export interface Subject extends SubjectRef {
  readonly compartmentId: string;
  readonly label: string;
  readonly serial: string | null;
}

/** A person by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Most characters (code points) of a comment. */
export const COMMENT_LIMIT = 10_000;

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/**
 * Who of `people` is named in a text with `@` before their whole name. Longer names first, so that “@Anna Lee” does not
 * also name Anna. Two people of one name are both named.
 */
export function mentionsIn(text: string, people: readonly Named[]): string[] {
  const names = [...new Set(people.map(({ name }) => name))].toSorted((a, b) => b.length - a.length);
  let rest = text;
  const found = new Set<string>();
  for (const name of names) {
    const cut = rest.replaceAll(new RegExp(`@${escape(name)}(?![\\p{L}\\p{N}])`, 'gu'), '');
    if (cut !== rest) found.add(name);
    rest = cut;
  }
  return people.filter(({ name }) => found.has(name)).map(({ id }) => id);
}
