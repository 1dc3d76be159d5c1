import { SCHEMAS } from '#law';

interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/** Fields that are one in the form: a list of words, which is one line or a row of marks. */
const isWord = ({ type, properties }: Shape): boolean => type !== 'object' && properties === undefined;

function* fieldsIn(shape: Shape, path: string): Generator<string> {
  for (const [name, inner] of Object.entries(shape.properties ?? {}))
    yield* fieldsIn(inner, `${path}/${name}`);
  // A standard for each forum: one stands for all.
  for (const inner of Object.values(shape.patternProperties ?? {})) yield* fieldsIn(inner, `${path}/icj`);
  if (shape.items) {
    if (isWord(shape.items) && !path.endsWith('/states')) yield path;
    else yield* fieldsIn(shape.items, `${path}/#`);
  } else if (isWord(shape)) yield path;
}

/** What is chosen when a file is begun, or counted by the program. */
const FIXED = new Set(['/format', '/kind', '/id', '/version']);

type Kind = Exclude<keyof typeof SCHEMAS, 'package'>;

/** Every field that the schema of a kind of file lets a lawyer write, the numbers of entries as `#`. */
export function lawFields(kind: Kind): string[] {
  const all = [...fieldsIn(SCHEMAS[kind] as unknown as Shape, '')];
  // The source is chosen with the basis, in one field.
  return all.filter((field) => !FIXED.has(field) && !field.endsWith('/source') && field !== '/source');
}

const INSTRUMENT = `format: muniment-law/1
kind: instrument
id: wells
version: 1
names: { en: A fictional agreement on wells, fr: Un accord fictif, az: Uydurma saziş, hy: Հնարովի համաձայնագիր, ru: Вымышленное соглашение }
namesToCheck: [az]
history:
  - { version: 1, date: 2031-05-04, text: { en: It was begun } }
citation: nowhere
basis: knowledge
adopted: { date: 2000-01-01, basis: knowledge }
inForce: { date: 2001-01-01, basis: found, source: AzA24 }
forumBasis:
  - { forum: icj, kind: jurisdictional, by: wells.9, text: { en: Disputes }, basis: knowledge }
  - { forum: ecthr, kind: interpretive, basis: knowledge }
parties:
  - state: ARM
    inForce: 2001-02-03
    note: { en: By succession }
    ended: { date: 2020-01-01, text: { en: It withdrew }, basis: knowledge }
    reservations: [{ text: { en: Not its own wells }, provisions: [wells.1], basis: knowledge }]
    basis: knowledge
  - { state: AZE, inForce: 2001-02-04, basis: knowledge }
between:
  - { states: [ARM, AZE], inForce: 2001-02-04, text: { en: The later day }, basis: knowledge }
temporal: [{ text: { en: Only acts after that day }, basis: knowledge }]
standards: { icj: convincing }
provisions:
  - id: wells.1
    kind: duty
    label: { en: Art. 1 }
    text: { en: No well is poisoned }
    gate: [wells.9]
    standards: { icj: convincing }
    limits:
      - { unit: days, atMost: 30, from: 2001-01-01, until: 2030-01-01, after: notice, waiting: true, text: { en: After notice } }
    authority: [{ case: Upland v. Lowland, pinpoint: "§1", year: 2030, for: { en: What poison is }, basis: knowledge }]
    basis: knowledge
    elements:
      - id: wells.1.a
        kind: required
        text: { en: A well was poisoned }
        prompts: [{ en: Samples }]
        answers: [{ en: The water was bad before }]
        burden: { on: shifts, text: { en: Where access was refused }, basis: knowledge }
        standards: { icj: convincing }
        authority: [{ text: A fictional commentary, basis: knowledge }]
        alternatives:
          - { id: wells.1.a.x, text: { en: By what was thrown in }, prompts: [{ en: Finds }], provisions: [wells.9], basis: knowledge }
          - { id: wells.1.a.y, text: { en: By what ran in }, basis: knowledge }
        basis: knowledge
  - { id: wells.9, kind: procedure, label: { en: Art. 9 }, text: { en: The Court decides }, basis: knowledge }
`;

const HISTORY = `history: [{ version: 2, date: 2031-05-04, text: { en: Written whole } }]
`;
const AUTHORITY = `authority: [{ case: Upland v. Lowland, pinpoint: "§1", year: 2030, for: { en: Caution }, basis: knowledge }]`;

