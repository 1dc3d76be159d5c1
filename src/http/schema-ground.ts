import { Type, type Static } from 'typebox';
import {
  accidentClasses,
  ageBands,
  answers,
  casualtyMeasures,
  consents,
  foundCategories,
  nonconformities,
  outcomes,
  positionPrecisions,
  releases,
  searchStates,
  victimRoles,
  victimSexes,
  workKinds,
} from '#clearance';
import { areaSchema } from '#hazard';
import { oneOf, orNull, ref } from './schema.ts';
import { TraverseFindingSchema } from './schema-mines.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const whole = Type.Integer();
const wholeOrNull = Type.Union([whole, Type.Null()]);
const number = Type.Number();
const numberOrNull = Type.Union([number, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const limited = (most: number) => Type.String({ maxLength: most });
const needed = (most: number) => Type.String({ minLength: 1, maxLength: most });
const count = orNull(Type.Integer({ minimum: 0, maximum: 1_000_000 }));
const depth = orNull(Type.Integer({ minimum: 0, maximum: 2000 }));
const words = orNull(limited(4000));
const short = orNull(limited(300));
const day = orNull(limited(100));
const serial = orNull(limited(20));
const why = { why: needed(2000) };
const compartment = { compartmentId: Type.Optional(id) };
const extent = Type.Unsafe<Static<typeof areaSchema>>(areaSchema);

const position = {
  latitude: orNull(Type.Number({ minimum: -90, maximum: 90 })),
  longitude: orNull(Type.Number({ minimum: -180, maximum: 180 })),
  precision: oneOf(positionPrecisions),
};
const ofAccident = {
  title: needed(300),
  dated: day,
  placeId: orNull(limited(100)),
  ...position,
  class: oneOf(accidentClasses),
  deviceCategory: orNull(limited(40)),
  deviceModel: orNull(limited(200)),
  circumstances: words,
  ground: orNull(limited(1000)),
  marked: oneOf(answers),
  moved: oneOf(answers),
  killedLeast: count,
  killedMost: count,
  injuredLeast: count,
  injuredMost: count,
  countedBy: short,
  serial,
};
const { title: accidentTitle, ...restOfAccident } = ofAccident;
/** An accident that is recorded; what is left out is not known. */
export const AccidentBody = Type.Object({
  title: accidentTitle,
  ...Type.Partial(Type.Object(restOfAccident)).properties,
  ...compartment,
});
/** What is changed of it, and why. */
export const AccidentChange = Type.Object({ ...Type.Partial(Type.Object(ofAccident)).properties, ...why });

const ofVictim = {
  actorId: orNull(id),
  sex: oneOf(victimSexes),
  age: orNull(Type.Integer({ minimum: 0, maximum: 130 })),
  ageBand: oneOf(ageBands),
  outcome: oneOf(outcomes),
  role: oneOf(victimRoles),
  roleRule: orNull(limited(1000)),
  activity: short,
  tampered: oneOf(answers),
  consent: oneOf(consents),
  note: orNull(limited(2000)),
};
/** A victim, by the minimum data of IMAS 05.10. */
export const VictimBody = Type.Partial(Type.Object(ofVictim));

const ofArea = {
  title: needed(300),
  placeId: orNull(limited(100)),
  extent,
  isMeasured: Type.Boolean(),
  record: serial,
  searched: oneOf(searchStates),
  searchedReasons: orNull(limited(2000)),
  note: words,
};
/** A hazardous area. */
export const GroundAreaBody = Type.Object({
  title: ofArea.title,
  extent,
  ...Type.Partial(Type.Omit(Type.Object(ofArea), ['title', 'extent'])).properties,
  ...compartment,
});
/** What is changed of it, and why. */
export const GroundAreaChange = Type.Object({ ...Type.Partial(Type.Object(ofArea)).properties, ...why });

/** A survey or a clearance, with the part that it released. */
export const GroundWorkBody = Type.Object({
  name: needed(200),
  kind: oneOf(workKinds),
  released: oneOf(releases),
  extent: Type.Optional(extent),
  criteria: Type.Optional(words),
  organisation: needed(300),
  started: Type.Optional(day),
  ended: Type.Optional(day),
  method: Type.Optional(orNull(limited(1000))),
  depthCm: Type.Optional(depth),
  serial: Type.Optional(serial),
});

/** A visit of those who checked a work. */
export const QualityVisitBody = Type.Object({
  visitedOn: Type.Optional(day),
  inspectedBy: needed(300),
  nonconformity: oneOf(nonconformities),
  words: Type.Optional(words),
  measures: Type.Optional(words),
});

const ofDevice = {
  foundOn: day,
  ...position,
  category: oneOf(foundCategories),
  model: orNull(limited(200)),
  lot: orNull(limited(100)),
  madeOn: day,
  condition: orNull(limited(500)),
  depthCm: depth,
  destroyed: oneOf(answers),
  record: serial,
  areaId: orNull(id),
  serial,
  note: orNull(limited(2000)),
};
/** A device that was found. */
export const FoundDeviceBody = Type.Object({
  ...Type.Partial(Type.Object(ofDevice)).properties,
  ...compartment,
});
/** What is changed of it, and why. */
export const FoundDeviceChange = Type.Object({ ...Type.Partial(Type.Object(ofDevice)).properties, ...why });

const findings = Type.Array(ref(TraverseFindingSchema), {
  description: 'What cannot be right of where it lies, with what that means; nothing is refused for it.',
});
const standing = { version: text, madeAt: text };

/** An accident as lists have it: without a coordinate. */
export const ListedAccidentSchema = Type.Object(
  {
    id: text,
    serial: text,
    title: text,
    dated: textOrNull,
    placeId: textOrNull,
    precision: oneOf(positionPrecisions),
    class: oneOf(accidentClasses),
    victims: whole,
    killed: Type.Integer({ description: 'Of the victims who are recorded one by one.' }),
    injured: whole,
    killedLeast: wholeOrNull,
    killedMost: wholeOrNull,
    injuredLeast: wholeOrNull,
    injuredMost: wholeOrNull,
    countedBy: textOrNull,
    ...standing,
  },
  { $id: 'ListedAccident' },
);

/** What records support of a measure; its parts stay apart. */
export const CasualtySupportSchema = Type.Object(
  {
    accidents: whole,
    records: whole,
    identified: whole,
    unnamedAtLeast: whole,
    atLeast: Type.Integer({
      description:
        'Identified, and the least of the unnamed: by the larger of two sources, never by their sum.',
    }),
    atMost: Type.Union([whole, Type.Null()], { description: 'Null: of an accident no most is said.' }),
    mayBe: Type.Integer({
      description: 'Accidents of which date or place say too little; not in the other numbers.',
    }),
  },
  { $id: 'CasualtySupport' },
);
const support = Type.Object({
  'count-killed': ref(CasualtySupportSchema),
  'count-injured': ref(CasualtySupportSchema),
  'count-killed-or-injured': ref(CasualtySupportSchema),
});

/** An accident with all that pages show of it. */
export const WholeAccidentSchema = Type.Object(
  {
    ...ListedAccidentSchema.properties,
    latitude: numberOrNull,
    longitude: numberOrNull,
    deviceCategory: textOrNull,
    deviceModel: textOrNull,
    circumstances: textOrNull,
    ground: textOrNull,
    marked: oneOf(answers),
    moved: oneOf(answers),
    item: textOrNull,
    withdrawnReason: textOrNull,
    findings,
    support,
    people: Type.Array(
      Type.Object({
        id: text,
        actor: Type.Union([Type.Object({ id: text, pseudonym: textOrNull }), Type.Null()]),
        sex: oneOf(victimSexes),
        age: wholeOrNull,
        ageBand: oneOf(ageBands),
        outcome: oneOf(outcomes),
        role: oneOf(victimRoles),
        roleRule: textOrNull,
        activity: textOrNull,
        tampered: oneOf(answers),
        consent: oneOf(consents),
        note: textOrNull,
      }),
    ),
  },
  { $id: 'WholeAccident' },
);

/** An area as lists have it: without a coordinate. */
export const ListedAreaSchema = Type.Object(
  {
    id: text,
    serial: text,
    title: text,
    record: Type.Union([Type.Object({ id: text, serial: text }), Type.Null()]),
    isMeasured: Type.Boolean(),
    searched: oneOf(searchStates),
    works: whole,
    devices: whole,
    ...standing,
  },
  { $id: 'ListedArea' },
);

/** A device that was found. */
export const FoundDeviceSchema = Type.Object(
  {
    id: text,
    serial: text,
    foundOn: textOrNull,
    precision: oneOf(positionPrecisions),
    category: oneOf(foundCategories),
    model: textOrNull,
    lot: textOrNull,
    madeOn: textOrNull,
    earliestLaying: Type.Union([text, Type.Null()], {
      description: 'The first day that its marking can mean.',
    }),
    condition: textOrNull,
    depthCm: wholeOrNull,
    destroyed: oneOf(answers),
    record: Type.Union([Type.Object({ id: text, serial: text }), Type.Null()]),
    area: Type.Union([Type.Object({ id: text, title: text }), Type.Null()]),
    item: textOrNull,
    note: textOrNull,
    findings,
    ...standing,
  },
  { $id: 'FoundDevice' },
);

const polygons = Type.Array(Type.Array(Type.Array(Type.Array(number))));
/** An area with what was done to it, and how its parts add up. */
export const WholeAreaSchema = Type.Object(
  {
    ...ListedAreaSchema.properties,
    placeId: textOrNull,
    extent: polygons,
    searchedReasons: textOrNull,
    note: textOrNull,
    withdrawnReason: textOrNull,
    findings,
    parts: Type.Array(
      Type.Object({
        id: text,
        name: text,
        kind: oneOf(workKinds),
        released: oneOf(releases),
        extent: Type.Union([polygons, Type.Null()]),
        criteria: textOrNull,
        organisation: text,
        started: textOrNull,
        ended: textOrNull,
        method: textOrNull,
        depthCm: wholeOrNull,
        item: textOrNull,
        visits: Type.Array(
          Type.Object({
            id: text,
            visitedOn: textOrNull,
            inspectedBy: text,
            nonconformity: oneOf(nonconformities),
            words: textOrNull,
            measures: textOrNull,
          }),
        ),
      }),
    ),
    found: Type.Array(ref(FoundDeviceSchema)),
    conservation: Type.Object({
      original_m2: number,
      by: Type.Object({ cancelled: number, reduced: number, cleared: number }),
      remaining_m2: Type.Number({ description: 'Nobody released it: it stays hazardous.' }),
      remaining: polygons,
      twice: Type.Array(Type.Object({ one: text, other: text, area_m2: number })),
      outside: Type.Array(Type.Object({ id: text, area_m2: number })),
      holds: Type.Boolean(),
      tolerance_m2: number,
    }),
  },
  { $id: 'WholeArea' },
);

const total = {
  claimId: text,
  measure: oneOf(casualtyMeasures),
  value: numberOrNull,
  least: numberOrNull,
  most: numberOrNull,
  population: textOrNull,
  area: textOrNull,
  placeId: textOrNull,
  from: textOrNull,
  to: textOrNull,
  asOf: textOrNull,
  claimant: text,
  source: text,
  serial: textOrNull,
  quote: textOrNull,
};
/** A total that somebody published. */
export const PublishedTotalSchema = Type.Object(total, { $id: 'PublishedTotal' });
/** Casualties: what records support, and each published total beside what they support for it. */
export const CasualtiesSchema = Type.Object(
  {
    support,
    totals: Type.Array(
      Type.Object({
        ...total,
        support: ref(CasualtySupportSchema),
        isAreaCompared: Type.Boolean(),
        stands: Type.Union([oneOf(['below-records', 'above-records']), Type.Null()]),
      }),
    ),
    wrongSums: Type.Array(
      Type.Object({
        whole: ref(PublishedTotalSchema),
        parts: Type.Array(ref(PublishedTotalSchema)),
        sum: number,
      }),
    ),
  },
  { $id: 'Casualties' },
);
