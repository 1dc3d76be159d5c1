import type { Authority, Effect, ForumRemark, Stage } from '#law';
import { gapOf, type ElementRow, type Gap, type ProvisionRows, type Scale } from '#matrix';
import { weighedBy, type Allegation, type Binding, type ChargeMatrix, type LaidPiece } from '#pleading';
import { plain, say } from '../output.ts';

/** A text in one line, without what a terminal would obey. */
export const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' '));
const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

/** What is missing, in words: bands as W0 to W5, never a percentage. */
function gapWords(gap: Gap | null, required: string | null): string {
  if (gap === null) return '';
  if (gap.kind === 'standard') return 'nobody says which standard is asked for';
  const ways = gap.needed.map(({ best, corroboration, contradictionsAnswered }) =>
    [
      `W${best}`,
      ...(corroboration > 0 ? [count(corroboration, 'origin', 'origins')] : []),
      ...(contradictionsAnswered ? ['what contradicts answered'] : []),
    ].join(' with '),
  );
  const needs = `${required ?? ''} needs ${ways.join(', or ')}`;
  if (gap.kind === 'nothing') return `nothing is laid to it; ${needs}`;
  if (gap.kind === 'unweighed') return `nothing of it was weighed; ${needs}`;
  return `best W${gap.best ?? 0}, ${count(gap.origins, 'origin', 'origins')} that corroborate; ${needs}`;
}

const elementOf = (row: ElementRow, scale: Scale): Record<string, unknown> => {
  const { element, required, judgement, alternatives, result, isMet } = row;
  return {
    id: element.id,
    text: element.text.en,
    toCheck: element.toCheck,
    isException: element.kind === 'exception',
    required,
    result,
    isMet,
    best: judgement.best,
    origins: judgement.origins,
    ...judgement.counts,
    gap: isMet ? null : gapOf(scale, judgement, required),
    alternatives: alternatives.map((one) => ({
      id: one.alternative.id,
      text: one.alternative.text.en,
      result: one.result,
      isMet: one.isMet,
      best: one.judgement.best,
      origins: one.judgement.origins,
      provisions: one.provisions.map((provision) => provisionOf(provision, scale)),
    })),
  };
};

/** A provision with its elements, in English, as `--json` has it. */
export const provisionOf = (
  { provision, rows, result, isMet }: ProvisionRows,
  scale: Scale,
): Record<string, unknown> => ({
  id: provision.id,
  label: provision.label.en,
  toCheck: provision.toCheck,
  result,
  isMet,
  elements: rows.map((row) => elementOf(row, scale)),
});

/** By which rubric, by whom and when something was weighed; null of what nobody weighed. */
function weighingOf(piece: LaidPiece): Record<string, unknown> | null {
  const { weighing, weight } = piece;
  if (weighing === null) return null;
  return {
    kind: weighing.evidence_kind,
    answers: weighing.answers,
    reasons: weighing.reasons,
    by: weighing.person,
    at: weighing.made_at,
    rubric: weighedBy(piece),
    base: weight?.base ?? null,
    open: weight?.open ?? [],
    alerts: weight?.alerts.map(({ en }) => en) ?? [],
  };
}

/** What is laid, in English, as `--json` has it. */
export const pieceOf = (one: LaidPiece): Record<string, unknown> => ({
  id: one.laid_id,
  slot: one.slot,
  stance: one.stance,
  claimId: one.claim_id,
  conclusionId: one.conclusion_id,
  incidentId: one.incident_id,
  record:
    one.record_id === null
      ? null
      : { table: one.record_table, id: one.record_id, serial: one.record_serial, kind: one.record_kind },
  says: one.body,
  source: one.source_name,
  serial: one.serial,
  origin: one.origin,
  band: one.weighing?.band ?? null,
  computed: one.weighing?.computed ?? null,
  weighing: weighingOf(one),
  factors:
    one.weight?.applied.map(({ factor, names, answer, effects, authority, toCheck }) => ({
      factor,
      name: names.en,
      answer,
      effects,
      authority: authority.map(({ name, pinpoint, year, for: what, toCheck: isToCheck, source }) => ({
        name,
        pinpoint,
        year,
        for: what?.en ?? null,
        toCheck: isToCheck,
        source: source?.address ?? null,
      })),
      toCheck,
    })) ?? [],
  answer: one.answer,
  isWithdrawn: one.is_withdrawn,
});

