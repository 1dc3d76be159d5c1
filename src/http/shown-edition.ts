import type { Static } from 'typebox';
import type { Identity, Tx } from '#db';
import { confirmedLaw } from '#confirmations';
import {
  checkText,
  draftsNow,
  sourcesKnown,
  standingOf,
  versionsOf,
  versionText,
  type Draft,
  type DraftThereIs,
  type FileVersions,
} from '#editions';
import { AppError } from '#kernel';
import {
  changedStatements,
  fileIn,
  HEAD,
  versionIn,
  type ChangedStatement,
  type Law,
  type LawFile,
  type LawText,
} from '#law';
import { restingOn } from '#pleading';
import { answeredBy } from '#proceedings';
import type { LawChangeSchema, LawDraftSchema, LawUsesSchema, LawVersionsSchema } from './schema-law.ts';

/** In its words; where it has none, such as a party with its day, by what else it says. */
function said(of: ChangedStatement['before']): LawText | null {
  const facts = of?.facts.map(({ field, value }) => `${field}: ${value}`).join(' · ') ?? '';
  return of?.text ?? of?.label ?? (facts === '' ? null : { en: facts });
}

function shownChange({ id, change, before, after }: ChangedStatement): Static<typeof LawChangeSchema> {
  const confirmed = before?.confirmed ?? null;
  // A confirmation holds for the words that it was given for: only where these are the same it stays.
  const isLost =
    confirmed !== null && confirmed.digest !== after?.digest && confirmed.digest !== after?.earlierDigest;
  return {
    id,
    change,
    before: said(before),
    after: said(after),
    isFound: after?.basis === 'found' && (before === null || before.digest !== after.digest),
    losesConfirmation: isLost && confirmed ? { by: confirmed.by, foundIn: confirmed.foundIn } : null,
  };
}

/** A file with its versions, and who is writing on it. */
export function shownVersions(
  { id, kind, names, versions }: FileVersions,
  drafts: readonly DraftThereIs[],
  personId: string,
): Static<typeof LawVersionsSchema> {
  return {
    id,
    kind,
    names,
    versions: versions.map((one) => ({ ...one, published: one.published && { ...one.published } })),
    drafts: drafts
      .filter(({ file }) => file === id)
      .map(({ by, at, personId: writer }) => ({ by, at, isMine: writer === personId })),
  };
}

/** The law as it is confirmed; null where it does not hold together, as whoever mends it must get through. */
async function lawIfSound(tx: Tx, root: string): Promise<Law | null> {
  try {
    return await confirmedLaw(tx, root);
  } catch (error) {
    if (error instanceof AppError && error.code === 'LAW_WRONG') return null;
    throw error;
  }
}

/** A draft as whoever writes it sees it: what stands in its way, what it changes, and who else is writing. */
export async function shownDraft(tx: Tx, root: string, draft: Draft): Promise<Static<typeof LawDraftSchema>> {
  const { file, text, base_version: base, base_digest: baseDigest } = draft;
  const checked = await checkText(tx, root, file, text);
  const { inForce } = await standingOf(tx, root, file);
  const law = await lawIfSound(tx, root);
  const versions = inForce ? (await versionsOf(tx, root, file)).versions : [];
  const used = inForce ? await versionText(tx, root, file) : null;
  const before = law && file !== HEAD ? (fileIn(law, file) ?? null) : null;
  const after =
    checked.law && checked.version !== null ? (versionIn(checked.law, file, checked.version) ?? null) : null;
  return {
    file,
    text,
    version: String(draft.version),
    base,
    changedAt: draft.changed_at,
    kind: checked.kind,
    number: checked.version,
    inForce: inForce?.version ?? null,
    inForceText: used?.text ?? null,
    inForceBy: versions.find(({ state }) => state === 'in-force')?.published?.by ?? null,
    isMovedOn: (inForce?.digest ?? null) !== baseDigest,
    others: (await draftsNow(tx))
      .filter((one) => one.file === file && one.personId !== draft.person_id)
      .map(({ by, at }) => ({ by, at })),
    problems: checked.problems.map((one) => ({ ...one, isHere: one.file === checked.file })),
    value: checked.value,
    sources: await sourcesKnown(tx, root),
    changes: after === null ? [] : changedStatements(before, after).map(shownChange),
  };
}

/** What differs, for an allegation, between the version that it was made by and the one in force; null where that one is not known any more. */
function differs(
  law: Law,
  now: LawFile,
  of: { readonly provision: string; readonly version: number; readonly digest: string },
): Static<typeof LawChangeSchema>[] | null {
  const then = versionIn(law, now.id, of.version);
  if (then?.digest !== of.digest) return null;
  const own = [of.provision, ...law.gatesOf(of.provision).map(({ id }) => id)];
  return changedStatements(then, now)
    .filter(
      ({ id }) =>
        id.startsWith(`${now.id}/`) ||
        own.some((one) => id === one || id.startsWith(`${one}.`) || id.startsWith(`${one}/`)),
    )
    .map(shownChange);
}

/** What was assessed by a file of the law, and by which version. Nothing is assessed anew by it. */
export async function shownUses(
  tx: Tx,
  by: Identity,
  root: string,
  of: { readonly caseId: string; readonly file: string },
): Promise<Static<typeof LawUsesSchema>> {
  const { caseId, file } = of;
  const law = await lawIfSound(tx, root);
  const now = (law && fileIn(law, file)) ?? null;
  const { allegations, hasMore, weighed } = await restingOn(tx, by, of);
  const answered = await answeredBy(tx, caseId, file);
  const isOlder = (digest: string): boolean => now !== null && digest !== now.digest;
  const hasProvision = (id: string): boolean =>
    law?.instruments.some(({ provisions }) => provisions.some((one) => one.id === id)) ?? false;
  return {
    version: now?.version ?? null,
    allegations: allegations.map((one) => ({
      id: one.id,
      title: one.title,
      provision: one.provision,
      version: one.version,
      isOlder: isOlder(one.digest),
      differs:
        law && now && isOlder(one.digest) && hasProvision(one.provision) ? differs(law, now, one) : null,
    })),
    hasMore,
    weighed: weighed.map(({ version, digest, claims: count }) => ({
      version,
      count,
      isOlder: isOlder(digest),
    })),
    answered: answered.map(({ version, digest, answers: count }) => ({
      version,
      count,
      isOlder: isOlder(digest),
    })),
  };
}
