import { Type } from 'typebox';
import { incidentForms, partForms, type FieldKind, type IncidentForm, type PartForm } from '#coding';
import { ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);

/** A kind of record: an incident, or what hangs on one. */
export const FormName = Type.Unsafe<IncidentForm>({ type: 'string', enum: Object.keys(incidentForms) });
const PartName = Type.Unsafe<PartForm>({ type: 'string', enum: [...partForms] });

/** A field of a record: what it holds, of which vocabulary, its number in the Events Standard Formats, and the name of its label. */
export const FieldSchema = Type.Object(
  {
    name: text,
    kind: Type.Unsafe<FieldKind>({ type: 'string' }),
    esf: textOrNull,
    list: textOrNull,
    isRequired: Type.Boolean(),
    within: textOrNull,
    label: text,
  },
  { $id: 'Field' },
);

/** The fields of every kind of record, in the order in which they are asked for. */
export const FormsSchema = Type.Object(
  Object.fromEntries(
    Object.keys(incidentForms).map((form) => [form, Type.Array(ref(FieldSchema))]),
  ) as Record<IncidentForm, ReturnType<typeof Type.Array<ReturnType<typeof ref<typeof FieldSchema>>>>>,
  { $id: 'Forms' },
);

/** What a record says by the names of its fields. The fields are in /api/incident-forms and are checked one by one when they are written. */
const Values = Type.Record(text, Type.Unknown());

/** A record as it is read. `actId` only of an involvement. */
export const RecordSchema = Type.Object(
  {
    form: FormName,
    id: text,
    actId: textOrNull,
    values: Values,
    version: text,
    madeBy: textOrNull,
    madeAt: text,
    changedAt: textOrNull,
  },
  { $id: 'IncidentRecord' },
);

/** An incident as a list shows it. */
export const IncidentSchema = Type.Object(
  {
    id: text,
    title: text,
    happenedOn: textOrNull,
    place: textOrNull,
    placeId: textOrNull,
    status: textOrNull,
    acts: Type.Array(text),
    victims: Type.Integer(),
    perpetrators: Type.Integer(),
    tellers: Type.Integer(),
    isWithdrawn: Type.Boolean(),
    madeAt: text,
  },
  { $id: 'Incident' },
);

/** How an incident stands to another; `isFrom`: it is the one that is said to do so. */
export const IncidentLinkSchema = Type.Object(
  {
    id: text,
    relation: text,
    isFrom: Type.Boolean(),
    reason: text,
    madeBy: textOrNull,
    madeAt: text,
    otherId: text,
    otherTitle: text,
    otherHappenedOn: textOrNull,
  },
  { $id: 'IncidentLink' },
);

const TermCount = Type.Object({ id: textOrNull, count: Type.Integer() });

/** How many incidents have acts of which kind, and which status. */
export const IncidentFacetsSchema = Type.Object(
  { acts: Type.Array(TermCount), statuses: Type.Array(TermCount) },
  { $id: 'IncidentFacets' },
);

/**
 * An incident that is to be recorded. From a claim it lies in the claim’s compartment, and what it says in the claim’s words rests on it;
 * else in the compartment that is named, or the first that one is a member of.
 */
export const IncidentBody = Type.Object({
  claimId: Type.Optional(Type.String({ format: 'uuid' })),
  compartmentId: Type.Optional(Type.String({ format: 'uuid' })),
  values: Values,
});

/** What is to hang on an incident; an involvement on one of its acts. */
export const PartBody = Type.Object({
  form: PartName,
  actId: Type.Optional(Type.String({ format: 'uuid' })),
  values: Values,
});

/** What is to be said otherwise of a record; what is left out stays. */
export const RecordChangeBody = Type.Object({
  values: Values,
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
});

/** Another incident, how this one stands to it, and why. */
export const IncidentLinkBody = Type.Object({
  otherId: Type.String({ format: 'uuid' }),
  relation: Type.String({ maxLength: 100 }),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
});

const day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });

/** What narrows a list of incidents. A term that is a group stands for all below it. */
export const IncidentQuery = Type.Object({
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  act: Type.Optional(Type.String({ maxLength: 100 })),
  method: Type.Optional(Type.String({ maxLength: 100 })),
  ground: Type.Optional(Type.String({ maxLength: 100 })),
  status: Type.Optional(Type.String({ maxLength: 100 })),
  actor: Type.Optional(Type.String({ format: 'uuid' })),
  place: Type.Optional(Type.String({ maxLength: 100 })),
  from: Type.Optional(day),
  until: Type.Optional(day),
  box: Type.Optional(Type.String({ maxLength: 120 })),
});

const LANGUAGES = ['en', 'fr', 'az', 'hy', 'ru'] as const;

/** A language in which places are named. */
export const LanguageName = Type.Unsafe<(typeof LANGUAGES)[number]>({ type: 'string', enum: [...LANGUAGES] });

const PlaceName = Type.Object({ name: text, language: textOrNull, usedBy: textOrNull });

/** A place that a spelling may mean: its names with who uses them, where it lies, how exact its position is, and why it is proposed. */
export const PlaceCandidateSchema = Type.Object(
  {
    id: text,
    kind: text,
    name: text,
    matched: Type.Array(Type.Intersect([PlaceName, Type.Object({ from: textOrNull, until: textOrNull })])),
    names: Type.Array(PlaceName),
    within: Type.Array(text),
    latitude: Type.Union([Type.Number(), Type.Null()]),
    longitude: Type.Union([Type.Number(), Type.Null()]),
    precision: text,
    isChecked: Type.Boolean({ description: 'False: from general knowledge, to be compared with a source.' }),
    rank: Type.Integer(),
    reasons: Type.Array(text),
  },
  { $id: 'PlaceCandidate' },
);
