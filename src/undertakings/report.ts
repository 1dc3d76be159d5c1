import { csvLine } from '#kernel';
import type { LawLanguage } from '#law';
import { partiesOf, type ComplianceEvent, type EventWord, type undertakingKinds } from './model.ts';
import type { EventToShow, ObligationToShow, ShownUndertaking } from './show.ts';
import type { LastSaid, ObligationStanding } from './status.ts';
import type { ShownBasis } from './store.ts';
import { reportWords, type ReportWords } from './words.ts';

/** Forms in which a report goes out. */
export const reportForms = ['text', 'markdown', 'csv'] as const;
export type ReportForm = (typeof reportForms)[number];

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

const saidBySide = ({ name, says, isOrderSure }: LastSaid, words: ReportWords): string =>
  `${name}: ${says === null ? words['no-word'] : words[says]}${isOrderSure ? '' : ` (${words['order-unsure']})`}`;

/** How an obligation stands, for people. */
function standingText(
  { kind, claimants, isPassedInSilence }: ObligationStanding,
  words: ReportWords,
): string {
  const sides = claimants.filter(({ isSide }) => isSide);
  const others = claimants.filter(({ isSide }) => !isSide).map((one) => saidBySide(one, words));
  const told = sides.map((one) => saidBySide(one, words)).join('; ');
  const [word] = sides.flatMap(({ says }) => says ?? []);
  const own = {
    nothing: words['stands-nothing'],
    only: `${words['stands-only']} (${told})`,
    same: `${words['stands-same']}: ${word === undefined ? '' : words[word]} (${told})`,
    differ: `${words['stands-differ']} (${told})`,
  }[kind];
  return [
    own,
    ...(isPassedInSilence ? [words.silence] : []),
    ...(others.length === 0 ? [] : [`${words.others}: ${others.join('; ')}`]),
  ].join('; ');
}

/** By when it is due, as the text has the day (EDTF). */
function dueText({ obligation: { due_on: dueOn }, standing }: ObligationToShow, words: ReportWords): string {
  const { due } = standing;
  if (due === 'continuing') return words['due-always'];
  if (dueOn === null || due === 'none') return words['due-none'];
  return `${words['due-by']} ${dueOn} (${words[`due-${due}`]})`;
}

const daysOf = ({ said_on: saidOn, happened_on: happenedOn }: ComplianceEvent, words: ReportWords): string =>
  [
    saidOn === null ? words['day-unknown'] : `${words['said-on']} ${saidOn}`,
    happenedOn && `${words['happened-on']} ${happenedOn}`,
  ]
    .filter(Boolean)
    .join(', ');

/** What something rests on, each by what finds it again. */
const basisText = (basis: readonly ShownBasis[], words: ReportWords): string =>
  basis
    .map(
      (one) =>
        `${one.claim_id ? `${words.claim} ${one.claim_id}` : one.incident_id ? `${words.incident} ${one.incident_id}` : one.quote_id ? `${words['quote-of']} ${one.serial ?? ''}` : (one.serial ?? '')}${one.is_withdrawn ? ` (${words['withdrawn-since']})` : ''}`,
    )
    .join(', ');

const eventText = (one: EventToShow, words: ReportWords): string =>
  [
    `${one.side === null || one.side === one.said_by ? one.said_by : `${one.side} (${one.said_by})`}, ${daysOf(one, words)}: ${words[one.says as EventWord]}`,
    one.extended_to === null ? '' : ` ${words['extended-to']} ${one.extended_to}`,
    one.note === null ? '' : `. ${one.note}`,
    `; ${one.basis.length === 0 ? words['nothing-shows'] : `${words['shown-by']}: ${basisText(one.basis, words)}`}`,
  ].join('');

interface Line {
  readonly level: 0 | 1 | 2;
  readonly text: string;
}

function* obligationLines(one: ObligationToShow, words: ReportWords): Generator<Line> {
  const { obligation, basis, events, standing } = one;
  const line = (text: string): Line => ({ level: 2, text });
  yield {
    level: 1,
    text: `${obligation.label === null ? '' : `${obligation.label}: `}${obligation.owed_by}`,
  };
  yield line(`“${obligation.words}”${basis.length === 0 ? '' : ` (${basisText(basis, words)})`}`);
  if (obligation.owed_to !== null) yield line(`${words['owed-to']}: ${obligation.owed_to}`);
  yield line(`${words.due}: ${dueText(one, words)}`);
  if (obligation.conditions !== null) yield line(`${words.conditions}: ${obligation.conditions}`);
  if (standing.force !== 'not-said')
    yield line(
      `${words.force}: ${obligation.in_force_from ?? '..'}/${obligation.in_force_to ?? '..'} (${words[`force-${standing.force}`]})`,
    );
  if (obligation.to_check) yield line(words['to-check']);
  yield line(`${words.stands}: ${standingText(standing, words)}`);
  for (const event of events) yield line(eventText(event, words));
}

/** What a report says, line by line: `level` 0 is its title, 1 a part, 2 a line under it. */
function* linesOf(shown: ShownUndertaking, words: ReportWords): Generator<Line> {
  const { undertaking, day, order, text, obligations, dueDates, hasMore } = shown;
  const line = (of: string): Line => ({ level: 2, text: of });
  yield { level: 0, text: undertaking.title };
  yield line(
    `${words[`kind-${undertaking.kind as (typeof undertakingKinds)[number]}`]}, ${undertaking.dated ?? words['day-unknown']}`,
  );
  for (const { name, role } of partiesOf(undertaking)) yield line(`${words[`role-${role}`]}: ${name}`);
  if (undertaking.which_text !== null) yield line(`${words.text}: ${undertaking.which_text}`);
  if (text.length > 0) yield line(`${words['shown-by']}: ${basisText(text, words)}`);
  if (order !== null)
    yield line(`${words.proceeding}: ${order.title}${order.step === null ? '' : `, ${order.step}`}`);
  if (undertaking.to_check) yield line(words['to-check']);
  yield line(`${words['as-of']} ${day}. ${words.caution}`);
  for (const one of obligations) yield* obligationLines(one, words);
  if (dueDates.length > 0) yield { level: 1, text: words['days-due'] };
  for (const { dueOn, extendedBy, obligationId } of dueDates) {
    const owed = obligations.find(({ obligation }) => obligation.id === obligationId)?.obligation;
    const extended = extendedBy === null ? '' : `, ${words['extended-as']}: ${extendedBy}`;
    yield line(`${dueOn}: ${owed?.label ?? ''} ${owed?.owed_by ?? ''}${extended}`);
  }
  if (hasMore) yield line(words.more);
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
function* csvOf(
  { undertaking: of, day, obligations }: ShownUndertaking,
  words: ReportWords,
): Generator<string> {
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
        basisText(one.basis, words),
      ]);
  }
}

/**
 * A report of an undertaking as of the end of its day, in a language of ours: plain text, Markdown in which no word of anybody is markup, or CSV in which no
 * text becomes a formula, whose heads and terms are the same in every language. The same as long as nothing changes. What is sealed is named and not said.
 */
export function reportOf(shown: ShownUndertaking, form: ReportForm, language: LawLanguage = 'en'): string {
  if (form === 'csv') return [...csvOf(shown, reportWords('en'))].join('');
  const said = reportWords(language);
  const [lead, clean] = form === 'text' ? [TEXT_LEAD, safe] : [MARKDOWN_LEAD, marked];
  return [...linesOf(shown, said)].map(({ level, text }) => `${lead[level]}${clean(text)}\n`).join('');
}
