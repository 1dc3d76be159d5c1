import { Type } from 'typebox';
import {
  priorityReasons,
  criteria,
  criterionFindings,
  holdKinds,
  obstacleKinds,
  precisions,
  reliabilities,
  returnStatuses,
  routeStatuses,
  wordKinds,
} from '#settlements';
import { oneOf, orNull, ref } from './schema.ts';
import { TraverseFindingSchema } from './schema-mines.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const numberOrNull = Type.Union([Type.Number(), Type.Null()]);
const id = Type.String({ format: 'uuid' });
const limited = (most: number) => Type.String({ maxLength: most });
const needed = (most: number) => Type.String({ minLength: 1, maxLength: most });
const edtf = orNull(limited(100));
const geoJson = Type.Unsafe<unknown>({
  type: ['object', 'null'],
  additionalProperties: true,
  description: 'A GeoJSON geometry in WGS 84, at most 20,000 points.',
});

const evidence = {
  serials: Type.Array(limited(20), { maxItems: 200 }),
  quoteIds: Type.Array(id, { maxItems: 200 }),
  claimIds: Type.Array(id, { maxItems: 200 }),
  incidentIds: Type.Array(id, { maxItems: 200 }),
  eventIds: Type.Array(id, { maxItems: 200 }),
};

/** The day that is asked for, and by whose end it was to be known. */
export const AskedDay = {
  on: Type.Optional(
    Type.String({ format: 'date', description: 'Of this day; of today (UTC) when left out.' }),
  ),
  knownAt: Type.Optional(
    Type.String({
      format: 'date',
      description: 'By what was recorded by the end of this day (UTC); by all that is when left out.',
    }),
  ),
};

/** By what the list is narrowed. */
export const SettlementNarrowing = {
  status: Type.Optional(oneOf(returnStatuses)),
  kind: Type.Optional(oneOf(obstacleKinds)),
  text: Type.Optional(Type.String({ maxLength: 200 })),
  lang: Type.Optional(Type.String({ maxLength: 10 })),
};

/** A name that is given. */
const GivenName = Type.Object({
  name: needed(200),
  language: orNull(limited(10)),
  usedBy: orNull(limited(200)),
});

const ofSettlement = {
  names: Type.Array(GivenName, { maxItems: 60 }),
  latitude: orNull(Type.Number({ minimum: -90, maximum: 90 })),
  longitude: orNull(Type.Number({ minimum: -180, maximum: 180 })),
  precision: oneOf(precisions),
  extent: geoJson,
  note: orNull(limited(4000)),
  isInvented: Type.Boolean(),
};

/** A settlement that is recorded: a place of the gazetteer, or one of our own. */
export const SettlementBody = Type.Object({
  placeId: Type.Optional(
    Type.String({
      maxLength: 100,
      description:
        'Id of the gazetteer: all its names are taken over, and its position where none is given. Own names come after them.',
    }),
  ),
  spelling: Type.Optional(
    Type.String({ maxLength: 200, description: 'By which the place was found in the gazetteer.' }),
  ),
  ...Type.Partial(Type.Object(ofSettlement)).properties,
  compartmentId: Type.Optional(id),
});

/** What is changed of it. */
export const SettlementChange = Type.Partial(Type.Object({ ...ofSettlement, why: limited(2000) }));

const ofObstacle = {
  what: orNull(limited(4000)),
  holdsFrom: edtf,
  holdsTo: edtf,
  reliability: oneOf(reliabilities),
  reliabilityReasons: orNull(limited(4000)),
  geometry: geoJson,
  hazardSerial: orNull(limited(40)),
  ...evidence,
};

/** An obstacle that is recorded. */
export const ObstacleBody = Type.Object({
  kind: oneOf(obstacleKinds),
  ...Type.Partial(Type.Object(ofObstacle)).properties,
});

/** What is changed of it, and why: what was known before is kept. */
export const ObstacleChange = Type.Object({
  ...Type.Partial(Type.Object({ kind: oneOf(obstacleKinds), ...ofObstacle })).properties,
  why: needed(2000),
});

/** What somebody says of an obstacle, as it is recorded. */
export const ObstacleWordBody = Type.Object({
  says: oneOf(wordKinds),
  saidBy: needed(300),
  ...Type.Partial(
    Type.Object({ side: orNull(limited(200)), saidOn: edtf, ofWhen: edtf, ownWords: orNull(limited(2000)) }),
  ).properties,
  ...Type.Partial(Type.Object(evidence)).properties,
});

