import { dateReader } from './dates.ts';
import { headingWords } from './heading-words.ts';
import {
  fieldsFor,
  mappedForms,
  type Cell,
  type ImportKind,
  type MappedForm,
  type Mapping,
} from './model.ts';
import { folded } from './terms.ts';

/** A column of a sheet with some of its values. */
export interface SampledColumn {
  readonly name: string;
  readonly sample: readonly string[];
}

interface Meaning {
  readonly form: MappedForm | 'name' | 'key' | 'incident-key';
  readonly field: string;
}

const TAKEN: Readonly<Record<ImportKind, readonly Meaning['form'][]>> = {
  incidents: ['key', 'incident', 'act', 'involvement'],
  people: ['key', 'name', 'actor'],
  casualties: ['key', 'incident-key', 'name', 'incident', 'act', 'involvement', 'actor'],
};

/** A heading that holds a number of the Events Standard Formats means that field. */
function byNumber(heading: string, kind: ImportKind): Meaning | null {
  const number = /(?:^|\D)(\d{4})(?:\D|$)/.exec(heading)?.[1];
  if (number === undefined) return null;
  if (['0902', '0908', '1002'].includes(number) && TAKEN[kind].includes('name'))
    return { form: 'name', field: 'official' };
  for (const form of mappedForms) {
    if (!TAKEN[kind].includes(form)) continue;
    const field = fieldsFor(form).find(
      ({ esf, kind: holds }) => esf === number && holds !== 'source' && holds !== 'place',
    );
    if (field) return { form, field: field.name };
  }
  return null;
}

function byWords(heading: string, kind: ImportKind, used: ReadonlySet<string>): Meaning | null {
  const wanted = folded(heading);
  const found = headingWords.find(
    ({ form, field, words }) =>
      TAKEN[kind].includes(form) &&
      (form === 'name' || !used.has(`${form}.${field}`)) &&
      words.includes(wanted),
  );
  return found ? { form: found.form, field: found.field } : null;
}

// A day and a month with a slash between are written in either order: nobody can tell.
const UNAMBIGUOUS = ['edtf', 'dd.mm.yyyy', 'yyyy.mm.dd', 'yyyy/mm/dd'] as const;

/** The one format in which all dates of the sample can be read; `?`, which no import accepts, where a person has to say. */
function formatOf(sample: readonly string[]): string {
  const written = sample.map((value) => value.trim()).filter((value) => value !== '');
  const reads = (format: string): boolean => {
    const read = dateReader(format);
    return written.length > 0 && written.every((value) => read !== null && 'edtf' in read(value));
  };
  return UNAMBIGUOUS.find(reads) ?? '?';
}

/**
 * A mapping to begin with: what the headings of a sheet seem to mean, by their words in five languages and by numbers of the Events Standard
 * Formats. A proposal that a person looks at; columns that say nothing are left out, and required fields that no column is for stand as
 * `?`, which no import accepts.
 */
export function suggestMapping(kind: ImportKind, list: string, columns: readonly SampledColumn[]): Mapping {
  const fields: Partial<Record<MappedForm, Record<string, Cell>>> = {};
  const names: { column: string; kind: 'official' | 'other' }[] = [];
  const keys: { key?: string[]; incident?: string[] } = {};
  const used = new Set<string>();
  for (const { name, sample } of columns) {
    const meaning = byNumber(name, kind) ?? byWords(name, kind, used);
    if (!meaning) continue;
    const { form, field } = meaning;
    if (form === 'name') names.push({ column: name, kind: names.length === 0 ? 'official' : 'other' });
    else if (form === 'key') keys.key ??= [name];
    else if (form === 'incident-key') keys.incident ??= [name];
    else if (!used.has(`${form}.${field}`)) {
      const isDate = fieldsFor(form).find((one) => one.name === field)?.kind === 'date';
      (fields[form] ??= {})[field] = { column: name, ...(isDate ? { format: formatOf(sample) } : {}) };
    }
    used.add(`${form}.${field}`);
  }
  const { incident = {}, act, involvement, actor } = fields;
  if (incident['latitude']) incident['positionKind'] ??= { constant: 'approximate' };
  const hasAct = act !== undefined || kind === 'casualties' || involvement !== undefined;
  return {
    v: 1,
    list,
    ...(keys.key ? { key: keys.key } : {}),
    ...(kind === 'people'
      ? {}
      : {
          incident: {
            ...(keys.incident ? { key: keys.incident } : {}),
            fields: { title: { constant: '?' }, ...incident },
          },
        }),
    ...(hasAct ? { act: { fields: { kind: { constant: '?' }, ...act } } } : {}),
    ...(involvement ? { involvement: { fields: involvement } } : {}),
    ...(names.length > 0 || actor ? { actor: { kind: 'person' as const, names, fields: actor ?? {} } } : {}),
  };
}
