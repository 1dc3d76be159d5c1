import { hash } from 'node:crypto';
import type { Identity } from '#db';
import { AppError, drawRandom, newId, nowUtc } from '#kernel';
import { canonicalJson } from '#verify';
import type { LedgeredTable, RowChange } from './tables.ts';

/** What happened, as one word of the custody vocabulary; docs/formats/ledger.md lists their meaning. */
export type EntryKind =
  | 'archive-created'
  | 'key-rotated'
  | 'person-added'
  | 'person-changed'
  | 'role-granted'
  | 'role-revoked'
  | 'case-opened'
  | 'case-changed'
  | 'authorities-changed'
  | 'storage-stated'
  | 'compartment-opened'
  | 'membership-granted'
  | 'membership-revoked'
  | 'source-registered'
  | 'batch-opened'
  | 'item-received'
  | 'item-received-again'
  | 'receipt-failed'
  | 'derived'
  | 'item-described'
  | 'item-tagged'
  | 'item-moved'
  | 'item-attributed'
  | 'item-registered'
  | 'item-withdrawn'
  | 'item-restored'
  | 'consent-recorded'
  | 'consent-withdrawn'
  | 'translation-made'
  | 'translation-withdrawn'
  | 'redacted'
  | 'redaction-withdrawn'
  | 'text-sealed'
  | 'text-unsealed'
  | 'public-copy-made'
  | 'source-changed'
  | 'read'
  | 'dossier-opened'
  | 'dossier-changed'
  | 'dossier-built'
  | 'bundle-items-listed'
  | 'dossier-filed'
  | 'dossier-reopened'
  | 'filing-noted'
  | 'filing-settled'
  | 'comment-added'
  | 'comment-changed'
  | 'comment-withdrawn'
  | 'task-added'
  | 'task-changed'
  | 'quoted'
  | 'quote-withdrawn'
  | 'quote-translated'
  | 'claim-made'
  | 'claim-changed'
  | 'claim-withdrawn'
  | 'claim-linked'
  | 'claim-unlinked'
  | 'claim-graded'
  | 'source-named'
  | 'source-name-withdrawn'
  | 'source-positioned'
  | 'source-linked'
  | 'source-unlinked'
  | 'source-protected'
  | 'source-identity-changed'
  | 'suggestion-left'
  | 'suggestion-restored'
  | 'model-allowed'
  | 'model-asked'
  | 'model-answered'
  | 'actor-made'
  | 'actor-identified'
  | 'actor-changed'
  | 'actor-protected'
  | 'actor-opened'
  | 'actor-withdrawn'
  | 'actor-named'
  | 'actor-name-withdrawn'
  | 'actors-merged'
  | 'actors-unmerged'
  | 'actors-distinct'
  | 'actors-distinct-withdrawn'
  | 'actors-related'
  | 'actors-unrelated'
  | 'basis-added'
  | 'basis-withdrawn'
  | 'incident-made'
  | 'incident-changed'
  | 'incident-withdrawn'
  | 'incident-linked'
  | 'incident-unlinked'
  | 'conclusion-made'
  | 'conclusion-changed'
  | 'conclusion-stepped'
  | 'conclusion-withdrawn'
  | 'allegation-made'
  | 'allegation-changed'
  | 'allegation-withdrawn'
  | 'evidence-laid'
  | 'evidence-answered'
  | 'evidence-taken-back'
  | 'claim-weighed'
  | 'proceeding-made'
  | 'proceeding-changed'
  | 'proceeding-withdrawn'
  | 'step-added'
  | 'step-changed'
  | 'step-withdrawn'
  | 'test-answered'
  | 'undertaking-made'
  | 'undertaking-changed'
  | 'undertaking-withdrawn'
  | 'obligation-added'
  | 'obligation-changed'
  | 'obligation-withdrawn'
  | 'compliance-added'
  | 'compliance-changed'
  | 'compliance-withdrawn'
  | 'settlement-made'
  | 'settlement-changed'
  | 'settlement-withdrawn'
  | 'obstacle-added'
  | 'obstacle-changed'
  | 'obstacle-withdrawn'
  | 'obstacle-said'
  | 'obstacle-unsaid'
  | 'route-added'
  | 'route-withdrawn'
  | 'criterion-assessed'
  | 'criterion-withdrawn'
  | 'handover-made'
  | 'handover-changed'
  | 'handover-withdrawn'
  | 'handover-item-added'
  | 'handover-item-removed'
  | 'handover-claimed'
  | 'handover-claim-withdrawn'
  | 'hazard-record-made'
  | 'hazard-record-changed'
  | 'hazard-record-withdrawn'
  | 'hazard-record-decided'
  | 'hazard-release-asked'
  | 'hazard-released'
  | 'hazard-release-ended'
  | 'record-release-asked'
  | 'record-released'
  | 'record-release-ended'
  | 'detention-made'
  | 'detention-changed'
  | 'detention-withdrawn'
  | 'missing-made'
  | 'missing-changed'
  | 'missing-withdrawn'
  | 'exchange-made'
  | 'exchange-changed'
  | 'exchange-withdrawn'
  | 'exchange-part-added'
  | 'exchange-part-removed'
  | 'exchange-claimed'
  | 'exchange-claim-withdrawn'
  | 'detention-evidence-added'
  | 'detention-evidence-removed'
  | 'detention-registered'
  | 'accident-made'
  | 'accident-changed'
  | 'accident-withdrawn'
  | 'victim-recorded'
  | 'victim-withdrawn'
  | 'ground-area-made'
  | 'ground-area-changed'
  | 'ground-area-withdrawn'
  | 'ground-work-recorded'
  | 'ground-work-withdrawn'
  | 'quality-visit-recorded'
  | 'quality-visit-withdrawn'
  | 'device-recorded'
  | 'device-changed'
  | 'device-withdrawn'
  | 'displacement-made'
  | 'displacement-changed'
  | 'displacement-withdrawn'
  | 'displacement-member-added'
  | 'displacement-member-removed'
  | 'displacement-evidence-added'
  | 'displacement-evidence-removed'
  | 'displacements-imported'
  | 'pleading-made'
  | 'pleading-changed'
  | 'pleading-withdrawn'
  | 'verification-checked'
  | 'verification-reviewed'
  | 'verification-withdrawn'
  | 'sample-drawn'
  | 'sample-answered'
  | 'sample-closed'
  | 'law-confirmed'
  | 'law-confirmation-withdrawn'
  | 'law-published'
  | 'term-added'
  | 'term-changed'
  | 'import-begun'
  | 'rows-imported'
  | 'import-ended';

