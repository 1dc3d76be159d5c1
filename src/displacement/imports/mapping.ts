import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import {
  CellSchema,
  columnsOf,
  takeOf,
  unformedMapping,
  wrongMapping,
  type Cell,
  type ImportField,
  type Take,
} from '#coding';
import { causes, conditions, propertyTypes, returnStates, titleGrades, titleKinds } from '../model.ts';
import { sizeKinds, userRights, wishes } from '../model.ts';

const strict = { additionalProperties: false } as const;
const heading = Type.String({ minLength: 1, maxLength: 300 });
const columns = Type.Array(heading, { minItems: 1, maxItems: 20 });
const Fields = Type.Record(Type.String({ maxLength: 60 }), CellSchema);

/** What the columns of a sheet of displaced people mean; docs/formats/displacement-imports.md. Whoever imports controls all of it. */
export const DisplacementMappingSchema = Type.Object(
  {
    v: Type.Literal(1),
    list: Type.String({ minLength: 1, maxLength: 300 }),
    saidBy: Type.String({ minLength: 1, maxLength: 300 }),
    header: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
    encoding: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    compartment: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })),
    household: Type.Optional(Type.Object({ key: columns, fields: Fields }, strict)),
    event: Type.Optional(Type.Object({ key: Type.Optional(columns), fields: Fields }, strict)),
    property: Type.Optional(Type.Object({ key: Type.Optional(columns), fields: Fields }, strict)),
  },
  { ...strict, $id: 'DisplacementMapping' },
);
/** A mapping of the agreed form. */
export type DisplacementMapping = Static<typeof DisplacementMappingSchema>;

/** Parts of a row. */
export const mappedParts = ['household', 'event', 'property'] as const;
/** One of them. */
export type MappedPart = (typeof mappedParts)[number];

const of = (name: string, kind: ImportField['kind']): ImportField => ({ name, kind, esf: null });

const FIELDS: Readonly<Record<MappedPart, readonly ImportField[]>> = {
  household: [
    of('size', 'line'),
    of('sizeKind', 'line'),
    of('sizeNow', 'line'),
    of('sizeNowKind', 'line'),
    of('head', 'actor'),
    of('headNow', 'actor'),
    of('members', 'lines'),
    of('membersNow', 'lines'),
    of('wish', 'line'),
    of('wishOn', 'date'),
    of('wishConditions', 'line'),
    of('status', 'line'),
    of('statusFrom', 'date'),
    of('note', 'text'),
  ],
  event: [
    of('origin', 'line'),
    of('address', 'line'),
    of('from', 'date'),
    of('until', 'date'),
    of('cause', 'line'),
    of('causeWords', 'line'),
    of('size', 'line'),
    of('sizeKind', 'line'),
    of('actor', 'line'),
    of('destination', 'line'),
    of('destinationFrom', 'date'),
    of('note', 'text'),
  ],
  property: [
    of('type', 'line'),
    of('place', 'line'),
    of('parcel', 'line'),
    of('extent', 'line'),
    of('right', 'line'),
    of('rightWords', 'line'),
    of('title', 'line'),
    of('titleKind', 'line'),
    of('titleGrade', 'line'),
    of('condition', 'line'),
    of('conditionOn', 'date'),
    of('occupant', 'line'),
    of('note', 'text'),
  ],
};

/** Fields whose value is one of a list. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'household.sizeKind': sizeKinds,
  'household.sizeNowKind': sizeKinds,
  'household.wish': wishes,
  'household.status': returnStates,
  'event.cause': causes,
  'event.sizeKind': sizeKinds,
  'property.type': propertyTypes,
  'property.right': userRights,
  'property.titleKind': titleKinds,
  'property.titleGrade': titleGrades,
  'property.condition': conditions,
};

/** A mapping read from the text of a file. Error IMPORT_MAPPING with the place that is wrong. */
export function parseDisplacementMapping(text: string): DisplacementMapping {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw wrongMapping('mapping', 'import-why-json');
  }
  if (Value.Check(DisplacementMappingSchema, given)) return given;
  throw unformedMapping(Value.Errors(DisplacementMappingSchema, given));
}

/** How the values of a part are taken out of a row, field by field. */
export type PartTakes = readonly {
  readonly name: string;
  readonly take: Take;
  readonly column: string | null;
}[];

/** A mapping put to the columns of one sheet. */
export interface PlacedDisplacement {
  readonly mapping: DisplacementMapping;
  readonly width: number;
  readonly takes: Readonly<Partial<Record<MappedPart, PartTakes>>>;
  /** Places of the columns that make a part the same again; none where all that is mapped does. */
  readonly keys: Readonly<Record<MappedPart, readonly number[]>>;
}

/** Puts a mapping to a heading: every column must be there once. A household or a displacement is mapped; a property is of a household. Error IMPORT_MAPPING. */
export function placeDisplacement(
  mapping: DisplacementMapping,
  header: readonly string[],
): PlacedDisplacement {
  if (!mapping.household && !mapping.event) throw wrongMapping('household', 'import-why-needed');
  if (mapping.property && !mapping.household) throw wrongMapping('household', 'import-why-needed');
  if (!mapping.household && !mapping.event?.key) throw wrongMapping('event.key', 'import-why-needed');
  const at = columnsOf(header);
  const takes: Partial<Record<MappedPart, PartTakes>> = {};
  const keys: Record<MappedPart, readonly number[]> = { household: [], event: [], property: [] };
  for (const part of mappedParts) {
    const given = mapping[part];
    if (!given) continue;
    const cells: Readonly<Record<string, Cell>> = given.fields;
    takes[part] = Object.entries(cells).map(([name, cell]) => {
      const where = `${part}.fields.${name}`;
      const field = FIELDS[part].find((one) => one.name === name);
      if (!field) throw wrongMapping(where, 'import-why-field', { field: name });
      return {
        name,
        take: takeOf(field, cell, where, at),
        column: cell.column ?? cell.template ?? null,
      };
    });
    keys[part] = (given.key ?? []).map((name) => at(name, `${part}.key`));
  }
  return { mapping, width: header.length, takes, keys };
}
