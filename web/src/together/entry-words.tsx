import type { ReactNode } from 'react';
import type { FieldChange } from '../api/schema.gen.ts';
import type { MessageKey } from '../i18n/translate.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { capital } from '../ui/capital.ts';

/** What is told of an entry: the history of an item, the change feed and the ledger say it in the same words. */
export interface TellableEntry {
  readonly kind: string;
  readonly actor: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Every kind of entry that has a sentence of its own. */
export const SENTENCES: Readonly<Record<string, MessageKey>> = {
  'archive-created': 'history.archive-created',
  'key-rotated': 'history.key-rotated',
  'person-added': 'history.person-added',
  'person-changed': 'history.person-changed',
  'role-granted': 'history.role-granted',
  'role-revoked': 'history.role-revoked',
  'case-opened': 'history.case-opened',
  'compartment-opened': 'history.compartment-opened',
  'membership-granted': 'history.membership-granted',
  'membership-revoked': 'history.membership-revoked',
  'source-registered': 'history.source-registered',
  'batch-opened': 'history.batch-opened',
  'item-received': 'history.item-received',
  'item-received-again': 'history.item-received-again',
  'receipt-failed': 'history.receipt-failed',
  derived: 'history.derived',
  'item-described': 'history.item-described',
  'item-tagged': 'history.item-tagged',
  'item-moved': 'history.item-moved',
  'item-attributed': 'history.item-attributed',
  'item-registered': 'history.item-registered',
  'item-withdrawn': 'history.item-withdrawn',
  'item-restored': 'history.item-restored',
  'consent-recorded': 'history.consent-recorded',
  'consent-withdrawn': 'history.consent-withdrawn',
  'translation-made': 'history.translation-made',
  'translation-withdrawn': 'history.translation-withdrawn',
  redacted: 'history.redacted',
  'redaction-withdrawn': 'history.redaction-withdrawn',
  'text-sealed': 'history.text-sealed',
  'text-unsealed': 'history.text-unsealed',
  'public-copy-made': 'history.public-copy-made',
  'source-changed': 'history.source-changed',
  'case-changed': 'history.case-changed',
  'authorities-changed': 'history.authorities-changed',
  'storage-stated': 'history.storage-stated',
  read: 'history.read',
  'dossier-opened': 'history.dossier-opened',
  'dossier-changed': 'history.dossier-changed',
  'dossier-built': 'history.dossier-built',
  'bundle-items-listed': 'history.bundle-items-listed',
  'dossier-filed': 'history.dossier-filed',
  'dossier-reopened': 'history.dossier-reopened',
  'filing-noted': 'history.filing-noted',
  'filing-settled': 'history.filing-settled',
  'comment-added': 'history.comment-added',
  'comment-changed': 'history.comment-changed',
  'comment-withdrawn': 'history.comment-withdrawn',
  'task-added': 'history.task-added',
  'task-changed': 'history.task-changed',
  quoted: 'history.quoted',
  'quote-withdrawn': 'history.quote-withdrawn',
  'quote-translated': 'history.quote-translated',
  'claim-made': 'history.claim-made',
  'claim-changed': 'history.claim-changed',
  'claim-withdrawn': 'history.claim-withdrawn',
  'claim-linked': 'history.claim-linked',
  'claim-unlinked': 'history.claim-unlinked',
  'claim-graded': 'history.claim-graded',
  'incident-made': 'history.incident-made',
  'incident-changed': 'history.incident-changed',
  'incident-withdrawn': 'history.incident-withdrawn',
  'incident-linked': 'history.incident-linked',
  'incident-unlinked': 'history.incident-unlinked',
  'allegation-made': 'history.allegation-made',
  'allegation-changed': 'history.allegation-changed',
  'allegation-withdrawn': 'history.allegation-withdrawn',
  'evidence-laid': 'history.evidence-laid',
  'evidence-answered': 'history.evidence-answered',
  'evidence-taken-back': 'history.evidence-taken-back',
  'claim-weighed': 'history.claim-weighed',
  'proceeding-made': 'history.proceeding-made',
  'proceeding-changed': 'history.proceeding-changed',
  'proceeding-withdrawn': 'history.proceeding-withdrawn',
  'step-added': 'history.step-added',
  'step-changed': 'history.step-changed',
  'step-withdrawn': 'history.step-withdrawn',
  'test-answered': 'history.test-answered',
  'undertaking-made': 'history.undertaking-made',
  'undertaking-changed': 'history.undertaking-changed',
  'undertaking-withdrawn': 'history.undertaking-withdrawn',
  'obligation-added': 'history.obligation-added',
  'obligation-changed': 'history.obligation-changed',
  'obligation-withdrawn': 'history.obligation-withdrawn',
  'compliance-added': 'history.compliance-added',
  'compliance-changed': 'history.compliance-changed',
  'compliance-withdrawn': 'history.compliance-withdrawn',
  'settlement-made': 'history.settlement-made',
  'settlement-changed': 'history.settlement-changed',
  'settlement-withdrawn': 'history.settlement-withdrawn',
  'obstacle-added': 'history.obstacle-added',
  'obstacle-changed': 'history.obstacle-changed',
  'obstacle-withdrawn': 'history.obstacle-withdrawn',
  'obstacle-said': 'history.obstacle-said',
  'obstacle-unsaid': 'history.obstacle-unsaid',
  'route-added': 'history.route-added',
  'route-withdrawn': 'history.route-withdrawn',
  'criterion-assessed': 'history.criterion-assessed',
  'criterion-withdrawn': 'history.criterion-withdrawn',
  'handover-made': 'history.handover-made',
  'handover-changed': 'history.handover-changed',
  'handover-withdrawn': 'history.handover-withdrawn',
  'handover-item-added': 'history.handover-item-added',
  'handover-item-removed': 'history.handover-item-removed',
  'handover-claimed': 'history.handover-claimed',
  'handover-claim-withdrawn': 'history.handover-claim-withdrawn',
  'hazard-record-made': 'history.hazard-record-made',
  'hazard-record-changed': 'history.hazard-record-changed',
  'hazard-record-withdrawn': 'history.hazard-record-withdrawn',
  'hazard-record-decided': 'history.hazard-record-decided',
  'hazard-release-asked': 'history.hazard-release-asked',
  'hazard-released': 'history.hazard-released',
  'hazard-release-ended': 'history.hazard-release-ended',
  'record-release-asked': 'history.record-release-asked',
  'record-released': 'history.record-released',
  'record-release-ended': 'history.record-release-ended',
  'detention-made': 'history.detention-made',
  'detention-changed': 'history.detention-changed',
  'detention-withdrawn': 'history.detention-withdrawn',
  'missing-made': 'history.missing-made',
  'missing-changed': 'history.missing-changed',
  'missing-withdrawn': 'history.missing-withdrawn',
  'exchange-made': 'history.exchange-made',
  'exchange-changed': 'history.exchange-changed',
  'exchange-withdrawn': 'history.exchange-withdrawn',
  'exchange-part-added': 'history.exchange-part-added',
  'exchange-part-removed': 'history.exchange-part-removed',
  'exchange-claimed': 'history.exchange-claimed',
  'exchange-claim-withdrawn': 'history.exchange-claim-withdrawn',
  'detention-evidence-added': 'history.detention-evidence-added',
  'detention-evidence-removed': 'history.detention-evidence-removed',
  'detention-registered': 'history.detention-registered',
  'accident-made': 'history.accident-made',
  'accident-changed': 'history.accident-changed',
  'accident-withdrawn': 'history.accident-withdrawn',
  'victim-recorded': 'history.victim-recorded',
  'victim-withdrawn': 'history.victim-withdrawn',
  'ground-area-made': 'history.ground-area-made',
  'ground-area-changed': 'history.ground-area-changed',
  'ground-area-withdrawn': 'history.ground-area-withdrawn',
  'ground-work-recorded': 'history.ground-work-recorded',
  'ground-work-withdrawn': 'history.ground-work-withdrawn',
  'quality-visit-recorded': 'history.quality-visit-recorded',
  'quality-visit-withdrawn': 'history.quality-visit-withdrawn',
  'device-recorded': 'history.device-recorded',
  'device-changed': 'history.device-changed',
  'device-withdrawn': 'history.device-withdrawn',
  'displacement-made': 'history.displacement-made',
  'displacement-changed': 'history.displacement-changed',
  'displacement-withdrawn': 'history.displacement-withdrawn',
  'displacement-member-added': 'history.displacement-member-added',
  'displacement-member-removed': 'history.displacement-member-removed',
  'displacement-evidence-added': 'history.displacement-evidence-added',
  'displacement-evidence-removed': 'history.displacement-evidence-removed',
  'displacements-imported': 'history.displacements-imported',
  'pleading-made': 'history.pleading-made',
  'pleading-changed': 'history.pleading-changed',
  'pleading-withdrawn': 'history.pleading-withdrawn',
  'conclusion-made': 'history.conclusion-made',
  'conclusion-changed': 'history.conclusion-changed',
  'conclusion-stepped': 'history.conclusion-stepped',
  'conclusion-withdrawn': 'history.conclusion-withdrawn',
  'verification-checked': 'history.verification-checked',
  'verification-reviewed': 'history.verification-reviewed',
  'verification-withdrawn': 'history.verification-withdrawn',
  'sample-drawn': 'history.sample-drawn',
  'sample-answered': 'history.sample-answered',
  'sample-closed': 'history.sample-closed',
  'law-confirmed': 'history.law-confirmed',
  'law-confirmation-withdrawn': 'history.law-confirmation-withdrawn',
  'law-published': 'history.law-published',
  'term-added': 'history.term-added',
  'term-changed': 'history.term-changed',
  'import-begun': 'history.import-begun',
  'rows-imported': 'history.rows-imported',
  'import-ended': 'history.import-ended',
  'actor-made': 'history.actor-made',
  'actor-identified': 'history.actor-identified',
  'actor-changed': 'history.actor-changed',
  'actor-protected': 'history.actor-protected',
  'actor-opened': 'history.actor-opened',
  'actor-withdrawn': 'history.actor-withdrawn',
  'actor-named': 'history.actor-named',
  'actor-name-withdrawn': 'history.actor-name-withdrawn',
  'actors-merged': 'history.actors-merged',
  'actors-unmerged': 'history.actors-unmerged',
  'actors-distinct': 'history.actors-distinct',
  'actors-distinct-withdrawn': 'history.actors-distinct-withdrawn',
  'actors-related': 'history.actors-related',
  'actors-unrelated': 'history.actors-unrelated',
  'basis-added': 'history.basis-added',
  'basis-withdrawn': 'history.basis-withdrawn',
  'source-named': 'history.source-named',
  'source-name-withdrawn': 'history.source-name-withdrawn',
  'source-positioned': 'history.source-positioned',
  'source-linked': 'history.source-linked',
  'source-unlinked': 'history.source-unlinked',
  'source-protected': 'history.source-protected',
  'source-identity-changed': 'history.source-identity-changed',
  'suggestion-left': 'history.suggestion-left',
  'suggestion-restored': 'history.suggestion-restored',
  'model-allowed': 'history.model-allowed',
  'model-asked': 'history.model-asked',
  'model-answered': 'history.model-answered',
};

/** The same where it is said on the page of the very record: what others end with is not named again there. */
const OWN: Readonly<Record<string, MessageKey>> = {
  'comment-added': 'history.own.comment-added',
  'comment-changed': 'history.own.comment-changed',
  'comment-withdrawn': 'history.own.comment-withdrawn',
  'task-added': 'history.own.task-added',
  'task-changed': 'history.own.task-changed',
};

/** What a kind of entry is called, where there is no room for a sentence: in filters and in the table of the ledger. */
export function useKindName(): (kind: string) => string {
  const { t } = useWords();
  return (kind) => t.of(`event.${kind}`, kind);
}

/** Who acted: a person by name, or the part of the program. */
export function useActorName(): (entry: { readonly actor: string | null; readonly role: string }) => string {
  const { t } = useWords();
  return ({ actor, role }) => actor ?? (role === 'person' ? '' : t('history.program'));
}

/** An entry in a sentence: a whole one where `isOwn`, in the history of the record that it is about; else what it is about is to follow. */
export function EntrySentence({
  entry,
  isOwn = false,
}: {
  readonly entry: TellableEntry;
  readonly isOwn?: boolean;
}): ReactNode {
  const { t } = useWords();
  const who = entry.actor ?? t('history.program');
  const tool = String(entry.detail['tool'] ?? '');
  const key = (isOwn ? OWN[entry.kind] : undefined) ?? SENTENCES[entry.kind];
  if (!key) return t('history.other', { who, kind: entry.kind });
  return t(key, { who, tool: t.of(`tool.${tool}`, tool), how: String(entry.detail['how'] ?? '') });
}

/** Why something was done, where somebody said so. */
export function EntryReason({ entry }: { readonly entry: TellableEntry }): ReactNode {
  const { t } = useWords();
  const { reason } = entry.detail;
  return typeof reason === 'string' ? (
    <p dir="auto">
      {t('history.reason')} {reason}
    </p>
  ) : null;
}

function Value({ text, gone }: { readonly text: string; readonly gone?: boolean }): ReactNode {
  return gone ? (
    <del className="was" dir="auto">
      {text}
    </del>
  ) : (
    <ins className="is" dir="auto">
      {text}
    </ins>
  );
}

/** Terms of a vocabulary by their names, one after the other. */
function Terms({ list, ids, gone }: { list: string; ids: string; gone: boolean }): ReactNode {
  const nameOf = useTerm(list);
  return <Value text={ids.split(', ').map(nameOf).join(', ')} gone={gone} />;
}

/** Where the words of fields stand whose values are codes; of one table alone, where the name of the field means something else in others. */
const CODES: Readonly<Record<string, string>> = {
  state: 'task',
  role: 'role',
  polarity: 'sample',
  standard: 'standard',
  sex: 'sex',
  relation: 'relation',
  stance: 'basis',
  position_kind: 'position',
  'proceeding.status': 'proceeding.status',
  'proceeding_link.relation': 'links',
  'step.kind': 'step.kind',
  'step.event': 'deadline.event',
  'checklist_answer.state': 'test.state',
  'diplomatic_exchange.form': 'exchange.form',
  'diplomatic_exchange.reply': 'exchange.reply',
  'diplomatic_exchange.names_treaty': 'exchange.names',
  'laid_evidence.stance': 'lay',
  'undertaking.kind': 'undertaking.kind',
  'undertaking.to_check': 'undertaking.is',
  'obligation.to_check': 'undertaking.is',
  'obligation.is_continuing': 'undertaking.is',
  'compliance_event.says': 'compliance.says',
  'settlement.precision': 'settlement.precision',
  'settlement.is_invented': 'undertaking.is',
  'obstacle.kind': 'obstacle.kind',
  'obstacle.reliability': 'reliability',
  'obstacle_word.says': 'obstacle.says',
  'criterion_assessment.criterion': 'criterion',
  'criterion_assessment.finding': 'finding',
  'filing_note.kind': 'filing.note',
  'filing_note.outcome': 'filing.outcome',
  'handover_item.kind': 'mines.item',
  'handover_claim.measure': 'mines.measure',
  'hazard_record.form': 'mines.form',
  'hazard_decision.decided': 'mines.decided',
  'detention_evidence.part': 'detention.part',
  'exchange_part.side': 'detention.side',
  'exchange_part.kind': 'detention.given',
  'exchange_claim.side': 'detention.side',
  'exchange_claim.measure': 'detention.measure',
  'accident.class': 'accident.class',
  'accident.precision': 'ground.precision',
  'accident.marked': 'ground.yes',
  'accident.moved': 'ground.yes',
  'accident_victim.age_band': 'victim.band',
  'accident_victim.outcome': 'victim.outcome',
  'accident_victim.role': 'victim.role',
  'accident_victim.tampered': 'ground.yes',
  'accident_victim.consent': 'victim.consent',
  'ground_area.is_measured': 'undertaking.is',
  'ground_area.searched': 'ground.searched',
  'ground_work.kind': 'ground.work',
  'ground_work.released': 'ground.released',
  'quality_visit.nonconformity': 'ground.nonconformity',
  'found_device.precision': 'ground.precision',
  'found_device.destroyed': 'ground.yes',
  'displacement_evidence.part': 'displacement.part',
  'displacement_evidence.stance': 'displacement.stance',
  'displacement_member.role': 'displacement.role',
  'displacement_member.at_time': 'displacement.at',
  'displacement_record.cause': 'displacement.cause',
  'displacement_record.wish': 'displacement.wish',
  'displacement_record.return_status': 'displacement.status',
  'displacement_record.persons_are': 'displacement.are',
  'pleading.kind': 'pleading.kind',
  'pleading_part.kind': 'pleading.part',
  'pleading_part.part_of': 'pleading.of',
};

/** What an entry changed, from what to what. */
export function EntryFields({ changes }: { readonly changes: readonly FieldChange[] }): ReactNode {
  const { t } = useWords();
  if (changes.length === 0) return null;
  const nameOf = (field: string, table = ''): string => {
    const name = field.replaceAll('_', '-').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const usual = t.of(`field.${name}`, t.of(`phrase.field-${name}`, t.of(`claim.${name}`, field)));
    // Where the name of the field means something else in one table than in others.
    return capital(t.of(`field.${table}.${name}`, usual));
  };
  const said = (table: string, field: string, text: string): string => {
    // The field of a record that a basis is about is a name itself.
    if (field === 'field') return nameOf(text);
    const code = CODES[`${table}.${field}`] ?? CODES[field];
    return code === undefined ? text : t.of(`${code}.${text}`, text);
  };
  return (
    <ul className="field-changes">
      {changes.map(({ table, field, from, to, list }, at) => {
        const value = (text: string, gone: boolean): ReactNode =>
          list ? (
            <Terms list={list} ids={text} gone={gone} />
          ) : (
            <Value text={said(table, field, text)} gone={gone} />
          );
        return (
          <li key={`${table} ${field} ${at}`}>
            <span className="aside">{nameOf(field, table)}</span> {from === null ? null : value(from, true)}
            {from !== null && to !== null ? <span aria-hidden="true"> → </span> : null}
            {to === null ? null : value(to, false)}
          </li>
        );
      })}
    </ul>
  );
}