/** An entry about to be appended: what is said, and the rows it changes. */
export interface EntryDraft {
  readonly kind: EntryKind;
  readonly subject: { readonly table: LedgeredTable | 'archive'; readonly id: string };
  /** Members of this compartment may read the entry; null: everyone who is signed in. */
  readonly compartmentId: string | null;
  readonly rows: readonly RowChange[];
  readonly reason?: string;
  /** Facts about the event itself that change no row (what was read, which key). */
  readonly note?: Readonly<Record<string, string | number>>;
}

/** An entry with its salt and commitment, ready to be inserted. */
export interface SealedEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly at: string;
  readonly actorId: string | null;
  readonly compartmentId: string | null;
  readonly subjectTable: string;
  readonly subjectId: string;
  readonly salt: Buffer;
  readonly commitment: Buffer;
  readonly body: string;
}

// Well under what one sealed pack of 256 entries may take in memory while it is read.
const ENTRY_LIMIT_BYTES = 1_000_000;

/** SHA-256(salt ‖ entry): what the tree commits to (docs/formats/ledger.md#commitment). */
export function commitmentOf(salt: Uint8Array, body: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(body, 'utf8')]), 'buffer');
}

/** Gives a draft its identity, time, actor, salt and commitment. Error LEDGER_ENTRY_TOO_LARGE. */
export function sealEntry(identity: Identity, draft: EntryDraft): SealedEntry {
  const id = newId();
  const at = nowUtc();
  const actorId = identity.personId ?? null;
  const role = identity.kind === 'person' ? 'person' : identity.name;
  const body = canonicalJson({
    v: 1,
    id,
    kind: draft.kind,
    at,
    actor: { id: actorId ?? 'muniment', role },
    subject: draft.subject,
    rows: draft.rows,
    compartment: draft.compartmentId,
    ...(draft.reason === undefined ? {} : { reason: draft.reason }),
    ...(draft.note === undefined ? {} : { note: draft.note }),
  });
  const sizeBytes = Buffer.byteLength(body);
  if (sizeBytes > ENTRY_LIMIT_BYTES)
    throw new AppError('LEDGER_ENTRY_TOO_LARGE', { sizeBytes, limit: ENTRY_LIMIT_BYTES });
  const salt = drawRandom(32);
  return {
    id,
    kind: draft.kind,
    at,
    actorId,
    compartmentId: draft.compartmentId,
    subjectTable: draft.subject.table,
    subjectId: draft.subject.id,
    salt,
    commitment: commitmentOf(salt, body),
    body,
  };
}