function sayElement(row: ElementRow, scale: Scale, laid: readonly LaidPiece[], indent: string): void {
  const { element, required, judgement, alternatives, result, isMet } = row;
  const kind = element.kind === 'exception' ? 'exception' : 'must be proved';
  const state =
    element.kind === 'exception' ? (isMet ? 'made out' : 'not made out') : isMet ? 'met' : 'NOT MET';
  say(`${indent}${element.id}  ${kind}: ${oneLine(element.text.en)}${checked(element.toCheck)}`);
  const byOther = isMet && alternatives.some((one) => one.isMet) ? ', by one of its alternatives' : '';
  const gap = isMet ? '' : gapWords(gapOf(scale, judgement, required), required);
  say(
    `${indent}  ${state}${byOther}: ${result}${gap === '' || element.kind === 'exception' ? '' : `; ${gap}`}`,
  );
  sayPieces(element.id, laid, `${indent}  `);
  for (const { alternative, provisions, isMet: isOne, result: reached } of alternatives) {
    say(
      `${indent}  or ${alternative.id}  ${oneLine(alternative.text.en)}: ${isOne ? 'met, ' : ''}${reached}`,
    );
    sayPieces(alternative.id, laid, `${indent}    `);
    // What nobody laid anything to is not gone through: there may be many ways.
    for (const one of provisions)
      if (one.result !== scale.results[0]?.id || one.rows.some(({ judgement: any }) => any.counts.for > 0))
        sayProvision(one, scale, laid, `${indent}    `);
  }
}

/** What a factor does to a band. */
function effectWords(effects: readonly Effect[]): string {
  const words = effects.flatMap(({ adjust, cap, floor, set }) => [
    ...(adjust === undefined ? [] : [adjust < 0 ? `−${-adjust}` : `+${adjust}`]),
    ...(set === undefined ? [] : [`puts W${set} in its place`]),
    ...(floor === undefined ? [] : [`at least W${floor}`]),
    ...(cap === undefined ? [] : [`at most W${cap}`]),
  ]);
  return words.length === 0 ? 'changes nothing' : words.join(', ');
}

const checked = (toCheck: boolean): string => (toCheck ? ' [to be checked by a lawyer]' : '');

const citeOf = ({ name, year, pinpoint, toCheck }: Authority): string =>
  `${[name, year === null ? null : `(${year})`, pinpoint].filter((part) => part !== null).join(' ')}${checked(toCheck)}`;

/** Who weighed it by which rubric, and every factor with its authority, by that rubric alone. */
function weighedLines({ weighing, weight, rubric, isOfOtherRubric }: LaidPiece): string[] {
  if (weighing === null) return [];
  const { rubric: id, rubric_version: version, rubric_digest: digest, person, made_at: at } = weighing;
  const other = rubric === null ? ', which is not kept here' : ', as it was then; another is in force now';
  const answers = Object.entries(weighing.answers as Record<string, unknown>);
  const kind = rubric?.kinds.find((one) => one.id === weighing.evidence_kind);
  return [
    `confirmed by ${oneLine(person ?? 'somebody you may not see')} on ${at.slice(0, 10)}, by the rubric ${id} version ${version} (${digest.slice(0, 12)})${isOfOtherRubric ? other : ''}`,
    ...(weighing.band === weighing.computed
      ? []
      : [`the rubric gave W${weighing.computed}; another band, because: ${oneLine(weighing.reasons ?? '')}`]),
    ...(weight
      ? [`begins as ${kind?.names.en ?? weighing.evidence_kind}: W${weight.base}`]
      : [
          'how the band came about cannot be said, and no other rubric is asked in its place',
          `recorded: ${weighing.evidence_kind}${answers.map(([factor, answer]) => `; ${factor} ${JSON.stringify(answer)}`).join('')}`,
        ]),
    ...(weight?.applied ?? []).map(
      ({ factor, names, answer, effects, authority, toCheck }) =>
        `${factor} ${names.en}: ${JSON.stringify(answer)}, ${effectWords(effects)}${checked(toCheck)}${authority.length === 0 ? '' : `; ${authority.map(citeOf).join('; ')}`}`,
    ),
    ...(weight?.alerts ?? []).map(({ en }) => `MIND: ${en}`),
  ].map(oneLine);
}

function sayPieces(slot: string, laid: readonly LaidPiece[], indent: string): void {
  for (const one of laid.filter((piece) => piece.slot === slot)) {
    const band = one.weighing === null ? 'not weighed' : `W${one.weighing.band}`;
    const state = one.is_withdrawn ? 'WITHDRAWN' : `${band}, origin ${one.origin ?? '…'}`;
    const answered = one.stance === 'against' ? (one.answer === null ? '; NOT ANSWERED' : '; answered') : '';
    say(
      `${indent}${one.stance}: ${oneLine(one.source_name)} says “${oneLine(one.body)}” (${one.serial ?? 'no item'}; ${state}${answered})`,
    );
    if (!one.is_withdrawn) for (const line of weighedLines(one)) say(`${indent}  ${line}`);
  }
}