/** A way that is recorded. */
export const RouteBody = Type.Object({
  name: needed(200),
  line: Type.Unsafe<unknown>({ type: 'object', additionalProperties: true }),
  bufferM: Type.Integer({ minimum: 1, maximum: 5000 }),
});

/** What somebody found of a criterion, as it is recorded. */
export const AssessmentBody = Type.Object({
  criterion: oneOf(criteria),
  finding: oneOf(criterionFindings),
  assessedBy: needed(300),
  words: needed(4000),
  ...Type.Partial(Type.Object({ holdsFrom: edtf, holdsTo: edtf, assessedOn: edtf, ...evidence })).properties,
});

/** Something that shows an obstacle, a word or an assessment. */
export const ReturnEvidenceSchema = Type.Object(
  {
    serial: Type.Union([text, Type.Null()], { description: 'Of the item, or of the item that is quoted.' }),
    quoteId: textOrNull,
    claimId: textOrNull,
    incidentId: textOrNull,
    eventId: textOrNull,
    undertakingId: textOrNull,
    body: Type.Union([text, Type.Null()], { description: 'What it says; null of what is sealed.' }),
    isWithdrawn: Type.Boolean(),
  },
  { $id: 'ReturnEvidence' },
);
const shownBy = Type.Array(ref(ReturnEvidenceSchema));

/** A name of a settlement. */
export const SettlementNameSchema = Type.Object(
  {
    name: text,
    language: textOrNull,
    usedBy: Type.Union([text, Type.Null()], { description: 'Who uses it; null where nobody says.' }),
    from: textOrNull,
    until: textOrNull,
    isChecked: Type.Boolean({ description: 'False: from general knowledge, to be compared with a source.' }),
  },
  { $id: 'SettlementName' },
);

/** A settlement. */
export const SettlementSchema = Type.Object(
  {
    id: text,
    serial: text,
    placeId: textOrNull,
    name: Type.Union([text], {
      description: 'By the rule for all places; every other name stands beside it.',
    }),
    names: Type.Array(ref(SettlementNameSchema)),
    latitude: numberOrNull,
    longitude: numberOrNull,
    precision: oneOf(precisions),
    extent: Type.Unknown(),
    note: textOrNull,
    isInvented: Type.Boolean(),
    version: text,
    madeBy: textOrNull,
    madeAt: text,
    withdrawnReason: textOrNull,
  },
  { $id: 'Settlement' },
);

const dayRange = Type.Object({ first: textOrNull, last: textOrNull });

/** What somebody says of an obstacle. */
export const ObstacleWordSchema = Type.Object(
  {
    id: text,
    says: oneOf(wordKinds),
    side: textOrNull,
    saidBy: text,
    saidOn: textOrNull,
    ofWhen: textOrNull,
    ownWords: textOrNull,
    days: dayRange,
    isOfDay: Type.Boolean({ description: 'It is of the day that is asked for.' }),
    evidence: shownBy,
    recordedBy: textOrNull,
    recordedAt: text,
  },
  { $id: 'ObstacleWord' },
);

/** How an obstacle was known, from when until when. */
export const ObstacleVersionSchema = Type.Object(
  {
    version: text,
    kind: oneOf(obstacleKinds),
    what: textOrNull,
    holdsFrom: textOrNull,
    holdsTo: textOrNull,
    reliability: oneOf(reliabilities),
    reliabilityReasons: textOrNull,
    knownBy: textOrNull,
    knownFrom: text,
    knownTo: textOrNull,
  },
  { $id: 'ObstacleVersion' },
);

/** Something that keeps people from returning, as it was known, and how it lies to the day. */
export const ObstacleSchema = Type.Object(
  {
    id: text,
    kind: oneOf(obstacleKinds),
    what: textOrNull,
    holdsFrom: textOrNull,
    holdsTo: textOrNull,
    begins: dayRange,
    ends: dayRange,
    reliability: oneOf(reliabilities),
    reliabilityReasons: textOrNull,
    geometry: Type.Unknown(),
    hazardSerial: textOrNull,
    hold: oneOf(holdKinds),
    isContested: Type.Boolean({ description: 'Somebody says otherwise than the record does.' }),
    evidence: shownBy,
    words: Type.Array(ref(ObstacleWordSchema)),
    versions: Type.Array(ref(ObstacleVersionSchema)),
    version: text,
    isCurrent: Type.Boolean({
      description: 'False: it was changed or withdrawn after the day by whose end it was known.',
    }),
  },
  { $id: 'Obstacle' },
);

