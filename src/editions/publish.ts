import type { Tx } from '#db';
import { AppError, newId, nowUtc, requiredText } from '#kernel';
import { digestOf, firstHead, HEAD, headOf, readYaml, standingPackages, type CheckedDraft } from '#law';
import { record } from '#ledger';
import { canonicalJson, isJsonObject } from '#verify';
import { checkText, draftAt, newHeadId, standingOf, type Person } from './drafts.ts';
import { publishedIn, versionText } from './editions.ts';
import { editionPhrase } from './errors.ts';
import { dropDraft, lockPublishing, type Edition } from './store.ts';

/** What a file says but for its number and what it tells of its own history. */
function saidIn(text: string): string | null {
  const { read } = readYaml('', text);
  if (read === null || !isJsonObject(read.value)) return null;
  const { version: _version, history: _history, ...said } = read.value;
  return canonicalJson(said);
}

/** A text to be published as the next version of a file. */
export interface ToPublish {
  readonly file: string;
  readonly text: string;
  /** The version that it was written from; null for a file that is new. */
  readonly base: { readonly version: number; readonly digest: string } | null;
}

/**
 * Whether a text can be published now, and what it would be. Errors LAW_MOVED_ON, LAW_DRAFT_UNSOUND, LAW_DRAFT_SAME.
 */
export async function checkToPublish(
  tx: Tx,
  root: string,
  { file, text, base }: ToPublish,
): Promise<CheckedDraft & { readonly version: number; readonly digest: string }> {
  const { inForce } = await standingOf(tx, root, file);
  if (inForce?.digest !== base?.digest)
    throw new AppError('LAW_MOVED_ON', { file, newest: inForce?.version ?? 0 });
  const checked = await checkText(tx, root, file, text);
  const { problems, version, digest } = checked;
  if (problems.length > 0 || version === null || digest === null)
    throw new AppError('LAW_DRAFT_UNSOUND', {
      file,
      count: problems.length,
      first: problems[0]?.message ?? '',
    });
  if (inForce !== null) {
    const used = await versionText(tx, root, file);
    if (saidIn(used.text) === saidIn(text))
      throw new AppError('LAW_DRAFT_SAME', { file, version: inForce.version });
  }
  return { ...checked, version, digest };
}

const digestOfText = (text: string): string => digestOf(readYaml('package.yaml', text).read?.value ?? null);

/**
 * Publishes a text as the next version of a file of the law, an entry with the whole of it. Where nothing was published before, the package.yaml
 * with the sources comes with it. Errors as `checkToPublish`, INVALID_INPUT without a reason.
 */
export async function publishText(
  tx: Tx,
  by: Person,
  root: string,
  given: ToPublish & { readonly reason: string },
): Promise<Edition> {
  await lockPublishing(tx);
  const reason = requiredText(editionPhrase('law-publish-reason'), given.reason, 2000);
  const { kind, version, digest } = await checkToPublish(tx, root, given);
  const { own } = await publishedIn(tx, root);
  const { file, text, base } = given;
  const signed = { reason, made_by: by.personId, made_at: nowUtc() };
  const row: Edition = {
    id: newId(),
    file,
    kind: kind ?? 'instrument',
    version,
    text,
    digest,
    base_version: base?.version ?? null,
    base_digest: base?.digest ?? null,
    ...signed,
  };
  const rows = [row];
  if (kind !== 'package' && headOf(own) === undefined) {
    const head = firstHead(standingPackages(root), newHeadId());
    const none = { base_version: null, base_digest: null };
    rows.unshift({
      id: newId(),
      file: HEAD,
      kind: 'package',
      version: 1,
      text: head,
      digest: digestOfText(head),
      ...none,
      ...signed,
    });
  }
  await record(tx, by, [
    {
      kind: 'law-published',
      subject: { table: 'law_edition', id: row.id },
      compartmentId: null,
      rows: rows.map((one) => ({ table: 'law_edition', op: 'put', row: one })),
      reason,
    },
  ]);
  return row;
}

/** Publishes a draft of whoever asks, of the version that was looked at; the draft is done with. Errors as `publishText` and `draftAt`. */
export async function publishDraft(
  tx: Tx,
  by: Person,
  root: string,
  given: { readonly file: string; readonly version: string; readonly reason: string },
): Promise<Edition> {
  const {
    text,
    base_version: version,
    base_digest: digest,
  } = await draftAt(tx, by, given.file, given.version);
  const base = version === null || digest === null ? null : { version, digest };
  const edition = await publishText(tx, by, root, { file: given.file, text, base, reason: given.reason });
  await dropDraft(tx, by.personId, given.file);
  return edition;
}
