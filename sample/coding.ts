import { readFileSync } from 'node:fs';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

const Text = Type.String({ minLength: 1 });
const Keys = Type.Array(Text);
const ByField = Type.Record(Type.String(), Keys);
const Values = Type.Record(Type.String(), Type.Union([Text, Keys]));

const Claim = Type.Object(
  {
    key: Text,
    file: Text,
    words: Text,
    facts: Type.Record(Type.String(), Type.Union([Text, Type.Number()])),
    grade: Type.Optional(Text),
  },
  { additionalProperties: false },
);

const Act = Type.Object(
  {
    values: Values,
    victim: Text,
    perpetrator: Text,
    basis: ByField,
    alleged: Type.Object({ supports: Keys, contradicts: Keys }, { additionalProperties: false }),
  },
  { additionalProperties: false },
);

/** As far as one person takes a conclusion: reviewed takes a second one. */
const Step = Type.Union([Type.Literal('find-in-progress'), Type.Literal('find-ready')]);

const Or = Type.Union;

const ProceedingStep = Type.Object(
  {
    kind: Type.Enum([
      'application',
      'filing',
      'hearing',
      'order',
      'judgment',
      'measure',
      'diplomatic-exchange',
    ]),
    byWhom: Or([Text, Type.Null()]),
    happenedOn: Or([Text, Type.Null()]),
    what: Text,
    files: Keys,
    exchange: Type.Optional(
      Type.Object(
        {
          form: Type.Enum(['public-statement', 'other']),
          addressedTo: Or([Text, Type.Null()]),
          namesTreaty: Or([Type.Boolean(), Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

const Proceeding = Type.Object(
  {
    key: Text,
    title: Text,
    forum: Text,
    parties: Type.Array(
      Type.Object(
        { name: Text, role: Type.Enum(['applicant', 'respondent']) },
        { additionalProperties: false },
      ),
    ),
    registryNumber: Or([Text, Type.Null()]),
    instruments: Keys,
    status: Type.Enum(['pending']),
    begunOn: Text,
    steps: Type.Array(ProceedingStep),
    answers: Type.Array(
      Type.Object(
        {
          checklist: Text,
          test: Text,
          state: Type.Enum(['open', 'met']),
          reasons: Text,
          claims: Keys,
          files: Keys,
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

const MayBe = Or([Text, Type.Null()]);

/** What somebody says of an obligation; every claim and file is named as they are called here. */
const Compliance = Type.Object(
  {
    says: Type.Enum(['performed', 'partly-performed', 'disputed']),
    side: MayBe,
    saidBy: Text,
    saidOn: Text,
    happenedOn: MayBe,
    note: MayBe,
    claims: Keys,
    files: Keys,
  },
  { additionalProperties: false },
);

const Obligation = Type.Object(
  {
    label: MayBe,
    owedBy: Text,
    owedTo: MayBe,
    words: Text,
    dueOn: MayBe,
    isContinuing: Type.Boolean(),
    conditions: MayBe,
    inForceFrom: MayBe,
    toCheck: Type.Boolean(),
    /** Whether the words stand in one of the files of the text, so that they are quoted from it. */
    quoted: Type.Boolean(),
    events: Type.Array(Compliance),
  },
  { additionalProperties: false },
);

const Undertaking = Type.Object(
  {
    key: Text,
    kind: Type.Enum(['agreement', 'ceasefire', 'ordered-measure', 'unilateral']),
    title: Text,
    dated: Text,
    parties: Type.Array(
      Type.Object(
        { name: Text, role: Type.Enum(['side', 'author', 'third']) },
        { additionalProperties: false },
      ),
    ),
    whichText: Text,
    toCheck: Type.Boolean(),
    files: Keys,
    /** The proceeding, by its key, and the kind of its step. */
    order: Or([
      Type.Object(
        { proceeding: Text, step: Or([Type.Enum(['order', 'measure']), Type.Null()]) },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
    obligations: Type.Array(Obligation),
  },
  { additionalProperties: false },
);

/** The shape of `coding.json`; the border where it is parsed. */
const CodingSchema = Type.Object(
  {
    positions: Type.Array(Type.Object({ folder: Text, position: Text, reason: Text })),
    grades: Type.Record(Type.String(), Type.Object({ reliability: Text, credibility: Text, reason: Text })),
    claims: Type.Array(Claim),
    links: Type.Array(
      Type.Object({
        from: Text,
        to: Text,
        relation: Type.Union([
          Type.Literal('supports'),
          Type.Literal('contradicts'),
          Type.Literal('same-origin'),
        ]),
        reason: Text,
      }),
    ),
    groups: Type.Array(Type.Object({ key: Text, name: Text, unit: Text })),
    incidents: Type.Array(
      Type.Object({ key: Text, values: Values, basis: ByField, tellers: Keys, acts: Type.Array(Act) }),
    ),
    conclusions: Type.Array(
      Type.Object(
        {
          key: Text,
          statement: Text,
          reasons: Text,
          incident: Type.Optional(Text),
          supports: Keys,
          contradicts: Keys,
          steps: Type.Array(Type.Object({ to: Step, reason: Text }, { additionalProperties: false })),
        },
        { additionalProperties: false },
      ),
    ),
    chain: Type.Array(Type.Object({ from: Text, to: Text, relation: Text, reason: Text })),
    weighings: Type.Array(
      Type.Object(
        {
          claim: Text,
          kind: Text,
          answers: Type.Record(Type.String(), Type.Union([Type.Boolean(), Text, Type.Array(Text)])),
        },
        { additionalProperties: false },
      ),
    ),
    allegations: Type.Array(
      Type.Object(
        {
          key: Text,
          title: Text,
          party: Text,
          respondent: Text,
          forum: Text,
          provision: Text,
          facts: Text,
          period: Type.Union([Text, Type.Null()]),
          evidence: Type.Array(
            Type.Object(
              {
                slot: Text,
                // One of the two.
                claim: Type.Optional(Text),
                conclusion: Type.Optional(Text),
                stance: Type.Union([Type.Literal('for'), Type.Literal('against')]),
                answer: Type.Optional(Text),
              },
              { additionalProperties: false },
            ),
          ),
        },
        { additionalProperties: false },
      ),
    ),
    proceedings: Type.Array(Proceeding),
    parallels: Type.Array(
      Type.Object(
        { from: Text, to: Text, relation: Type.Literal('parallel'), reason: Text },
        { additionalProperties: false },
      ),
    ),
    undertakings: Type.Array(Undertaking),
  },
  { additionalProperties: false },
);

/**
 * What an analyst might make of the sample: passages of its files as claims, each side’s beside the other’s, with who speaks; incidents
 * of both sides with the claims that they rest on, conclusions that decide nothing between the sides, what each side charges, with its gaps, and
 * the cases of both sides before both courts, with their steps as public notes tell them, and what was agreed, declared or ordered, with what each side says of it. Everything is named by key, sources by the folder that came from them. What does not
 * fit together is left so, and nothing says more than the note it is taken from.
 */
export type SampleCoding = Static<typeof CodingSchema>;

/** A passage of a file as a claim: `facts` are those of the archive’s claims; without `body` the words are the claim. */
export type SampleClaim = SampleCoding['claims'][number];

/** Reads `coding.json`. Throws on what is not of its shape. */
export function readCoding(): SampleCoding {
  return Value.Parse(CodingSchema, JSON.parse(readFileSync(new URL('coding.json', import.meta.url), 'utf8')));
}
