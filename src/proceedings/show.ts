import { daysOf } from '#coding';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { Checklist, ChecklistTest, Law } from '#law';
import { calendarOf, type CalendarEvent } from './calendar.ts';
import { checklistsFor, deadlinesOf, eventsOf, type Deadline, type DeadlineRule } from './deadlines.ts';
import type { Exchange } from './exchanges.ts';
import { called, type FixedTime, type Proceeding, type Step } from './model.ts';
import {
  evidenceOf,
  exchangesOf,
  itemsOfSteps,
  linksOf,
  newestAnswers,
  sharedWith,
  STEPS_MAX,
  stepsOf,
  type Shared,
  type ShownAnswer,
  type ShownEvidence,
  type ShownLink,
} from './store.ts';

/** The newest answer to a test with what it rests on. */
export interface AnswerToShow extends ShownAnswer {
  readonly evidence: readonly ShownEvidence[];
  /** Whether the law that is loaded says something else in that checklist than when it was given. */
  readonly isOfOtherLaw: boolean;
}

/** A step with the items that show it, and what it says of an exchange, if it is one. */
export interface StepToShow extends Step {
  readonly serials: readonly string[];
  readonly exchange: Exchange | null;
}

/** A linked proceeding with the items and claims that both rest on. */
export interface LinkToShow extends ShownLink {
  readonly shared: readonly Shared[];
}

/** A proceeding with all that is shown of it. */
export interface ShownProceeding {
  readonly proceeding: Proceeding;
  /** In the order of time. */
  readonly steps: readonly StepToShow[];
  /** Whether there are more steps than are shown and reckoned with. */
  readonly hasMore: boolean;
  readonly deadlines: readonly Deadline[];
  /** What a step can be called so that a time runs from it. */
  readonly events: ReadonlyMap<string, readonly DeadlineRule[]>;
  readonly checklists: readonly {
    readonly checklist: Checklist;
    readonly tests: readonly { readonly test: ChecklistTest; readonly answer: AnswerToShow | null }[];
  }[];
  /** Answers to tests that this proceeding or the law that is loaded does not have any more. */
  readonly leftAnswers: readonly AnswerToShow[];
  readonly links: readonly LinkToShow[];
}

async function stepsToShow(tx: Tx, steps: readonly Step[]): Promise<StepToShow[]> {
  const ids = steps.map(({ id }) => id);
  const items = Map.groupBy(await itemsOfSteps(tx, ids), ({ step_id: stepId }) => stepId);
  const exchanges = new Map((await exchangesOf(tx, ids)).map((one) => [one.id, one]));
  return steps.map((step) => ({
    ...step,
    serials: (items.get(step.id) ?? []).map(({ serial }) => serial),
    exchange: exchanges.get(step.id) ?? null,
  }));
}

async function linksToShow(tx: Tx, proceedingId: string): Promise<LinkToShow[]> {
  const links = await linksOf(tx, proceedingId);
  const shared = await sharedWith(
    tx,
    proceedingId,
    links.map((one) => one.other_id),
  );
  return links.map((link) => ({
    ...link,
    shared: shared.filter((one) => one.other_id === link.other_id),
  }));
}

async function answersOf(tx: Tx, law: Law, proceedingId: string): Promise<AnswerToShow[]> {
  const answers = await newestAnswers(tx, proceedingId);
  const evidence = Map.groupBy(
    await evidenceOf(
      tx,
      answers.map(({ id }) => id),
    ),
    ({ answer_id: answerId }) => answerId,
  );
  return answers.map((one) => ({
    ...one,
    evidence: evidence.get(one.id) ?? [],
    isOfOtherLaw: law.checklists.find(({ id }) => id === one.checklist)?.digest !== one.checklist_digest,
  }));
}

/**
 * A proceeding with its timeline, the days that follow from it, its checklists joined with their answers, and the proceedings it is linked
 * with, as far as the identity of `tx` may see them. The caller records that it is read.
 */
