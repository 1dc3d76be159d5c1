/** Where a value comes from, as far as columns are chosen here: other ways are written as JSON (docs/formats/imports.md). */
interface Cell {
  readonly column?: string;
  readonly [more: string]: unknown;
}

interface Name {
  readonly column: string;
  readonly kind: string;
  readonly language?: string;
}

interface Part {
  readonly fields?: Readonly<Record<string, Cell>>;
  readonly names?: readonly Name[];
  readonly [more: string]: unknown;
}

/** A mapping as JSON; the server says what of it makes no sense. */
export type Mapping = Readonly<Record<string, unknown>>;

/** The parts of a mapping whose fields a column can be for. */
export const PARTS = ['incident', 'act', 'involvement', 'information', 'actor'] as const;
/** One of them. */
export type PartName = (typeof PARTS)[number];

/** Where the name of a person or group stands. */
export const NAME_TARGET = 'actor:name';

const partOf = (mapping: Mapping, part: PartName): Part => (mapping[part] ?? {}) as Part;

/** What a column is for: `part.field`, the name of somebody, or nothing (`''`). */
export function targetOf(mapping: Mapping, column: string): string {
  if (partOf(mapping, 'actor').names?.some((name) => name.column === column)) return NAME_TARGET;
  for (const part of PARTS)
    for (const [field, cell] of Object.entries(partOf(mapping, part).fields ?? {}))
      if (cell.column === column) return `${part}.${field}`;
  return '';
}

/** The mapping without anything that takes from this column. */
function withoutColumn(mapping: Mapping, column: string): Mapping {
  const next: Record<string, unknown> = { ...mapping };
  for (const name of PARTS) {
    if (!(name in mapping)) continue;
    const part = partOf(mapping, name);
    next[name] = {
      ...part,
      ...(part.fields
        ? {
            fields: Object.fromEntries(
              Object.entries(part.fields).filter(([, cell]) => cell.column !== column),
            ),
          }
        : {}),
      ...(part.names ? { names: part.names.filter((one) => one.column !== column) } : {}),
    };
  }
  return next;
}

/** The mapping with a column for a field, and no longer for any other; `format` says how its dates are written. */
export function assign(mapping: Mapping, column: string, target: string, format?: string): Mapping {
  const next = withoutColumn(mapping, column);
  if (target === '') return next;
  if (target === NAME_TARGET) {
    const actor = { kind: 'person', ...partOf(next, 'actor') };
    return { ...next, actor: { ...actor, names: [...(actor.names ?? []), { column, kind: 'official' }] } };
  }
  const [name = 'incident', field = ''] = target.split('.');
  const part = partOf(next, name as PartName);
  const cell: Cell = { column, ...(format === undefined || format === '' ? {} : { format }) };
  return {
    ...next,
    [name]: {
      ...(name === 'actor' ? { kind: 'person' } : {}),
      ...part,
      fields: { ...part.fields, [field]: cell },
    },
  };
}

/** How the dates of a column are written; empty where nothing is said. */
export function formatOf(mapping: Mapping, column: string): string {
  const [name, field] = targetOf(mapping, column).split('.');
  if (name === undefined || field === undefined) return '';
  const format = partOf(mapping, name as PartName).fields?.[field]?.['format'];
  return typeof format === 'string' ? format : '';
}
