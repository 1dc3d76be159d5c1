/**
 * The records of the Events Standard Formats (HURIDOCS) with their fields, as data: what is checked, stored, shown on pages, imported and
 * exported follows from these lists. Numbers are those of the formats as OpenEvSys implements them; fields without one are ours
 * (protected ground, comparator, State organ, military objective, heritage). Fields that the tables have columns for are stored there, the
 * others in `facts`.
 */

/** What a field holds. A `date` is EDTF, a `term` an id of the vocabulary `list`, `terms` several, `actor` and `source` the id of a record. */
export type FieldKind =
  | 'line'
  | 'text'
  | 'date'
  | 'term'
  | 'terms'
  | 'actor'
  | 'source'
  | 'place'
  | 'degrees'
  | 'position';

/** One field of a record. */
export interface Field {
  /** In JSON; the column, where there is one, has the same name with underscores. */
  readonly name: string;
  readonly kind: FieldKind;
  /** Number in the Events Standard Formats; null for our own. */
  readonly esf: string | null;
  /** Vocabulary of a term. */
  readonly list?: string;
  readonly isRequired?: boolean;
  /** Only for acts of this group of act-type. */
  readonly within?: string;
  /** Name of its label, where the field’s own name would say too little. */
  readonly label?: string;
}

const line = (name: string, esf: string | null, more: Partial<Field> = {}): Field => ({
  name,
  kind: 'line',
  esf,
  ...more,
});
const text = (name: string, esf: string | null, more: Partial<Field> = {}): Field => ({
  name,
  kind: 'text',
  esf,
  ...more,
});
const date = (name: string, esf: string | null): Field => ({ name, kind: 'date', esf });
const term = (name: string, esf: string | null, list: string, more: Partial<Field> = {}): Field => ({
  name,
  kind: 'term',
  esf,
  list,
  ...more,
});
const terms = (name: string, esf: string | null, list: string): Field => ({ name, kind: 'terms', esf, list });
const actor = (name: string, esf: string | null, more: Partial<Field> = {}): Field => ({
  name,
  kind: 'actor',
  esf,
  ...more,
});

const incident: readonly Field[] = [
  line('title', '0102', { isRequired: true }),
  date('happenedOn', '0113'),
  line('place', '0112'),
  { name: 'placeId', kind: 'place', esf: '0111' },
  { name: 'latitude', kind: 'degrees', esf: '0173' },
  { name: 'longitude', kind: 'degrees', esf: '0173' },
  { name: 'positionKind', kind: 'position', esf: null },
  term('status', '0151', 'violation-status'),
  text('summary', '0115'),
  text('impact', '0116'),
  text('rights', '0153'),
  date('receivedOn', '0160'),
  text('remarks', '0165'),
];

const act: readonly Field[] = [
  term('kind', '2109', 'act-type', { isRequired: true, label: 'act-kind' }),
  actor('victimId', '2102'),
  date('happenedOn', '2111'),
  line('place', '2112'),
  { name: 'placeId', kind: 'place', esf: null },
  terms('methods', '2114', 'method'),
  terms('grounds', null, 'ground'),
  text('groundShownBy', null),
  text('comparator', null),
  text('statedReason', '2113'),
  terms('attribution', '2115', 'attribution'),
  term('locationType', '2153', 'location-type'),
  line('victimAge', '2118'),
  term('victimStatus', '2123', 'victim-status'),
  terms('victimCharacteristics', '2152', 'victim-characteristic'),
  text('physicalConsequences', '2116'),
  text('mentalConsequences', '2117'),
  line('whereAfterwards', '2122'),
  text('nationalLegislation', '2154'),
  text('internationalInstruments', '2155'),
  text('autopsy', '3212', { within: 'act-life' }),
  text('deathCertificate', '3213', { within: 'act-life' }),
  text('signedStatements', '3311', { within: 'act-integrity' }),
  text('medicalAttention', '3312', { within: 'act-integrity' }),
  text('intent', '3351', { within: 'act-integrity' }),
  text('custodyConditions', '3113', { within: 'act-liberty' }),
  text('contactWithOutside', '3114', { within: 'act-liberty' }),
  text('counsel', '3115', { within: 'act-liberty' }),
  text('court', '3116', { within: 'act-liberty' }),
  text('courtLanguage', '3117', { within: 'act-liberty' }),
  line('courtCase', '3118', { within: 'act-liberty' }),
  text('loss', '3410', { within: 'act-property' }),
  line('lossValue', '3411', { within: 'act-property' }),
  text('compensation', '3412', { within: 'act-property' }),
  text('heritageObject', null, { within: 'act-heritage' }),
  text('militaryObjective', null),
];

const involvement: readonly Field[] = [
  actor('actorId', '2402', { label: 'perpetrator' }),
  term('degree', '2409', 'involvement-degree'),
  terms('perpetratorTypes', '2412', 'perpetrator-type'),
  line('stateOrgan', null),
  text('howAttributed', null),
  line('latestStatus', '2422'),
];

const information: readonly Field[] = [
  { name: 'sourceId', kind: 'source', esf: '2502' },
  actor('actorId', '2504', { label: 'related-person' }),
  term('connection', '2509', 'source-connection'),
  line('language', '2510'),
  date('materialOn', '2511'),
  terms('materials', '2512', 'source-material'),
];

const intervention: readonly Field[] = [
  term('kind', '2609', 'intervention-type', { isRequired: true, label: 'intervention-kind' }),
  actor('partyId', '2602'),
  actor('victimId', '2604'),
  date('happenedOn', '2611'),
  line('requestedOf', '2612'),
  text('response', '2613'),
  text('impact', '2614'),
  line('state', '2651', { label: 'intervention-state' }),
  line('priority', '2652'),
];

/** The records by the name of their table, each with its fields in the order in which they are asked for. */
export const incidentForms = { incident, act, involvement, information, intervention } as const;

/** Name of a kind of record. */
export type IncidentForm = keyof typeof incidentForms;

/** The kinds of record that hang on an incident, an involvement on one of its acts. */
export const partForms = ['act', 'involvement', 'information', 'intervention'] as const;
/** One of them. */
export type PartForm = (typeof partForms)[number];

/** The name of the message that says what a field is. */
export const labelOf = ({ name, label }: Pick<Field, 'name' | 'label'>): string =>
  `field-${(label ?? name).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The field of that name; undefined when the record has none. */
export function fieldOf(form: IncidentForm, name: string): Field | undefined {
  return incidentForms[form].find((field) => field.name === name);
}