export async function proceedingToShow(tx: Tx, law: Law, proceeding: Proceeding): Promise<ShownProceeding> {
  const rows = await stepsOf(tx, proceeding.id);
  const kept = rows.slice(0, STEPS_MAX);
  const answers = await answersOf(tx, law, proceeding.id);
  const checklists = checklistsFor(law, proceeding).map((checklist) => ({
    checklist,
    tests: checklist.tests.map((test) => ({
      test,
      answer: answers.find((one) => one.checklist === checklist.id && one.test === test.id) ?? null,
    })),
  }));
  const shown = new Set(checklists.flatMap(({ tests }) => tests.map(({ answer }) => answer)));
  return {
    proceeding,
    steps: await stepsToShow(tx, kept),
    hasMore: rows.length > STEPS_MAX,
    deadlines: deadlinesOf(law, proceeding, kept),
    events: eventsOf(law, proceeding),
    checklists,
    leftAnswers: answers.filter((one) => !shown.has(one)),
    links: await linksToShow(tx, proceeding.id),
  };
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;
/** The day after the last has to be written with four digits too. */
const LAST_EVENT = Date.parse('9999-12-30') / DAY_MS;

/** A step on a day, or from a day to a day; null when it is known less well than that. */
function stepEvent(step: Step): CalendarEvent | null {
  const ends = (step.happened_on ?? '').split('/');
  const days = ends.every((end) => DAY.test(end)) ? daysOf(step.happened_on) : null;
  const [first, last] = [ends[0], ends.at(-1)];
  if (days === null || days.last > LAST_EVENT || first === undefined || last === undefined) return null;
  return {
    uid: step.id,
    first,
    last,
    summary: step.by_whom === null ? step.what : `${step.by_whom}: ${step.what}`,
    description: `Step: ${step.kind}.`,
    changedAt: step.changed_at ?? step.made_at,
    sequence: step.version - 1,
  };
}

/** How a limit was counted, in English, for people. */
export function countedBy({ rule, isEndOfMonth, step }: Deadline & { readonly rule: DeadlineRule }): string {
  const { limit } = rule;
  const length = `${limit.atMost} ${limit.unit} after ${step.happened_on ?? 'a day that is not known'}`;
  if (limit.unit === 'days') return length;
  return isEndOfMonth
    ? `${length}; the month in which it ends has no such day, so its last day is taken`
    : `${length}, on the day of the same number`;
}

/** What a limit rests on, in English, for people. */
export const restsOn = ({ source, toCheck, confirmed }: DeadlineRule): string =>
  toCheck
    ? 'said from general knowledge: to be checked by a lawyer'
    : confirmed
      ? `confirmed by ${confirmed.by}, who read it in ${confirmed.foundIn}`
      : `found: ${source?.address ?? ''}`;

/** A day that was fixed, in English, for people. */
const fixedWords = ({ what, forWhom, keptOn }: FixedTime, step: Step) => ({
  summary: `${keptOn === null ? 'Due' : `Done on ${keptOn}, due`}: ${what}${forWhom === null ? '' : ` (${forWhom})`}`,
  description: `Fixed by: ${step.by_whom === null ? '' : `${step.by_whom}, `}${step.what}${step.happened_on === null ? '' : `, ${step.happened_on}`}.`,
});

function deadlineEvent(one: Deadline): CalendarEvent | null {
  const { step, rule, fixed, first, last, isExact } = one;
  if (first === null || last === null || Date.parse(last) / DAY_MS > LAST_EVENT) return null;
  const days = {
    uid: one.key,
    first,
    last,
    changedAt: step.changed_at ?? step.made_at,
    sequence: step.version - 1,
  };
  if (fixed !== null) return fixed.replacedBy !== null ? null : { ...days, ...fixedWords(fixed, step) };
  if (rule === null) return null;
  const what = rule.limit.isWaiting ? 'Time is over' : 'Last day';
  const between = isExact ? '' : `, between ${first} and ${last}`;
  return {
    ...days,
    summary: `${what}${between}: ${rule.limit.text.en} (${rule.cited.en})`,
    description: [
      `${rule.names.en}, ${rule.cited.en}, ${restsOn(rule)}.`,
      `Counted: ${countedBy({ ...one, rule })}. Step: ${step.what}.`,
      'Weekends, holidays, how a day is served and what the forum fixed and nobody recorded are not reckoned with.',
    ].join('\n'),
  };
}

/**
 * The steps of a proceeding whose day is known, and the days that follow from them, as an iCalendar object; the same as long as nothing
 * changes. The caller records that it is handed out. Error PROCEEDING_NO_DAYS.
 */
export async function calendarOfProceeding(tx: Tx, law: Law, proceeding: Proceeding): Promise<string> {
  const { steps, deadlines } = await proceedingToShow(tx, law, proceeding);
  const events = [...steps.map(stepEvent), ...deadlines.map(deadlineEvent)].filter((one) => one !== null);
  if (events.length === 0) throw new AppError('PROCEEDING_NO_DAYS', { what: called(proceeding) });
  return calendarOf(proceeding.title, events);
}
