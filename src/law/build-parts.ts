import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '#verify';
import type { VersionedFile } from './check-versions.ts';
import type { Authority, LawLanguage, LawSource, LawText, Limit, Statement } from './model.ts';
import type { Said } from './schema.ts';

/** What the texts of one package rest on. */
export type Sources = ReadonlyMap<string, LawSource>;

type SaidElement = NonNullable<Said<'instrument'>['provisions'][number]['elements']>[number];
type SaidAuthority = NonNullable<SaidElement['authority']>[number];
type SaidLimit = NonNullable<Said<'instrument'>['provisions'][number]['limits']>[number];

/** How we come to say something. A `found` without its source was refused before: that is a fault of ours. */
export function statementOf(
  { basis, source }: { readonly basis: 'found' | 'knowledge'; readonly source?: string },
  sources: Sources,
): Statement {
  const from = source === undefined ? null : sources.get(source);
  if (from === undefined || (basis === 'found') !== (from !== null))
    throw new Error(`basis ${basis} of ${source}`);
  return { basis, source: from, toCheck: basis === 'knowledge', confirmed: null };
}

/** Authorities, each either a case or another text. */
export function authorityOf(said: readonly SaidAuthority[] | undefined, sources: Sources): Authority[] {
  return (said ?? []).map((one) => ({
    kind: one.case === undefined ? 'text' : 'case',
    name: one.case ?? one.text ?? '',
    pinpoint: one.pinpoint ?? null,
    year: one.year ?? null,
    for: one.for ?? null,
    ...statementOf(one, sources),
  }));
}

/** Limits with the days between which they hold. */
export function limitsOf(said: readonly SaidLimit[] | undefined): Limit[] {
  return (said ?? []).map(({ unit, atMost, from, until, after, waiting, text }) => ({
    unit,
    atMost,
    from: from ?? null,
    until: until ?? null,
    after: after ?? null,
    isWaiting: waiting ?? false,
    text,
  }));
}

/** SHA-256 over the canonical JSON of what a file says: spaces, remarks and the order of fields do not change it. */
export function digestOf(value: Json): string {
  return hash('sha256', canonicalJson(value), 'hex');
}

/** What all files have in common. `file` is `PACKAGE/NAME`: no path of a machine enters what is kept. */
export function fileOf({ said, read, name, package: from }: VersionedFile): {
  id: string;
  version: number;
  names: LawText;
  namesToCheck: readonly LawLanguage[];
  package: string;
  file: string;
  digest: string;
} {
  return {
    id: said.id,
    version: said.version,
    names: said.names,
    namesToCheck: said.namesToCheck ?? [],
    package: from,
    file: `${from}/${name}`,
    digest: digestOf(read.value),
  };
}

/** Freezes a value and all that is in it. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
