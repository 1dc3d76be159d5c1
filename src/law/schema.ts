import { Type, type Static } from 'typebox';
import { pleadingKinds, sectionFills, sectionKinds } from './model-skeletons.ts';
import {
  Authority,
  closed,
  Day,
  DottedId,
  file,
  FORMAT,
  Languages,
  Limit,
  Line,
  list,
  LocalId,
  maybe,
  Slug,
  SourceKey,
  Standards,
  StateCode,
  statement,
  Text,
  Version,
} from './schema-parts.ts';

const Package = closed({
  format: Type.Literal(FORMAT),
  kind: Type.Literal('package'),
  id: Slug,
  version: Version,
  title: Text,
  licence: Line,
  sources: Type.Optional(
    Type.Record(SourceKey, closed({ address: Line, text: Text }), { additionalProperties: false }),
  ),
});

const Alternative = statement({
  id: DottedId,
  text: Text,
  prompts: maybe(Text),
  provisions: maybe(DottedId),
});

const Element = statement({
  id: DottedId,
  kind: Type.Optional(Type.Enum(['required', 'exception'])),
  text: Text,
  prompts: maybe(Text),
  answers: maybe(Text),
  alternatives: Type.Optional(list(Alternative, 2)),
  burden: Type.Optional(statement({ on: Type.Enum(['respondent', 'shifts']), text: Text })),
  standards: Type.Optional(Standards),
  authority: maybe(Authority),
});

const Provision = statement({
  id: DottedId,
  kind: Type.Enum(['duty', 'gate', 'attribution', 'consequence', 'procedure', 'yardstick']),
  label: Text,
  text: Text,
  gate: maybe(DottedId),
  standards: Type.Optional(Standards),
  limits: maybe(Limit),
  elements: maybe(Element),
  authority: maybe(Authority),
});

const Dated = statement({ date: Day });

const Instrument = statement(
  file('instrument', {
    citation: Line,
    adopted: Type.Optional(Dated),
    inForce: Type.Optional(Dated),
    forumBasis: list(
      statement({
        forum: Slug,
        kind: Type.Enum(['jurisdictional', 'interpretive', 'none']),
        by: Type.Optional(DottedId),
        text: Type.Optional(Text),
      }),
    ),
    parties: maybe(
      statement({
        state: StateCode,
        inForce: Day,
        ended: Type.Optional(statement({ date: Day, text: Type.Optional(Text) })),
        note: Type.Optional(Text),
        reservations: maybe(statement({ text: Text, provisions: maybe(DottedId) })),
      }),
    ),
    between: maybe(
      statement({
        states: Type.Array(StateCode, { minItems: 2, maxItems: 2 }),
        inForce: Day,
        text: Type.Optional(Text),
      }),
    ),
    temporal: maybe(statement({ text: Text })),
    standards: Type.Optional(Standards),
    provisions: list(Provision, 1),
  }),
);

const ProofRule = closed({
  best: Type.Integer({ minimum: 0, maximum: 20 }),
  corroboration: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  contradictionsAnswered: Type.Optional(Type.Literal(true)),
});

const StandardSet = closed(
  file('standards', {
    forums: list(closed({ id: Slug, names: Text })),
    standards: list(
      statement({
        id: Slug,
        names: Text,
        text: Text,
        provenBy: list(ProofRule, 1),
        authority: maybe(Authority),
      }),
      1,
    ),
    charges: maybe(
      statement({
        id: Slug,
        forum: Slug,
        text: Text,
        standard: Type.Optional(Slug),
        authority: maybe(Authority),
      }),
    ),
    stages: maybe(
      statement({
        id: Slug,
        names: Text,
        text: Text,
        asks: Type.Optional(Standards),
        authority: maybe(Authority),
      }),
    ),
    results: list(closed({ id: Slug, names: Text, standard: Type.Optional(Slug) }), 3),
  }),
);

const Band = Type.Integer({ minimum: 0, maximum: 20 });
const Bound = Type.Integer({ minimum: 0, maximum: 1_000_000 });

