import type { Static } from 'typebox';
import {
  daysMeant,
  fixedTimesOf,
  type Deadline,
  type DeadlineRule,
  type ExchangeFacts,
  type Party,
  type Proceeding,
  type ShownProceeding,
  type Standing,
} from '#proceedings';
import type {
  AnsweredChecklistSchema,
  DeadlineRuleSchema,
  DeadlineSchema,
  ListedProceedingSchema,
  ProceedingSchema,
  StepSchema,
  TestAnswerSchema,
  WholeProceedingSchema,
} from './schema-proceedings.ts';
import { shownAuthority } from './shown-weighing.ts';

type Names = ReadonlyMap<string, string>;
type Step = ShownProceeding['steps'][number];
type Answer = ShownProceeding['leftAnswers'][number];

/** A proceeding as pages show it; `names` are those of the people that may be seen, by id. */
export const shownProceeding = (row: Proceeding, names: Names): Static<typeof ProceedingSchema> => ({
  id: row.id,
  title: row.title,
  forum: row.forum,
  parties: row.parties as unknown as Party[],
  bench: row.bench,
  registryNumber: row.registry_number,
  instruments: row.instruments,
  status: row.status as Static<typeof ProceedingSchema>['status'],
  begunOn: row.begun_on,
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
  withdrawnReason: row.withdrawn_reason,
});

const shownExchange = (row: NonNullable<Step['exchange']>): ExchangeFacts => ({
  form: row.form as ExchangeFacts['form'],
  addressedTo: row.addressed_to,
  namesTreaty: row.names_treaty,
  named: row.named,
  reply: row.reply as ExchangeFacts['reply'],
  repliedOn: row.replied_on,
  replySays: row.reply_says,
});

const shownStep = (row: Step, names: Names): Static<typeof StepSchema> => ({
  id: row.id,
  kind: row.kind as Static<typeof StepSchema>['kind'],
  byWhom: row.by_whom,
  happenedOn: row.happened_on,
  what: row.what,
  event: row.event,
  fixedTimes: fixedTimesOf(row).map((one) => ({ ...one })),
  serials: [...row.serials],
  exchange: row.exchange && shownExchange(row.exchange),
  firstDay: daysMeant(row.happened_on).first,
  lastDay: daysMeant(row.happened_on).last,
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
});

const shownRule = ({
  key,
  names,
  cited,
  limit,
  file,
  source,
  toCheck,
}: DeadlineRule): Static<typeof DeadlineRuleSchema> => ({
  key,
  names,
  cited,
  text: limit.text,
  unit: limit.unit,
  atMost: limit.atMost,
  from: limit.from,
  until: limit.until,
  isWaiting: limit.isWaiting,
  file: { ...file },
  source: source?.address ?? null,
  toCheck,
});

/** A deadline as pages and the command line show it. */
export const shownDeadline = ({ step, rule, fixed, ...one }: Deadline): Static<typeof DeadlineSchema> => ({
  ...one,
  stepId: step.id,
  rule: rule && shownRule(rule),
  fixed: fixed && { ...fixed, replacedBy: fixed.replacedBy?.id ?? null },
});

/** A proceeding with how it stands. */
export const shownListed = (
  row: Proceeding,
  { next, last }: Standing,
  names: Names,
): Static<typeof ListedProceedingSchema> => ({
  proceeding: shownProceeding(row, names),
  next: next && shownDeadline(next),
  last: last && {
    kind: last.kind as Static<typeof StepSchema>['kind'],
    what: last.what,
    happenedOn: last.happened_on,
  },
});

/** An answer to a test. */
export const shownAnswer = (
  row: Omit<Answer, 'answers' | 'isOfOtherLaw'>,
  isOfOtherLaw: boolean,
  names: Names,
): Static<typeof TestAnswerSchema> => ({
  id: row.id,
  checklist: row.checklist,
  test: row.test,
  state: row.state as Static<typeof TestAnswerSchema>['state'],
  reasons: row.reasons,
  evidence: row.evidence.map((one) => ({
    claimId: one.claim_id,
    body: one.body,
    serial: one.serial,
    isWithdrawn: one.is_withdrawn,
  })),
  checklistVersion: row.checklist_version,
  checklistDigest: row.checklist_digest,
  isOfOtherLaw,
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
});

const shownChecklist = (
  { checklist, tests }: ShownProceeding['checklists'][number],
  names: Names,
): Static<typeof AnsweredChecklistSchema> => ({
  id: checklist.id,
  version: checklist.version,
  names: checklist.names,
  about: checklist.about,
  instrument: checklist.instrument,
  tests: tests.map(({ test, answer }) => ({
    id: test.id,
    label: test.label,
    text: test.text,
    evidence: [...test.evidence],
    isOfExchanges: test.isOfExchanges,
    rule: test.rule?.text ?? null,
    ruleAsOf: test.rule?.asOf ?? null,
    authority: test.authority.map(shownAuthority),
    toCheck: test.toCheck,
    answer: answer && shownAnswer(answer, answer.isOfOtherLaw, names),
    answers: answer?.answers ?? 0,
  })),
});

/** A proceeding with all that pages show of it. */
export const shownWhole = (whole: ShownProceeding, names: Names): Static<typeof WholeProceedingSchema> => ({
  proceeding: shownProceeding(whole.proceeding, names),
  steps: whole.steps.map((one) => shownStep(one, names)),
  hasMore: whole.hasMore,
  deadlines: whole.deadlines.map(shownDeadline),
  events: [...whole.events].map(([event, rules]) => ({ event, rules: rules.map(shownRule) })),
  checklists: whole.checklists.map((one) => shownChecklist(one, names)),
  leftAnswers: whole.leftAnswers.map((one) => shownAnswer(one, one.isOfOtherLaw, names)),
  links: whole.links.map((one) => ({
    id: one.id,
    otherId: one.other_id,
    title: one.title,
    forum: one.forum,
    status: one.status,
    relation: one.relation,
    reason: one.reason,
    madeBy: names.get(one.made_by) ?? null,
    madeAt: one.made_at,
    parties: one.parties as unknown as Party[],
    instruments: [...one.instruments],
    shared: one.shared.map(({ serial, claim_id: claimId, body }) => ({ serial, claimId, body })),
  })),
});
