import type { EnteredRecord } from '../api/schema.gen.ts';

/** How what is typed into a field is read. */
type Kind = 'text' | 'number' | 'yes-no' | 'names' | 'pair' | 'bearing';

/** A column of a list of lines. A hidden one is not shown, and kept as it came. */
export interface Column {
  readonly name: string;
  readonly kind: Kind;
  readonly hidden?: boolean;
}

const text = (...names: readonly string[]): Column[] => names.map((name) => ({ name, kind: 'text' }));
const number = (...names: readonly string[]): Column[] => names.map((name) => ({ name, kind: 'number' }));

/** Lists of lines of a record, by where they stand in it. */
export const LISTS = {
  devices: [
    ...text('category', 'model'),
    ...number('count'),
    ...text('fuze', 'lifetime'),
    ...number('antiHandling'),
    ...text('row'),
  ],
  rows: [...text('name'), ...number('count'), ...text('from', 'to')],
  lanes: [...text('name'), ...number('widthM'), ...text('marking', 'closing', 'from', 'to')],
  boobyTraps: text('position', 'mechanism'),
  'traverse.referencePoints': [
    ...text('id', 'position', 'description'),
    { name: 'sigmaM', kind: 'number', hidden: true },
  ],
  'traverse.legs': [...text('from', 'to'), { name: 'bearing', kind: 'bearing' }, ...number('distance')],
} as const satisfies Readonly<Record<string, readonly Column[]>>;

/** The name of such a list. */
export type ListName = keyof typeof LISTS;

/** Lists of which an empty one says that the sheet says that there are none. */
const NONE_SAID: readonly ListName[] = ['lanes', 'boobyTraps'];

const FIELDS: Readonly<Record<string, Kind>> = {
  title: 'text',
  form: 'text',
  number: 'text',
  unit: 'text',
  commander: 'text',
  purpose: 'text',
  compiledOn: 'text',
  handedOverOn: 'text',
  'map.sheet': 'text',
  'map.scale': 'number',
  'map.edition': 'text',
  'sketch.isAttached': 'yes-no',
  'sketch.hasScale': 'yes-no',
  'sketch.hasNorth': 'yes-no',
  'laid.from': 'text',
  'laid.to': 'text',
  'method.place': 'text',
  'method.by': 'text',
  'method.depthCm': 'number',
  'dimensions.frontM': 'number',
  'dimensions.depthM': 'number',
  'dimensions.rows': 'number',
  'dimensions.rowSpacingM': 'number',
  'dimensions.stepM': 'number',
  totalDevices: 'number',
  copyHeldAt: 'text',
  'traverse.crs.system': 'text',
  'traverse.crs.zone': 'number',
  'traverse.crs.hemisphere': 'text',
  'traverse.crs.axes': 'text',
  'traverse.crs.datumSet': 'text',
  'traverse.crs.near': 'pair',
  'traverse.bearings.unit': 'text',
  'traverse.bearings.north': 'text',
  'traverse.bearings.sigmaDegrees': 'number',
  'traverse.bearings.declination.degrees': 'number',
  'traverse.bearings.declination.source': 'text',
  'traverse.bearings.declination.sigmaDegrees': 'number',
  'traverse.distances.unit': 'text',
  'traverse.distances.paceMetres': 'number',
  'traverse.distances.sigmaShare': 'number',
  'traverse.mapScale': 'number',
  'traverse.ring': 'names',
  'traverse.draws': 'number',
  'traverse.seed': 'number',
};

/** Fields that the form does not show, and keeps as they came. */
export const HIDDEN_FIELDS = [
  'traverse.bearings.sigmaDegrees',
  'traverse.bearings.declination.sigmaDegrees',
  'traverse.distances.sigmaShare',
  'traverse.draws',
  'traverse.seed',
] as const;

/** Parts of a sheet that can be there and not be readable; as `sheetParts` of the server’s src/hazard/record.ts. */
export const SHEET_PARTS = [
  'referencePoints',
  'dimensions',
  'sketch',
  'perimeter',
  'types',
  'numbers',
  'method',
  'fuzes',
  'laid',
  'antiHandling',
  'rows',
  'boobyTraps',
  'remote',
  'copies',
] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