const Effect = closed({
  adjust: Type.Optional(Type.Integer({ minimum: -20, maximum: 20 })),
  cap: Type.Optional(Band),
  floor: Type.Optional(Band),
  set: Type.Optional(Band),
  alert: Type.Optional(Text),
  list: Type.Optional(LocalId),
});

const Condition = closed({
  is: Type.Optional(Type.Union([Type.Boolean(), LocalId, list(LocalId, 1)])),
  of: maybe(LocalId),
  atLeast: Type.Optional(Bound),
  atMost: Type.Optional(Bound),
});

const Factor = statement({
  id: LocalId,
  names: Text,
  question: Text,
  type: Type.Enum(['boolean', 'number', 'choice', 'choices']),
  unit: Type.Optional(Type.Enum(['days', 'count'])),
  options: maybe(closed({ id: LocalId, names: Text })),
  appliesTo: maybe(LocalId),
  cases: list(closed({ when: Type.Optional(Condition), effects: list(Effect) }), 1),
  authority: maybe(Authority),
});

const Rubric = closed(
  file('rubric', {
    calibration: Type.Enum(['starting', 'measured']),
    bands: list(closed({ band: Band, names: Text, text: Text }), 2),
    corroborationFrom: Band,
    kinds: list(statement({ id: LocalId, names: Text, band: Band }), 1),
    factors: list(Factor),
    lists: maybe(closed({ id: LocalId, names: Text, text: Text })),
  }),
);

const Checklist = closed(
  file('checklist', {
    forum: Slug,
    about: Type.Enum(['jurisdiction', 'admissibility', 'provisional-measures', 'pleadings', 'application']),
    instrument: Type.Optional(Slug),
    tests: list(
      statement({
        id: LocalId,
        label: Text,
        text: Text,
        evidence: maybe(Text),
        exchanges: Type.Optional(Type.Boolean()),
        rule: Type.Optional(closed({ text: Line, asOf: Type.Optional(Day) })),
        limits: maybe(Limit),
        authority: maybe(Authority),
      }),
      1,
    ),
    skeletons: maybe(
      closed({
        of: Type.Enum([...pleadingKinds]),
        sections: list(
          closed({
            heading: Text,
            holds: Type.Enum([...sectionKinds]),
            test: LocalId,
            filledWith: Type.Optional(Type.Enum([...sectionFills])),
          }),
          1,
        ),
      }),
    ),
  }),
);

const Profile = closed(
  file('profile', {
    forum: Slug,
    numbering: Line,
    order: Type.Enum(['as-numbered', 'by-date']),
    sheets: Type.Optional(Type.Literal(false)),
    pagesPerVolume: Type.Optional(Type.Integer({ minimum: 20, maximum: 5000 })),
    loadFiles: Type.Optional(Type.Literal(true)),
    checklist: Type.Optional(Slug),
    languages: Languages,
    limits: maybe(statement({ unit: Type.Literal('pages'), atMost: Limit.properties.atMost, text: Text })),
    title: Text,
    listTitle: Text,
    listSigned: Type.Optional(statement({ signedBy: Text })),
    extracts: Type.Optional(statement({ listTitle: Text, text: Text })),
    certificates: maybe(
      statement({
        id: LocalId,
        title: Text,
        text: Text,
        signedBy: Text,
        about: Type.Enum(['all', 'translations']),
      }),
    ),
  }),
);

/** The shape of each kind of file; law/schema holds the same as JSON Schema (draft 2020-12), written from these. */
export const SCHEMAS = {
  package: Package,
  instrument: Instrument,
  standards: StandardSet,
  rubric: Rubric,
  checklist: Checklist,
  profile: Profile,
} as const;

/** Kinds of files. */
export type FileKind = keyof typeof SCHEMAS;

/** What a file of a kind says, once its shape holds. */
export type Said<K extends FileKind> = Static<(typeof SCHEMAS)[K]>;

/** The text of law/schema/KIND.json. */
export function schemaText(kind: FileKind): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:muniment:law:1:${kind}`,
    ...SCHEMAS[kind],
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
