import { Type, type Static } from 'typebox';
import { RecordFile } from '#hazard';
import { claimMeasures, decisions, handoverFindingCodes, handoverItemKinds, recordForms } from '#mines';
import { oneOf, orNull, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const whole = Type.Integer();
const wholeOrNull = Type.Union([whole, Type.Null()]);
const number = Type.Number();
const numberOrNull = Type.Union([number, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const limited = (most: number) => Type.String({ maxLength: most });
const needed = (most: number) => Type.String({ minLength: 1, maxLength: most });
const day = orNull(limited(100));
const count = orNull(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }));
const facts = Type.Record(text, Type.Union([text, number]));

const ofHandover = {
  givenBy: orNull(limited(300)),
  receivedBy: orNull(limited(300)),
  through: Type.Array(needed(300), { maxItems: 20 }),
  dated: day,
  inExchange: orNull(limited(4000)),
  custodian: orNull(limited(300)),
};

/** What is said of a handover that is recorded. */
export const HandoverBody = Type.Object({
  title: needed(300),
  ...Type.Partial(Type.Object(ofHandover)).properties,
  compartmentId: Type.Optional(id),
});

/** What is changed of it. */
export const HandoverChange = Type.Partial(Type.Object({ title: needed(300), ...ofHandover }));

/** An item that came with a handover. */
export const HandoverItemBody = Type.Object({
  serial: limited(20),
  kind: oneOf(handoverItemKinds),
  sheetNumber: Type.Optional(orNull(limited(100))),
  sheetDate: Type.Optional(day),
  devices: Type.Optional(count),
  note: Type.Optional(orNull(limited(1000))),
});

/** What somebody says of a handover. */
export const HandoverClaimBody = Type.Object({
  measure: oneOf(claimMeasures),
  value: Type.Optional(count),
  words: needed(2000),
  claimant: needed(300),
  asOf: Type.Optional(day),
  definition: Type.Optional(orNull(limited(2000))),
  claimId: Type.Optional(orNull(id)),
});

// Of any shape here: the room reads it by its own schema, and refuses what is not named there where the server would drop it unseen.
const entered = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });

/** A record as it is entered. */
export const HazardRecordBody = Type.Object({
  entered,
  handoverId: Type.Optional(orNull(id)),
  serial: Type.Optional(orNull(limited(20))),
  compartmentId: Type.Optional(id),
});

/** What is corrected of it, and why. */
export const HazardRecordChange = Type.Object({
  entered: Type.Optional(entered),
  handoverId: Type.Optional(orNull(id)),
  serial: Type.Optional(orNull(limited(20))),
  why: needed(2000),
});

/** What a person decides. */
export const HazardDecisionBody = Type.Object({ decided: oneOf(decisions), reasons: needed(4000) });

/** To whom a record is to be released, and why. */
export const HazardReleaseBody = Type.Object({ toCompartmentId: id, reason: needed(2000) });

/** A handover. */
export const HandoverSchema = Type.Object(
  {
    id: text,
    serial: text,
    title: text,
    givenBy: textOrNull,
    receivedBy: textOrNull,
    through: Type.Array(text),
    dated: textOrNull,
    inExchange: textOrNull,
    custodian: textOrNull,
    version: text,
    madeBy: textOrNull,
    madeAt: text,
    withdrawnReason: textOrNull,
  },
  { $id: 'Handover' },
);

/** What somebody says of a handover. */
export const HandoverClaimSchema = Type.Object(
  {
    id: text,
    measure: oneOf(claimMeasures),
    value: wholeOrNull,
    words: text,
    claimant: text,
    asOf: textOrNull,
    definition: Type.Union([text, Type.Null()], { description: 'Null: no definition was published.' }),
    claimId: textOrNull,
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'HandoverClaim' },
);

