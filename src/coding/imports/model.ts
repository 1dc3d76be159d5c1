import { Type, type Static } from 'typebox';
import { actorKinds } from '../actors/model.ts';
import { nameKinds } from '../actors/names.ts';
import { incidentForms, type Field, type FieldKind } from '../incidents/forms.ts';

/** What a row of a sheet is: an incident, a person or group, or what was done to somebody in an incident. */
export const importKinds = ['incidents', 'people', 'casualties'] as const;
/** One of them. */
export type ImportKind = (typeof importKinds)[number];

const heading = Type.String({ minLength: 1, maxLength: 300 });
const strict = { additionalProperties: false } as const;

/** Where a value comes from: exactly one of `column`, `constant` and `template`; then what is done to it. */
export const CellSchema = Type.Object(
  {
    column: Type.Optional(heading),
    constant: Type.Optional(
      Type.Union([
        Type.Array(Type.String({ maxLength: 300 }), { maxItems: 50 }),
        Type.Number(),
        Type.String(),
      ]),
    ),
    template: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
    values: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 300 }))),
    format: Type.Optional(Type.String({ maxLength: 30 })),
    split: Type.Optional(Type.String({ minLength: 1, maxLength: 5 })),
  },
  strict,
);
/** One of them. */
export type Cell = Static<typeof CellSchema>;

const Fields = Type.Record(Type.String({ maxLength: 60 }), CellSchema);
const Part = Type.Object({ fields: Fields }, strict);
const uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const columns = Type.Array(heading, { minItems: 1, maxItems: 20 });

/** What the columns of a sheet mean; docs/formats/imports.md. Whoever imports controls all of it. */
export const MappingSchema = Type.Object(
  {
    v: Type.Literal(1),
    list: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    header: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
    encoding: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    key: Type.Optional(columns),
    compartment: Type.Optional(uuid),
    source: Type.Optional(uuid),
    incident: Type.Optional(Type.Object({ key: Type.Optional(columns), fields: Fields }, strict)),
    act: Type.Optional(Part),
    involvement: Type.Optional(Part),
    information: Type.Optional(Part),
    actor: Type.Optional(
      Type.Object(
        {
          kind: Type.Unsafe<(typeof actorKinds)[number]>({ type: 'string', enum: [...actorKinds] }),
          countingUnit: Type.Optional(Type.String({ maxLength: 100 })),
          names: Type.Optional(
            Type.Array(
              Type.Object(
                {
                  column: heading,
                  kind: Type.Unsafe<(typeof nameKinds)[number]>({ type: 'string', enum: [...nameKinds] }),
                  language: Type.Optional(
                    Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$', maxLength: 35 }),
                  ),
                },
                strict,
              ),
              { maxItems: 20 },
            ),
          ),
          fields: Type.Optional(Fields),
          isProtected: Type.Optional(Type.Boolean()),
          openReason: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
          identityCompartment: Type.Optional(uuid),
        },
        strict,
      ),
    ),
  },
  { ...strict, $id: 'ImportMapping' },
);
/** A mapping of the agreed form; `readMapping` checks that it makes sense. */
export type Mapping = Static<typeof MappingSchema>;

/** What a field holds, in a sheet: as in the forms, and of actors a whole number or several texts. */
export type ImportFieldKind = FieldKind | 'number' | 'lines' | 'sex';

/** A field that a column can be for. */
export interface ImportField extends Omit<Field, 'kind'> {
  readonly kind: ImportFieldKind;
  /** The largest of a number. */
  readonly most?: number;
}

const of = (name: string, kind: ImportFieldKind, esf: string | null, more: Partial<ImportField> = {}) => ({
  name,
  kind,
  esf,
  ...more,
});

/** Fields of who somebody is, with their numbers in the Events Standard Formats (persons 09, groups 10). */
export const actorFields: readonly ImportField[] = [
  of('sex', 'sex', '0915'),
  of('bornOn', 'date', '0912'),
  of('diedOn', 'date', null),
  of('ageLower', 'number', '0917', { most: 130 }),
  of('ageUpper', 'number', '0917', { most: 130 }),
  of('ageOn', 'date', null),
  of('numberLower', 'number', '1014', { most: 2_000_000_000 }),
  of('numberUpper', 'number', '1014', { most: 2_000_000_000 }),
  of('description', 'text', '0953'),
  of('occupations', 'lines', '0922'),
  of('civilStatus', 'line', '0918'),
  of('birthplace', 'line', '0914'),
  of('birthplaceId', 'place', null),
  of('characteristics', 'terms', '0970', { list: 'victim-characteristic' }),
  of('citizenships', 'lines', '0925'),
  of('languages', 'lines', '0924'),
  of('religion', 'line', '0928'),
  of('ethnicBackground', 'line', '0926'),
  of('nationalOrigin', 'line', '0923'),
  of('health', 'line', null),
];

/** Records whose fields a mapping names. */
export const mappedForms = ['incident', 'act', 'involvement', 'information', 'actor'] as const;
/** One of them. */
export type MappedForm = (typeof mappedForms)[number];

/** The fields of a record that columns can be for. */
export const fieldsFor = (form: MappedForm): readonly ImportField[] =>
  form === 'actor' ? actorFields : incidentForms[form];

/** What is wrong with a cell or a row, or to be looked at: a phrase, where, and the value shortened. */
export interface Said {
  readonly code: string;
  readonly column: string | null;
  readonly value: string | null;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** More columns than this no sheet of people or incidents has. */
export const MOST_COLUMNS = 1000;
/** Rows of one sheet. */
export const MOST_ROWS = 1_000_000;

const SHOWN = 80;
/** A value as messages and the archive keep it beside a row that failed. */
export const shortened = (value: string): string => {
  const text = value.toWellFormed().replaceAll('\0', '\ufffd');
  return text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text;
};
