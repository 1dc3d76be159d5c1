import {
  countedBy,
  restsOn,
  type Deadline,
  type Party,
  type Proceeding,
  type ShownProceeding,
} from '#proceedings';
import { plain, say } from '../output.ts';

/** Words of somebody on one line of a terminal. */
export const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' '));

/** The parties of a proceeding. */
export const partiesOf = (row: Proceeding): readonly Party[] => row.parties as unknown as Party[];

const WHY: Readonly<Record<NonNullable<Deadline['why']>, string>> = {
  'no-day': 'nobody has said on which day it was',
  uncertain: 'its day is uncertain or approximate',
  'open-end': 'one end of the span is open',
  'not-understood': 'its day is not understood',
  'out-of-range': 'the day would be after the year 9999',
};

/** When a time ends, in words. */
function endOf({ first, last, isExact, why, rule }: Deadline): string {
  if (why !== null) return `no day can be said, as ${WHY[why]}`;
  const what = rule?.limit.isWaiting ? 'the time is over with' : 'last day';
  return isExact ? `${what} ${last ?? ''}` : `${what} a day between ${first ?? ''} and ${last ?? ''}`;
}

/** A deadline for people: the day, the rule with what it rests on, how it was counted. */
export function sayDeadline(one: Deadline): void {
  const { rule, fixed, step } = one;
  if (fixed !== null) {
    const whose = fixed.forWhom === null ? '' : ` (${oneLine(fixed.forWhom)})`;
    const kept = fixed.keptOn === null ? '' : `; done on ${fixed.keptOn}`;
    const other =
      fixed.replacedBy === null ? '' : `; another day was fixed by: ${oneLine(fixed.replacedBy.what)}`;
    say(`${endOf(one)}: ${oneLine(fixed.what)}${whose}${kept}${other}`);
    say(`  fixed by: ${oneLine(step.what)}${step.happened_on === null ? '' : `, ${step.happened_on}`}`);
  }
  if (rule === null) return;
  say(`${endOf(one)}: ${oneLine(rule.limit.text.en)}`);
  say(`  ${oneLine(rule.names.en)}, ${oneLine(rule.cited.en)}; ${oneLine(restsOn(rule))}`);
  say(`  counted: ${countedBy({ ...one, rule })}; step: ${oneLine(step.what)}`);
}

const NAMES = {
  true: 'names the treaty',
  false: 'does not name the treaty',
  null: 'not said whether it names the treaty',
};

/** What is told of an exchange: to whom, in which form, whether it names the treaty, and what came back. */
function exchangeOf({ exchange }: ShownProceeding['steps'][number]): string {
  if (exchange === null) return '';
  const {
    form,
    addressed_to: to,
    names_treaty: names,
    named,
    reply,
    replied_on: on,
    reply_says: says,
  } = exchange;
  const articles = named === null ? '' : ` (${oneLine(named)})`;
  const answer =
    reply === 'answered'
      ? `answered${on === null ? '' : ` ${on}`}${says === null ? '' : `: ${oneLine(says)}`}`
      : reply === 'none'
        ? 'no answer'
        : 'not said whether it was answered';
  return `\n    ${form}${to === null ? '' : ` to ${oneLine(to)}`}; ${NAMES[`${names}`]}${articles}; ${answer}`;
}

/** A proceeding for people, with its steps, deadlines and checklists. */
export function sayWhole({
  proceeding: row,
  steps,
  hasMore,
  deadlines,
  checklists,
  leftAnswers,
  links,
}: ShownProceeding): void {
  const withdrawn = row.withdrawn_at === null ? '' : `  WITHDRAWN: ${oneLine(row.withdrawn_reason ?? '')}`;
  say(`${row.status}  ${oneLine(row.title)}\n  ${row.id}  version ${row.version}${withdrawn}`);
  const registry = [row.bench, row.registry_number].filter((one) => one !== null).map(oneLine);
  say(
    `before: ${[row.forum, ...registry].join(', ')}${row.begun_on === null ? '' : `; begun ${row.begun_on}`}`,
  );
  for (const { name, role } of partiesOf(row)) say(`${role}: ${oneLine(name)}`);
  if (row.instruments.length > 0) say(`invoked: ${row.instruments.join(', ')}`);
  for (const one of links)
    say(`${one.relation}: ${oneLine(one.title)}  ${one.other_id}  ${oneLine(one.reason)}`);
  say(`\nsteps: ${steps.length}`);
  for (const step of steps) {
    const who = step.by_whom === null ? '' : `${oneLine(step.by_whom)}: `;
    const event = step.event === null ? '' : ` [${step.event}]`;
    const shown = step.serials.length === 0 ? '' : `; shown by ${step.serials.join(', ')}`;
    say(
      `  ${step.happened_on ?? 'no day yet'}  ${step.kind}  ${who}${oneLine(step.what)}${event}${shown}${exchangeOf(step)}`,
    );
  }
  if (hasMore) say('  it has more steps than are shown');
  say(`\ndeadlines: ${deadlines.length}`);
  for (const one of deadlines) sayDeadline(one);
  for (const { checklist, tests } of checklists) {
    say(`\n${oneLine(checklist.names.en)}`);
    for (const { test, answer } of tests) {
      const check = test.toCheck ? ' [to be checked by a lawyer]' : '';
      say(`  ${answer?.state ?? 'open'}  ${test.id} ${oneLine(test.text.en)}${check}`);
      if (answer?.reasons) say(`    ${oneLine(answer.reasons)}`);
      const rests = (answer?.evidence ?? []).map(
        (one) => one.serial ?? `claim ${one.claim_id ?? ''}${one.is_withdrawn ? ' (withdrawn since)' : ''}`,
      );
      if (rests.length > 0) say(`    rests on ${rests.join(', ')}`);
      if (answer?.isOfOtherLaw) say('    the checklist says something else now than when this was answered');
    }
  }
  for (const one of leftAnswers)
    say(
      `answered before, and asked no more: ${one.checklist} ${one.test}: ${one.state}  ${oneLine(one.reasons ?? '')}`,
    );
}