/** A sheet that came with a handover, or the receipt of it. */
export const HandoverItemSchema = Type.Object(
  {
    id: text,
    kind: oneOf(handoverItemKinds),
    serial: text,
    title: textOrNull,
    sha256: text,
    isSealed: Type.Boolean(),
    sheetNumber: textOrNull,
    sheetDate: textOrNull,
    devices: wholeOrNull,
    note: textOrNull,
  },
  { $id: 'HandoverItem' },
);

/** A hazard record, as lists have it: without a coordinate. */
export const ListedHazardRecordSchema = Type.Object(
  {
    id: text,
    serial: text,
    title: text,
    form: oneOf(recordForms),
    number: textOrNull,
    handover: Type.Union([Type.Object({ id: text, serial: text, title: text }), Type.Null()]),
    sheet: textOrNull,
    total: Type.Union([whole, Type.Null()], { description: 'As the sheet states it.' }),
    hasOutline: Type.Boolean(),
    present: Type.Integer({ description: 'Requirements of the checklist that the sheet meets.' }),
    asked: Type.Integer({ description: 'Requirements that are asked of it.' }),
    doesNotFit: Type.Integer({ description: 'Checks of the sheet against itself that do not fit.' }),
    errors: Type.Integer({ description: 'Errors found in its points.' }),
    decided: oneOf(decisions),
    version: text,
    madeAt: text,
  },
  { $id: 'ListedHazardRecord' },
);

const support = Type.Object({
  devices: whole,
  records: Type.Integer({ description: 'Records that state a number.' }),
});

/** What does not go together in a handover. */
export const HandoverFindingSchema = Type.Object(
  {
    code: oneOf(handoverFindingCodes),
    severity: oneOf(['info', 'warning']),
    subject: text,
    facts,
  },
  { $id: 'HandoverFinding' },
);

/** A handover as lists have it: what each claims, and what there is. */
export const ListedHandoverSchema = Type.Object(
  {
    handover: ref(HandoverSchema),
    claims: Type.Array(ref(HandoverClaimSchema)),
    sheets: whole,
    hasReceipt: Type.Boolean(),
  },
  { $id: 'ListedHandover' },
);

/** A handover with all that is shown of it, as far as the reader sees it. */
export const WholeHandoverSchema = Type.Object(
  {
    handover: ref(HandoverSchema),
    claims: Type.Array(ref(HandoverClaimSchema)),
    items: Type.Array(ref(HandoverItemSchema)),
    records: Type.Array(ref(ListedHazardRecordSchema)),
    support: Type.Object({ mines: support, 'anti-personnel': support, 'anti-vehicle': support }),
    findings: Type.Array(ref(HandoverFindingSchema)),
  },
  { $id: 'WholeHandover' },
);

/** What stands on the sheet, as docs/formats/hazard-record.md has it. */
export const EnteredRecordSchema = Type.Unsafe<Static<typeof RecordFile>>({
  ...RecordFile,
  $id: 'EnteredRecord',
});

const multiPolygon = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(Type.Array(Type.Array(Type.Array(number)))),
});
const envelope = Type.Union([Type.Object({ p50: multiPolygon, p95: multiPolygon }), Type.Null()]);
const place = { id: text, lon: number, lat: number };

/** Something to look at before anybody walks by these points. */
export const TraverseFindingSchema = Type.Object(
  {
    code: text,
    severity: oneOf(['info', 'warning', 'error']),
    subject: text,
    says: text,
    safety: text,
    facts,
  },
  { $id: 'TraverseFinding' },
);

/** Where the points of a record lie, as it was reckoned. */
export const ReckonedTraverseSchema = Type.Object(
  {
    points: Type.Array(Type.Object({ ...place, p95_m: number, is: oneOf(['stated', 'reckoned']) })),
    closure_m: numberOrNull,
    closures: Type.Array(Type.Object({ at: text, length_m: number, sigma_m: number })),
    adjusted: Type.Union([Type.Array(Type.Object(place)), Type.Null()]),
    area_m2: numberOrNull,
    envelope,
    readAs: Type.Array(Type.Object({ code: text, facts })),
    whatIf: Type.Array(Type.Object({ code: text, facts, shift_m: number, closure_m: numberOrNull })),
    findings: Type.Array(ref(TraverseFindingSchema)),
  },
  { $id: 'ReckonedTraverse' },
);