/** Most lines of a list that are read. */
export const LINES_MAX = 500;

/** The name of a field of a line. */
export const lineField = (list: ListName, line: number, column: string): string =>
  `${list} ${line} ${column}`;

const NUMBER = /^-?\d+(?:[.,]\d+)?$/;
const asNumber = (said: string): number | string => {
  const plain = said.replaceAll(/[\s\u00A0\u202F]/g, '');
  // What is no number goes as it is: the server says what is wrong with it.
  return NUMBER.test(plain) ? Number(plain.replace(',', '.')) : said;
};

function valueOf(kind: Kind, said: string): unknown {
  if (kind === 'number') return asNumber(said);
  if (kind === 'yes-no') return said === 'yes';
  // A bearing as 12-50 or 12°30′ is kept as it is written.
  if (kind === 'bearing') return NUMBER.test(said) ? asNumber(said) : said;
  if (kind === 'names') return said.split(/[\s,;]+/).filter((name) => name !== '');
  if (kind === 'pair') return said.split(/[\s;]+|,\s+/).map(asNumber);
  return said;
}

function saidOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(String).join(', ');
  return String(value as string | number);
}

type Loose = { [name: string]: unknown };

const stepInto = (target: Loose, name: string): Loose => (target[name] ??= {}) as Loose;

function put(target: Loose, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  names.reduce(stepInto, target)[last] = value;
}

const at = (from: unknown, path: string): unknown =>
  path.split('.').reduce((value, name) => (value as Loose | undefined)?.[name], from);

/** What the fields of a form say, as docs/formats/hazard-record.md has it: what nobody wrote is left out, and nothing is filled in. */
export function enteredIn(form: Pick<FormData, 'get'>): Record<string, unknown> {
  const said = (name: string): string => String(form.get(name) ?? '').trim();
  const entered: Loose = { v: 1 };
  const linesOf = (list: ListName): Loose[] => {
    const lines: Loose[] = [];
    for (let line = 0; line < LINES_MAX; line += 1) {
      const own: Loose = {};
      for (const { name, kind } of LISTS[list]) {
        const given = said(lineField(list, line, name));
        if (given !== '') own[name] = valueOf(kind, given);
      }
      if (Object.keys(own).length > 0)
        lines.push(list === 'devices' ? { ...own, category: own['category'] ?? 'unknown' } : own);
    }
    return lines;
  };
  const hasTraverse = linesOf('traverse.referencePoints').length > 0;
  for (const [path, kind] of Object.entries(FIELDS)) {
    const given = said(path);
    if (given !== '' && (hasTraverse || !path.startsWith('traverse.')))
      put(entered, path, valueOf(kind, given));
  }
  for (const list of Object.keys(LISTS) as ListName[]) {
    if (!hasTraverse && list.startsWith('traverse.')) continue;
    const lines = linesOf(list);
    const isNoneSaid = NONE_SAID.includes(list) && form.get(`none ${list}`) !== null;
    if (lines.length > 0 || isNoneSaid || list.startsWith('traverse.')) put(entered, list, lines);
  }
  if (hasTraverse) {
    put(entered, 'traverse.v', 1);
    put(entered, 'traverse.title', said('title'));
  }
  const illegible = SHEET_PARTS.filter((part) => form.get(`illegible ${part}`) !== null);
  if (illegible.length > 0) entered['illegible'] = illegible;
  return entered;
}

/** What stands in a record, by the names of the fields. */
export function fieldsOf(entered: EnteredRecord): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const path of Object.keys(FIELDS)) known.set(path, saidOf(at(entered, path)));
  for (const list of Object.keys(LISTS) as ListName[]) {
    const lines = (at(entered, list) ?? null) as readonly Loose[] | null;
    if (lines?.length === 0) known.set(`none ${list}`, 'yes');
    for (const [line, own] of (lines ?? []).entries())
      for (const { name } of LISTS[list]) known.set(lineField(list, line, name), saidOf(own[name]));
    known.set(`lines ${list}`, String(lines?.length ?? 0));
  }
  for (const part of entered.illegible ?? []) known.set(`illegible ${part}`, 'yes');
  return known;
}
