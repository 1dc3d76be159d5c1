import { csvLine } from '#kernel';
import { partiesOf, type ComplianceEvent, type EventWord } from './model.ts';
import type { EventToShow, ObligationToShow, ShownUndertaking } from './show.ts';
import type { LastSaid, ObligationStanding } from './status.ts';
import type { ShownBasis } from './store.ts';

/** Forms in which a report goes out. */
export const reportForms = ['text', 'markdown', 'csv'] as const;
export type ReportForm = (typeof reportForms)[number];

/** What each word of an event is called in a report, which is in English. */
const WORDS: Readonly<Record<EventWord, string>> = {
  performed: 'performed',
  'partly-performed': 'partly performed',
  'not-performed': 'not performed',
  breached: 'breached',
  disputed: 'disputed',
  prevented: 'prevented',
  extended: 'time extended',
};

const KINDS: Readonly<Record<string, string>> = {
  agreement: 'agreement',
  ceasefire: 'ceasefire',
  'ordered-measure': 'ordered measure',
  unilateral: 'unilateral undertaking',
};

const CAUTION =
  'What each side says stands apart, as a claim of that side. It is no finding: how an obligation stands is what was said of it by the end of the day, and nothing here says who is right.';
const TO_CHECK = 'said from general knowledge: to be checked by a lawyer';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
// Signs that turn what is read, or that no text may hold, are shown as a mark.
const safe = (text: string): string => flat(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
/** Words of somebody in Markdown: nothing of them is markup or HTML. */
const marked = (text: string): string =>
  safe(text)
    .replaceAll(/[\\`*_{}[\]<>()#!|~&]/g, String.raw`\$&`)
    // At the beginning of a line these begin a list.
    .replace(/^([-+])/, String.raw`\$1`)
    .replace(/^(\d{1,9})\./, String.raw`$1\.`);

const wordOf = (says: string): string => WORDS[says as EventWord];
const saidBySide = ({ name, says, isOrderSure }: LastSaid): string =>
  `${name}: ${says === null ? 'no word recorded' : wordOf(says)}${isOrderSure ? '' : ' (the order of its words is not certain)'}`;

/** How an obligation stands, in English, for people. */
function standingText({ kind, claimants, isPassedInSilence }: ObligationStanding): string {
  const sides = claimants.filter(({ isSide }) => isSide);
  const others = claimants.filter(({ isSide }) => !isSide).map(saidBySide);
  const told = sides.map(saidBySide).join('; ');
  const [word] = sides.flatMap(({ says }) => says ?? []);
  const own = {
    nothing: 'no word of any side is recorded',
    only: `words of some sides only are recorded (${told})`,
    same: `all sides say: ${wordOf(word ?? '')} (${told})`,
    differ: `the sides differ (${told})`,
  }[kind];
  const silence = isPassedInSilence
    ? '; the day by which it was due has passed, and no word of anybody is recorded'
    : '';
  return `${own}${silence}${others.length === 0 ? '' : `; others: ${others.join('; ')}`}`;
}

/** By when it is due, in English. */
function dueText({ obligation: { due_on: dueOn }, standing }: ObligationToShow): string {
  if (standing.due === 'continuing') return 'all the time';
  if (dueOn === null) return 'the text says no day';
  const state = { ahead: 'ahead', running: 'running', passed: 'passed', unclear: 'not certain', none: '' };
  return `by ${dueOn} (${state[standing.due]})`;
}

const daysOf = ({ said_on: saidOn, happened_on: happenedOn }: ComplianceEvent): string =>
  [saidOn === null ? 'on a day that is not known' : `on ${saidOn}`, happenedOn && `of ${happenedOn}`]
    .filter(Boolean)
    .join(', ');

/** What something rests on, each by what finds it again. */
const basisText = (basis: readonly ShownBasis[]): string =>
  basis
    .map(
      (one) =>
        `${one.claim_id ? `claim ${one.claim_id}` : one.incident_id ? `incident ${one.incident_id}` : one.quote_id ? `quote of ${one.serial ?? ''}` : (one.serial ?? '')}${one.is_withdrawn ? ' (withdrawn since)' : ''}`,
    )
    .join(', ');

const eventText = (one: EventToShow): string =>
  [
    `${one.side === null || one.side === one.said_by ? one.said_by : `${one.side} (${one.said_by})`}, ${daysOf(one)}: ${wordOf(one.says)}`,
    one.extended_to === null ? '' : ` to ${one.extended_to}`,
    one.note === null ? '' : `. ${one.note}`,
    one.basis.length === 0 ? '; nothing is named that shows it' : `; shown by ${basisText(one.basis)}`,
  ].join('');

/** What a report says, line by line: `level` 0 is its title, 1 a part, 2 a line under it. */
function* linesOf(shown: ShownUndertaking): Generator<{ level: 0 | 1 | 2; text: string }> {
  const { undertaking, day, order, text, obligations, dueDates, hasMore } = shown;
  yield { level: 0, text: undertaking.title };
  yield {
    level: 2,
    text: `${KINDS[undertaking.kind] ?? undertaking.kind}, ${undertaking.dated ?? 'of a day that is not known'}`,
  };
  for (const { name, role } of partiesOf(undertaking)) yield { level: 2, text: `${role}: ${name}` };
  if (undertaking.which_text !== null) yield { level: 2, text: `text: ${undertaking.which_text}` };
  if (text.length > 0) yield { level: 2, text: `shown by ${basisText(text)}` };
  if (order !== null)
    yield { level: 2, text: `proceeding: ${order.title}${order.step === null ? '' : `, ${order.step}`}` };
  if (undertaking.to_check) yield { level: 2, text: TO_CHECK };
  yield { level: 2, text: `as of the end of ${day}. ${CAUTION}` };
  for (const one of obligations) {
    const { obligation, basis, events, standing } = one;
    yield {
      level: 1,
      text: `${obligation.label === null ? '' : `${obligation.label}: `}${obligation.owed_by}`,
    };
    yield { level: 2, text: `“${obligation.words}”${basis.length === 0 ? '' : ` (${basisText(basis)})`}` };
    if (obligation.owed_to !== null) yield { level: 2, text: `owed to: ${obligation.owed_to}` };
    yield { level: 2, text: `due: ${dueText(one)}` };
    if (obligation.conditions !== null) yield { level: 2, text: `conditions: ${obligation.conditions}` };
    if (standing.force !== 'not-said')
      yield {
        level: 2,
        text: `in force: ${obligation.in_force_from ?? '..'}/${obligation.in_force_to ?? '..'} (${standing.force})`,
      };
    if (obligation.to_check) yield { level: 2, text: TO_CHECK };
    yield { level: 2, text: `stands: ${standingText(standing)}` };
    for (const event of events) yield { level: 2, text: eventText(event) };
  }
  if (dueDates.length > 0) yield { level: 1, text: 'Days due' };
  for (const { dueOn, extendedBy, obligationId } of dueDates) {
    const owed = obligations.find(({ obligation }) => obligation.id === obligationId)?.obligation;
    yield {
      level: 2,
      text: `${dueOn}: ${owed?.label ?? ''} ${owed?.owed_by ?? ''}${extendedBy === null ? '' : `, extended as ${extendedBy} says`}`,
    };
  }
  if (hasMore) yield { level: 2, text: 'it has more than is told here' };
}

const TEXT_LEAD = ['', '\n', '  '] as const;
const MARKDOWN_LEAD = ['# ', '\n## ', '- '] as const;

const CSV_COLUMNS = [
  'undertaking',
  'kind',
  'dated',
  'paragraph',
  'owed_by',
  'owed_to',
  'words',
  'due_on',
  'is_continuing',
  'conditions',
  'to_be_checked',
  'as_of',
  'standing',
  'side',
  'said_by',
  'said_on',
  'happened_on',
  'says',
  'extended_to',
  'is_last_word',
  'note',
  'shown_by',
] as const;

/** A row for each thing that was said; one for an obligation of which nothing was. */
function* csvOf({ undertaking: of, day, obligations }: ShownUndertaking): Generator<string> {
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  yield `\ufeff${csvLine(CSV_COLUMNS)}`;
  for (const { obligation: owed, events, standing } of obligations) {
    const last = new Set(standing.claimants.map(({ eventId }) => eventId));
    const own = [
      of.title,
      of.kind,
      of.dated,
      owed.label,
      owed.owed_by,
      owed.owed_to,
      owed.words,
      owed.due_on,
      String(owed.is_continuing),
      owed.conditions,
      String(owed.to_check || of.to_check),
      day,
      standing.kind,
    ];
    if (events.length === 0) yield csvLine([...own, ...Array.from({ length: 9 }, () => null)]);
    for (const one of events)
      yield csvLine([
        ...own,
        one.side,
        one.said_by,
        one.said_on,
        one.happened_on,
        one.says,
        one.extended_to,
        String(last.has(one.id)),
        one.note,
        basisText(one.basis),
      ]);
  }
}

/**
 * A report of an undertaking as of the end of its day: plain text, Markdown in which no word of anybody is markup, or CSV in which no text becomes
 * a formula. In English; the same as long as nothing changes. What is sealed is named and not said.
 */
export function reportOf(shown: ShownUndertaking, form: ReportForm): string {
  if (form === 'csv') return [...csvOf(shown)].join('');
  const [lead, words] = form === 'text' ? [TEXT_LEAD, safe] : [MARKDOWN_LEAD, marked];
  return [...linesOf(shown)].map(({ level, text }) => `${lead[level]}${words(text)}\n`).join('');
}