const STANDARDS = `format: muniment-law/1
kind: standards
id: standards
version: 3
names: { en: Standards of proof by forum }
namesToCheck: [az]
${HISTORY.replace('version: 2', 'version: 3')}forums:
  - { id: icj, names: { en: International Court of Justice } }
  - { id: ecthr, names: { en: European Court of Human Rights } }
  - { id: cerd, names: { en: Committee } }
  - { id: cat, names: { en: Committee } }
  - { id: icc, names: { en: International Criminal Court } }
standards:
  - { id: plausible, names: { en: Plausible }, text: { en: It may be }, provenBy: [{ best: 2 }], basis: knowledge }
  - { id: convincing, names: { en: Convincing }, text: { en: It convinces }, provenBy: [{ best: 4 }, { best: 3, corroboration: 2 }], basis: knowledge }
  - { id: high-certainty, names: { en: High certainty }, text: { en: Nearly certain }, provenBy: [{ best: 4 }], basis: knowledge }
  - { id: fully-conclusive, names: { en: Fully conclusive }, text: { en: No other conclusion }, provenBy: [{ best: 5 }], basis: knowledge }
  - id: beyond-reasonable-doubt
    names: { en: Beyond reasonable doubt }
    text: { en: A term of its own }
    provenBy: [{ best: 4, corroboration: 2, contradictionsAnswered: true }]
    basis: knowledge
    ${AUTHORITY}
charges:
  - { id: icj-any, forum: icj, text: { en: Any claim }, standard: convincing, basis: knowledge, ${AUTHORITY} }
stages:
  - { id: merits, names: { en: Merits }, text: { en: Whether there is a breach }, basis: knowledge }
  - { id: urgent, names: { en: Urgent }, text: { en: Until then }, asks: { icj: plausible }, basis: knowledge, ${AUTHORITY} }
results:
  - { id: not-addressed, names: { en: Not addressed } }
  - { id: insufficient, names: { en: Insufficient } }
  - { id: convincing, names: { en: Convincing }, standard: convincing }
`;

const RUBRIC = `format: muniment-law/1
kind: rubric
id: b7
version: 2
names: { en: Weight of a piece of evidence }
namesToCheck: [az]
${HISTORY}calibration: measured
bands:
  - { band: 0, names: { en: None }, text: { en: Nothing } }
  - { band: 1, names: { en: Some }, text: { en: Something } }
corroborationFrom: 1
kinds:
  - { id: press, names: { en: Press }, band: 1, basis: knowledge }
lists:
  - { id: contrary, names: { en: Contrary evidence }, text: { en: To be answered } }
factors:
  - id: F1
    names: { en: Form }
    question: { en: Which of these does it have? }
    type: choices
    options: [{ id: signed, names: { en: A signature } }, { id: dated, names: { en: A day } }]
    appliesTo: [press]
    cases:
      - { when: { of: [signed], atLeast: 1, atMost: 1 }, effects: [{ adjust: -1 }, { cap: 1 }, { floor: 0 }] }
      - { effects: [{ set: 0 }, { alert: { en: Ask for it } }, { list: contrary }] }
    basis: knowledge
    ${AUTHORITY}
  - { id: F2, names: { en: Time }, question: { en: How many days? }, type: number, unit: days, cases: [{ effects: [] }], basis: knowledge }
  - { id: F3, names: { en: Purpose }, question: { en: For the case? }, type: boolean, cases: [{ when: { is: true }, effects: [] }], basis: knowledge }
`;

const CHECKLIST = `format: muniment-law/1
kind: checklist
id: icj-pleadings
version: 3
names: { en: Written pleadings }
namesToCheck: [az]
${HISTORY.replace('version: 2', 'version: 3')}forum: icj
about: pleadings
instrument: icerd
tests:
  - id: P1
    label: { en: Application }
    text: { en: It names the parties }
    evidence: [{ en: The section is there }]
    exchanges: true
    rule: { text: "Rules, Art. 38", asOf: 2023-10-24 }
    limits: [{ unit: days, atMost: 30, from: 2001-01-01, until: 2030-01-01, after: notice, waiting: true, text: { en: After notice } }]
    basis: knowledge
    ${AUTHORITY}
skeletons:
  - of: memorial
    sections: [{ heading: { en: Facts }, holds: facts, test: P1, filledWith: facts }, { heading: { en: Submissions }, holds: relief, test: P1 }]
`;

const PROFILE = `format: muniment-law/1
kind: profile
id: icj-volumes
version: 3
names: { en: Volumes }
namesToCheck: [az]
${HISTORY.replace('version: 2', 'version: 3')}forum: icj
numbering: 'Annex {1}'
order: by-date
sheets: false
pagesPerVolume: 200
loadFiles: true
checklist: icj-pleadings
languages: [en, fr]
limits: [{ unit: pages, atMost: 750, text: { en: All annexes }, basis: knowledge }]
title: { en: Annexes }
listTitle: { en: List of annexes }
listSigned: { signedBy: { en: Agent }, basis: knowledge }
extracts: { listTitle: { en: Deposited }, text: { en: The whole is deposited }, basis: knowledge }
certificates:
  - { id: copies, title: { en: Certification }, text: { en: They are true }, signedBy: { en: Agent }, about: all, basis: knowledge }
`;

/** A file of each kind of which every field is written, under the id of one that there is; the instrument is fictional and new. */
export const FULL_LAW: readonly { readonly kind: Kind; readonly id: string; readonly text: string }[] = [
  { kind: 'instrument', id: 'wells', text: INSTRUMENT },
  { kind: 'standards', id: 'standards', text: STANDARDS },
  { kind: 'rubric', id: 'b7', text: RUBRIC },
  { kind: 'checklist', id: 'icj-pleadings', text: CHECKLIST },
  { kind: 'profile', id: 'icj-volumes', text: PROFILE },
];
