import type { Static } from 'typebox';
import { forumRemarks, type Law } from '#law';
import type { AlternativeRow, ElementRow, Judgement, ProvisionRows } from '#matrix';
import type { AboutCharge, Allegation, LaidPage, LaidPiece, LayableRecord, ShownCharge } from '#pleading';
import { encodeMark } from './paging.ts';
import type {
  AllegationSchema,
  AlternativeRowSchema,
  ElementRowSchema,
  JudgementSchema,
  LaidPageSchema,
  LaidPieceSchema,
  LaidRecordSchema,
  MatrixSchema,
  ProvisionRowsSchema,
  Remarks,
} from './schema-allegations.ts';
import type { LawSchema } from './schema-law-in-force.ts';
import { shownAuthority, shownWeighing } from './shown-weighing.ts';

const shownJudgement = ({
  result,
  best,
  origins,
  isAnswered,
  counts,
  hangsOn,
}: Judgement): Static<typeof JudgementSchema> => ({
  result,
  best,
  origins,
  isAnswered,
  for: counts.for,
  against: counts.against,
  unweighed: counts.unweighed,
  hangsOn: [...hangsOn],
});

const shownAlternative = ({
  alternative,
  judgement,
  provisions,
  result,
  isMet,
}: AlternativeRow): Static<typeof AlternativeRowSchema> => ({
  id: alternative.id,
  text: alternative.text,
  prompts: [...alternative.prompts],
  provisions: provisions.map(({ provision }) => provision.id),
  judgement: shownJudgement(judgement),
  result,
  isMet,
  toCheck: alternative.toCheck,
});

const shownElement = ({
  element,
  required,
  judgement,
  alternatives,
  result,
  isMet,
}: ElementRow): Static<typeof ElementRowSchema> => ({
  id: element.id,
  isException: element.kind === 'exception',
  text: element.text,
  prompts: [...element.prompts],
  answers: [...element.answers],
  authority: element.authority.map(shownAuthority),
  burden: element.burden?.text ?? null,
  required,
  judgement: shownJudgement(judgement),
  alternatives: alternatives.map(shownAlternative),
  result,
  isMet,
  toCheck: element.toCheck,
});

/** A provision, then those that prove its alternatives. */
function shownProvisions(of: ProvisionRows, through: string | null): Static<typeof ProvisionRowsSchema>[] {
  const { provision, rows, result, isMet } = of;
  return [
    {
      id: provision.id,
      label: provision.label,
      text: provision.text,
      kind: provision.kind,
      through,
      result,
      isMet,
      toCheck: provision.toCheck,
      elements: rows.map(shownElement),
    },
    ...rows.flatMap(({ alternatives }) =>
      alternatives.flatMap(({ alternative, provisions }) =>
        provisions.flatMap((one) => shownProvisions(one, alternative.id)),
      ),
    ),
  ];
}

/** A record of the ground or of people, as pages show it. */
export const shownLayable = (
  row: Pick<LayableRecord, 'record_table' | 'id' | 'home_id' | 'serial' | 'kind' | 'says'>,
): Static<typeof LaidRecordSchema> => ({
  table: row.record_table,
  id: row.id,
  homeId: row.home_id,
  serial: row.serial,
  kind: row.kind,
  says: row.says,
});

function shownRecord(one: AboutCharge['withoutClaims'][number] | LaidPiece) {
  const { record_table: table, record_id: id, record_home_id: home, record_serial: serial } = one;
  if (table === null || id === null) return null;
  // All of it comes from one row.
  return shownLayable({
    record_table: table,
    id,
    home_id: home ?? id,
    serial: serial ?? '',
    kind: one.record_kind,
    says: one.record,
  });
}

const shownPiece = (one: LaidPiece): Static<typeof LaidPieceSchema> => ({
  id: one.laid_id,
  slot: one.slot,
  stance: one.stance,
  claimId: one.claim_id,
  body: one.body,
  sourceName: one.source_name,
  saidOn: one.said_on,
  serial: one.serial,
  itemTitle: one.item_title,
  conclusionId: one.conclusion_id,
  conclusion: one.conclusion,
  incidentId: one.incident_id,
  incident: one.incident,
  record: shownRecord(one),
  note: one.note,
  answer: one.answer,
  isWithdrawn: one.is_withdrawn,
  origin: one.origin,
  weighing: shownWeighing(one),
  proposed: { ...one.proposed },
});

/** An allegation as pages show it; `names` are those of the people that may be seen, by id. */
export const shownAllegation = (
  row: Allegation,
  names: ReadonlyMap<string, string>,
): Static<typeof AllegationSchema> => ({
  id: row.id,
  title: row.title,
  party: row.party,
  respondent: row.respondent,
  forum: row.forum,
  provision: row.provision,
  standard: row.standard,
  attribution: row.attribution,
  facts: row.facts,
  period: row.period,
  place: row.place,
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
  withdrawnReason: row.withdrawn_reason,
});