function sayProvision(of: ProvisionRows, scale: Scale, laid: readonly LaidPiece[], indent = ''): void {
  const { provision, rows, result, isMet } = of;
  say(`${indent}${provision.id}  ${oneLine(provision.label.en)}: ${isMet ? 'made out, ' : ''}${result}`);
  for (const row of rows) sayElement(row, scale, laid, `${indent}  `);
}

const PERIODS = {
  'not-said': 'no period is charged that could be held against it',
  within: 'the period that is charged lies within',
  'begins-before': 'THE PERIOD THAT IS CHARGED BEGINS, OR MAY BEGIN, BEFORE',
  'ends-after': 'THE PERIOD THAT IS CHARGED ENDS, OR MAY END, AFTER',
  around: 'THE PERIOD THAT IS CHARGED BEGINS BEFORE AND ENDS AFTER, OR MAY',
  before: 'ALL OF THE PERIOD THAT IS CHARGED LIES BEFORE',
  after: 'ALL OF THE PERIOD THAT IS CHARGED LIES AFTER',
} as const;

/** From when the instrument binds both, who says so, and how the period lies to it. */
function bindingWords(binding: Binding | null, period: string | null): string {
  if (binding === null) return 'since when the instrument binds both parties: not stated';
  const { since, until, isStated, sources, toCheck } = binding;
  const how = isStated ? 'said of the two' : 'the later of the days of both';
  const charged = period === null || binding.period === 'not-said' ? '' : ` (${period})`;
  return oneLine(
    `the instrument binds both parties since ${since}, ${how}${until === null ? '' : `, and no more from ${until} on`}${sources.map((one) => ` [${one}]`).join('')}${checked(toCheck)}; ${PERIODS[binding.period]}${charged}`,
  );
}

const REMARKS: Readonly<Record<ForumRemark['code'], string>> = {
  FORUM_INTERPRETIVE:
    'this forum finds no breach of the instrument by itself: it reads it with what it applies',
  FORUM_NONE: 'the instrument has no basis before this forum: nothing can be found under it there',
  FORUM_NOT_STATED:
    'whether the instrument has a basis before this forum is not stated in the law that is loaded',
  FORUM_RESERVED: 'a reservation to the provision by which this forum decides is stated of',
};

/** What there is to say of the forum, in words, with its code. */
export const remarkWords = ({ code, toCheck, parties }: ForumRemark): string =>
  `${[REMARKS[code], ...parties.map(oneLine)].join(' ')} (${code})${checked(toCheck)}`;

/** Says a matrix in words: element by element, what is laid to each, and what that weighs and why. */
export function sayMatrix(
  row: Allegation,
  made: ChargeMatrix & { readonly remarks: readonly ForumRemark[]; readonly stage: Stage | null },
  scale: Scale,
): void {
  const { matrix, laid, unanswered, binding, withoutClaims, hasMore, isOfOtherLaw, remarks } = made;
  say(
    `${oneLine(row.title)}\n  ${oneLine(row.party)} charges ${oneLine(row.respondent)} under ${row.provision} before ${row.forum}; ${row.id}`,
  );
  say('That it is charged says nothing of whether it is so. The weakest element decides.');
  if (made.stage !== null) {
    const check = made.stage.toCheck ? ' (to be checked by a lawyer)' : '';
    say(`  at the stage ${made.stage.id}: ${oneLine(made.stage.text.en)}${check}`);
  }
  say(
    `  ${matrix.isMet ? 'every element meets its standard' : 'not every element meets its standard'}: ${matrix.result}`,
  );
  for (const one of remarks) say(`  ${remarkWords(one)}`);
  say(`  ${bindingWords(binding, row.period)}`);
  if (isOfOtherLaw) say('  the file of the instrument says something else now than when this was recorded');
  for (const { slot, incident_id: incident, conclusion_id: conclusion, says } of withoutClaims) {
    const what = incident !== null ? 'incident' : conclusion !== null ? 'conclusion' : 'record';
    say(`  laid to ${slot} and brings no claim: the ${what} “${oneLine(says)}”`);
  }
  if (hasMore) say('  more is laid to it than is taken into account');
  for (const one of matrix.provisions) sayProvision(one, scale, laid);
  if (unanswered.length > 0) say('speaks against it, must be answered, and is not:');
  for (const one of unanswered)
    say(
      `  ${one.slot}: ${oneLine(one.source_name)} says “${oneLine(one.body)}” (${one.serial ?? 'no item'}${one.weighing === null ? '' : `, W${one.weighing.band}`})`,
    );
  for (const { item, result, isMet } of matrix.hangsOn)
    say(`drop ${item} and it comes to: ${result}${isMet ? '' : ', no longer met'}`);
}
