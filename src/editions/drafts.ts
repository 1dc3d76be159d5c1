import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc, requiredText } from '#kernel';
import {
  asVersion,
  changeText,
  checkDraft,
  firstHead,
  HEAD,
  MOST_DRAFT_BYTES,
  outlineOf,
  standingPackages,
  type CheckedDraft,
  type FileKind,
  type OutlinedKind,
  type TextChange,
} from '#law';
import { everyVersion, publishedIn, versionText } from './editions.ts';
import { editionPhrase } from './errors.ts';
import { draftsThereAre, dropDraft, keepDraft, lockDraft, publisherNames, type Draft } from './store.ts';

/** Whoever writes: never a service. */
export type Person = Identity & { readonly personId: string };

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What there is of a file before a draft is published. */
export interface Standing {
  /** The version in force; null for a file that is new. */
  readonly inForce: { readonly version: number; readonly digest: string } | null;
  /** The highest number that there is anywhere, 0 for none. */
  readonly highest: number;
  readonly kind: FileKind | null;
}

/** What there is of a file now. */
export async function standingOf(tx: Tx, root: string, file: string): Promise<Standing> {
  const versions = (await everyVersion(tx, root)).get(file) ?? [];
  const used = versions.find(({ state }) => state === 'in-force');
  return {
    inForce: used ? { version: used.version, digest: used.digest } : null,
    highest: Math.max(0, ...versions.map(({ version }) => version)),
    kind: used?.kind ?? null,
  };
}

/** Holds a text to all that it has to be before it is published. */
export async function checkText(tx: Tx, root: string, file: string, text: string): Promise<CheckedDraft> {
  const { own } = await publishedIn(tx, root);
  const { highest, kind } = await standingOf(tx, root, file);
  return checkDraft(standingPackages(root), own, { id: file, text }, { version: highest, kind });
}

function checkedText(text: string): string {
  const said = text.toWellFormed().replaceAll('\r\n', '\n');
  if (said.includes('\0') || Buffer.byteLength(said) > MOST_DRAFT_BYTES)
    return requiredText(editionPhrase('law-draft-text'), '', 1);
  return said;
}

/** An id for the head of what is published here: packages have ids of their own, also where two archives exchange theirs. */
export const newHeadId = (): string => `own-${newId().slice(-8)}`;

/** How a draft begins: from a version of a file (the one in force where none is named), or from an outline. */
export type Beginning =
  | { readonly file: string; readonly version?: number }
  | { readonly file: string; readonly outline: OutlinedKind; readonly name: string };

async function firstText(tx: Tx, root: string, given: Beginning, standing: Standing): Promise<string> {
  const { file } = given;
  if ('outline' in given) {
    const taken = standing.highest > 0;
    if (taken || file === HEAD || !SLUG.test(file) || file.length > 60)
      throw new AppError('INVALID_INPUT', {
        what: editionPhrase('the-law-id'),
        why: editionPhrase(taken || file === HEAD ? 'law-id-taken' : 'law-id-unfit'),
      });
    return outlineOf(given.outline, file, requiredText(editionPhrase('law-name'), given.name, 500));
  }
  if (file === HEAD && standing.highest === 0) return firstHead(standingPackages(root), newHeadId());
  const { text } = await versionText(tx, root, file, given.version);
  return asVersion(text, standing.highest + 1, nowUtc().slice(0, 10));
}

/**
 * Begins a draft of a file; it is that person's alone. Errors LAW_UNKNOWN, INVALID_INPUT, LAW_DRAFT_THERE where they are writing on that file already.
 */
export async function beginDraft(tx: Tx, by: Person, root: string, given: Beginning): Promise<Draft> {
  const { file } = given;
  if (await lockDraft(tx, by.personId, file)) throw new AppError('LAW_DRAFT_THERE', { file });
  const standing = await standingOf(tx, root, file);
  const at = nowUtc();
  const draft: Draft = {
    person_id: by.personId,
    file,
    text: await firstText(tx, root, given, standing),
    base_version: standing.inForce?.version ?? null,
    base_digest: standing.inForce?.digest ?? null,
    version: 1,
    begun_at: at,
    changed_at: at,
  };
  await keepDraft(tx, draft);
  return draft;
}

/** A draft of whoever asks. Error NOT_FOUND. */
export async function myDraft(tx: Tx, by: Person, file: string): Promise<Draft> {
  const draft = await lockDraft(tx, by.personId, file);
  if (!draft) throw new AppError('NOT_FOUND', { what: 'draft', id: file });
  return draft;
}

/** The draft, of the version that was looked at. Errors NOT_FOUND, LAW_DRAFT_CHANGED. */
export async function draftAt(tx: Tx, by: Person, file: string, version: string): Promise<Draft> {
  const draft = await myDraft(tx, by, file);
  if (version !== String(draft.version)) throw new AppError('LAW_DRAFT_CHANGED', { file });
  return draft;
}

async function kept(tx: Tx, draft: Draft, changed: Partial<Draft>): Promise<Draft> {
  const next = { ...draft, ...changed, version: draft.version + 1, changed_at: nowUtc() };
  await keepDraft(tx, next);
  return next;
}

/** Keeps what was typed. Errors as `draftAt`, INVALID_INPUT for a text that is too large. */
export async function writeDraft(
  tx: Tx,
  by: Person,
  file: string,
  given: { readonly text: string; readonly version: string },
): Promise<Draft> {
  const draft = await draftAt(tx, by, file, given.version);
  return kept(tx, draft, { text: checkedText(given.text) });
}

/** Changes single values of the draft; the rest of its text stays sign for sign. All of them or none. Errors as `draftAt`, LAW_CHANGE_IMPOSSIBLE. */
export async function changeDraft(
  tx: Tx,
  by: Person,
  file: string,
  given: { readonly changes: readonly TextChange[]; readonly version: string },
): Promise<Draft> {
  const draft = await draftAt(tx, by, file, given.version);
  const text = given.changes.reduce(changeText, draft.text);
  return kept(tx, draft, { text: checkedText(text) });
}

/** Says that the draft follows the version that is in force now: somebody compared the two. Errors as `draftAt`. */
export async function followNewest(
  tx: Tx,
  by: Person,
  root: string,
  file: string,
  version: string,
): Promise<Draft> {
  const draft = await draftAt(tx, by, file, version);
  const { inForce, highest } = await standingOf(tx, root, file);
  return kept(tx, draft, {
    text: changeText(draft.text, { path: ['version'], value: highest + 1 }),
    base_version: inForce?.version ?? null,
    base_digest: inForce?.digest ?? null,
  });
}

/** Throws a draft away. Error NOT_FOUND. */
export async function discardDraft(tx: Tx, by: Person, file: string): Promise<void> {
  await myDraft(tx, by, file);
  await dropDraft(tx, by.personId, file);
}

/** Who is writing on what. */
export interface DraftThereIs {
  readonly file: string;
  readonly personId: string;
  readonly by: string;
  readonly at: string;
}

/** Drafts of everybody, the newest first; none for who may not publish. */
export async function draftsNow(tx: Tx): Promise<DraftThereIs[]> {
  const drafts = await draftsThereAre(tx);
  const people = drafts.length === 0 ? new Map<string, string>() : await publisherNames(tx);
  return drafts.map(({ file, person_id: personId, changed_at: at }) => ({
    file,
    personId,
    by: people.get(personId) ?? '',
    at,
  }));
}
