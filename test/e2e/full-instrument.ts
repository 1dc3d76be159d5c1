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

/** Every field that the schema of an instrument lets a lawyer write, the numbers of entries as `#`. */
export function lawFields(): string[] {
  const all = [...fieldsIn(SCHEMAS.instrument as unknown as Shape, '')];
  // The source is chosen with the basis, in one field.
  return all.filter((field) => !FIXED.has(field) && !field.endsWith('/source') && field !== '/source');
}

/** A fictional instrument of which every field is written. */
export const FULL_INSTRUMENT = `format: muniment-law/1
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