/** A page of what is laid as pages show it. */
export const shownLaidPage = ({
  pieces,
  next,
  count,
  ...sides
}: LaidPage): Static<typeof LaidPageSchema> => ({
  pieces: pieces.map(shownPiece),
  next: next === null ? null : encodeMark(next),
  count,
  for: { ...sides.for },
  against: { ...sides.against },
});

/** The standard that the stage of a matrix asks for; null where it asks for none of its own. */
const askedAt = (law: Law, { stage, forum }: AboutCharge['matrix']['charged']): string | null =>
  (stage === undefined || stage === null ? null : law.stage(stage).asks[forum]) ?? null;

/** What must be said plainly of the forum of a charge. Error LAW_UNKNOWN. */
export const shownRemarks = (law: Law, charged: Parameters<typeof forumRemarks>[1]): Static<typeof Remarks> =>
  forumRemarks(law, charged).map((one) => ({ ...one, parties: [...one.parties] }));

/** A matrix as pages show it. */
export const shownMatrix = (
  law: Law,
  { allegation, matrix, laid, laidTo, counts, binding, withoutClaims, hasMore, isOfOtherLaw }: ShownCharge,
  names: ReadonlyMap<string, string>,
): Static<typeof MatrixSchema> => ({
  allegation: shownAllegation(allegation, names),
  remarks: shownRemarks(law, allegation),
  stage: matrix.charged.stage ?? null,
  asked: askedAt(law, matrix.charged),
  result: matrix.result,
  isMet: matrix.isMet,
  provisions: matrix.provisions.flatMap((one) => shownProvisions(one, null)),
  hangsOn: [...matrix.hangsOn],
  laid: laid && shownLaidPage(laid),
  pieces: counts.laid,
  laidTo: [...laidTo],
  unanswered: counts.unanswered,
  unweighed: counts.unweighed,
  binding: binding && { ...binding, states: [...binding.states], sources: [...binding.sources] },
  withoutClaims: withoutClaims.map((one) => ({
    id: one.laid_id,
    slot: one.slot,
    stance: one.stance,
    conclusionId: one.conclusion_id,
    incidentId: one.incident_id,
    record: shownRecord(one),
    says: one.says,
  })),
  hasMore,
  isOfOtherLaw,
});

/** The law that is loaded, as far as forms need it. */
export function shownLaw(law: Law, rubricId: string): Static<typeof LawSchema> {
  const rubric = law.rubric(rubricId);
  return {
    instruments: law.instruments.map((one) => {
      const { all, toCheck } = law.count(one.id);
      return {
        id: one.id,
        names: one.names,
        version: one.version,
        toCheck,
        statements: all,
        forums: one.forumBasis.map(({ forum, kind }) => ({ forum, kind })),
        provisions: one.provisions.map(({ id, label, text, kind, toCheck: isToCheck, elements }) => ({
          id,
          label,
          text,
          kind,
          toCheck: isToCheck,
          isMetByOthers: elements.some(({ alternatives }) =>
            alternatives.some(({ provisions }) => provisions.length > 0),
          ),
        })),
      };
    }),
    others: [...law.checklists, ...law.standardSets, ...law.rubrics, ...law.profiles].map((one) => {
      const { all, toCheck } = law.count(one.id);
      return { id: one.id, names: one.names, toCheck, statements: all };
    }),
    forums: law.forums.map(({ id, names }) => ({ id, names })),
    standards: law.standardSets.flatMap(({ standards }) =>
      standards.map(({ id, names, text, provenBy, toCheck }) => ({
        id,
        names,
        text,
        provenBy: [...provenBy],
        toCheck,
      })),
    ),
    stages: law.stages.map(({ id, names, text, asks, authority, toCheck }) => ({
      id,
      names,
      text,
      asks: Object.entries(asks).map(([forum, standard]) => ({ forum, standard })),
      authority: authority.map(shownAuthority),
      toCheck,
    })),
    results: law.standardSets.flatMap(({ results }) =>
      results.map(({ id, names, standard }) => ({ id, names, standard })),
    ),
    rubric: {
      id: rubric.id,
      version: rubric.version,
      isStarting: rubric.calibration === 'starting',
      bands: rubric.bands.map(({ band, names, text }) => ({ band, names, text })),
      kinds: rubric.kinds.map(({ id, names, band }) => ({ id, names, band })),
      factors: rubric.factors.map(({ id, names, question, value, appliesTo, authority, toCheck }) => ({
        id,
        names,
        question,
        type: value.type,
        unit: 'unit' in value ? value.unit : null,
        options: 'options' in value ? value.options.map((option) => ({ ...option })) : [],
        appliesTo: [...appliesTo],
        authority: authority.map(shownAuthority),
        toCheck,
      })),
    },
  };
}