const counts = Type.Record(text, whole);

/** What was reckoned of a record: three parts, never one number. */
export const DerivedRecordSchema = Type.Object(
  {
    completeness: Type.Object({
      requirements: Type.Array(
        Type.Object({
          number: whole,
          provision: text,
          part: text,
          met: oneOf(['present', 'partial', 'absent', 'illegible', 'not-applicable']),
          why: text,
        }),
      ),
      counts,
    }),
    consistency: Type.Object({
      checks: Type.Array(
        Type.Object({ code: text, result: oneOf(['fits', 'does-not-fit', 'not-asked']), says: text, facts }),
      ),
      counts,
    }),
    external: Type.Null({ description: 'Not compared with surveys, clearance and accidents yet.' }),
    traverse: Type.Union([ref(ReckonedTraverseSchema), Type.Null()]),
  },
  { $id: 'DerivedRecord' },
);

/** A version of a record, without what was entered. */
export const HazardVersionSchema = Type.Object(
  {
    number: whole,
    why: textOrNull,
    reckoning: text,
    movedM: Type.Union([number, Type.Null()], {
      description: 'How far the point lies off that moved most, against the version before it.',
    }),
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'HazardVersion' },
);

/** What a person decided of the area by a record. */
export const HazardDecisionSchema = Type.Object(
  {
    decided: oneOf(decisions),
    reasons: text,
    version: Type.Integer({ description: 'The version of the record that was looked at.' }),
    madeBy: textOrNull,
    madeAt: text,
  },
  { $id: 'HazardDecision' },
);

/** Who is to see a record, or saw it. */
export const HazardReleaseSchema = Type.Object(
  {
    id: text,
    to: textOrNull,
    reason: text,
    askedBy: textOrNull,
    askedAt: text,
    isMine: Type.Boolean({ description: 'The reader asked for it, and cannot agree to it.' }),
    agreedBy: textOrNull,
    agreedAt: textOrNull,
    endedBy: textOrNull,
    endedAt: textOrNull,
    endedReason: textOrNull,
  },
  { $id: 'HazardRelease' },
);

/** A hazard record with all that is shown of it, as of one of its versions. */
export const WholeHazardRecordSchema = Type.Object(
  {
    id: text,
    serial: text,
    title: text,
    form: oneOf(recordForms),
    version: text,
    shown: Type.Integer({ description: 'The version that is shown; the last one holds.' }),
    mayChange: Type.Boolean({ description: 'False of what was only released to the reader.' }),
    handover: Type.Union([Type.Object({ id: text, serial: text, title: text }), Type.Null()]),
    sheet: Type.Union([Type.Object({ serial: text, isSealed: Type.Boolean() }), Type.Null()]),
    entered: ref(EnteredRecordSchema),
    derived: ref(DerivedRecordSchema),
    reckoning: text,
    isReckonedAnew: Type.Boolean({ description: 'The program reckons otherwise now than it did then.' }),
    versions: Type.Array(ref(HazardVersionSchema)),
    decisions: Type.Array(ref(HazardDecisionSchema), { description: 'The last one first; it holds.' }),
    releases: Type.Array(ref(HazardReleaseSchema)),
    withdrawnReason: textOrNull,
  },
  { $id: 'WholeHazardRecord' },
);

/** Where records lie, for a map. */
export const HazardShapeSchema = Type.Object(
  {
    id: text,
    serial: text,
    title: text,
    decided: oneOf(decisions),
    envelope,
    points: Type.Array(Type.Object(place)),
  },
  { $id: 'HazardShape' },
);

const facet = Type.Array(Type.Object({ value: text, count: whole }));

/** How many records there are of each kind, as far as the reader sees them. */
export const HazardCountsSchema = Type.Object(
  { total: whole, forms: facet, decided: facet },
  { $id: 'HazardCounts' },
);