/** What somebody found of a criterion. */
export const AssessmentSchema = Type.Object(
  {
    id: text,
    criterion: oneOf(criteria),
    finding: oneOf(criterionFindings),
    holdsFrom: textOrNull,
    holdsTo: textOrNull,
    assessedBy: text,
    assessedOn: textOrNull,
    words: text,
    isOfDay: Type.Boolean(),
    evidence: shownBy,
    recordedBy: textOrNull,
    recordedAt: text,
  },
  { $id: 'Assessment' },
);

/** A way to a settlement. */
export const SettlementRouteSchema = Type.Object(
  {
    id: text,
    name: text,
    line: Type.Unknown(),
    bufferM: Type.Integer(),
    status: Type.Union([text, Type.Null()], {
      description: `One of ${routeStatuses.join(', ')}: of its worst link; null: it was not looked at.`,
    }),
    hazards: Type.Array(text, { description: 'Serials of what lies on it.' }),
  },
  { $id: 'SettlementRoute' },
);

/** A settlement in a list, with the answer for the day. */
export const ListedSettlementSchema = Type.Object(
  {
    id: text,
    serial: text,
    name: text,
    otherNames: Type.Array(text),
    latitude: numberOrNull,
    longitude: numberOrNull,
    precision: oneOf(precisions),
    isInvented: Type.Boolean(),
    status: oneOf(returnStatuses),
    kinds: Type.Array(oneOf(obstacleKinds)),
    standing: Type.Integer(),
    isContested: Type.Boolean(),
    unknown: Type.Integer({ description: 'Of how many of the eight criteria nothing is known on the day.' }),
  },
  { $id: 'ListedSettlement' },
);

/** A spot of the map. */
export const SettlementSpotSchema = Type.Object(
  {
    id: text,
    name: text,
    latitude: Type.Number(),
    longitude: Type.Number(),
    status: oneOf(returnStatuses),
  },
  { $id: 'SettlementSpot' },
);

/** A settlement with what blocks return to it, as of a day. */
export const WholeSettlementSchema = Type.Object(
  {
    settlement: ref(SettlementSchema),
    on: text,
    knownAt: textOrNull,
    status: Type.Unsafe<(typeof returnStatuses)[number]>({
      type: 'string',
      enum: [...returnStatuses],
      description: 'What is not recorded is unknown; no status says that it was safe.',
    }),
    access: textOrNull,
    obstacles: Type.Array(ref(ObstacleSchema), {
      description: 'What stands or may stand on the day, the surest first; then what does not.',
    }),
    assessments: Type.Array(ref(AssessmentSchema)),
    routes: Type.Array(ref(SettlementRouteSchema)),
    findings: Type.Array(ref(TraverseFindingSchema), {
      description: 'What cannot be right of where it lies, with what that means; nothing is refused for it.',
    }),
    unknown: Type.Array(oneOf(criteria), { description: 'Criteria of which nothing is known on the day.' }),
    criteria: Type.Object({
      title: text,
      toCheck: Type.Boolean({ description: 'Said from general knowledge: to be checked.' }),
    }),
  },
  { $id: 'WholeSettlement' },
);

/** A settlement in the order in which to look at them, with each reason and what it adds. */
export const SettlementPrioritySchema = Type.Object(
  {
    id: text,
    serial: text,
    name: text,
    status: oneOf(returnStatuses),
    rank: Type.Integer({ description: 'From 1; those with the same score have the same rank.' }),
    score: Type.Number({ description: 'The sum of the parts: never shown without them.' }),
    parts: Type.Array(
      Type.Object({
        reason: oneOf(priorityReasons),
        holds: Type.Number({ description: 'How far it holds, from 0 to 1.' }),
        weight: Type.Number(),
        part: Type.Number(),
      }),
    ),
  },
  { $id: 'SettlementPriority' },
);

/** A weight, and of the first ten how many would leave them were it doubled or left out. */
export const PriorityWeightSchema = Type.Object(
  {
    reason: oneOf(priorityReasons),
    weight: Type.Number(),
    leaveWhenDoubled: Type.Integer(),
    leaveWhenLeftOut: Type.Integer(),
  },
  { $id: 'PriorityWeight' },
);
