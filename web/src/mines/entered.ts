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

/** Parts of a sheet that can be there and not be readable; as `sheetParts` and `furtherParts` of the server’s src/hazard/record.ts. */
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
  'head',
  'lanes',
  'legs',
] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

/** How far a part that stands on the sheet can be read, where not all of it can. */
export const MARKS = ['illegible', 'partly'] as const;
/** The name of the field that says how far a part can be read. */
export const legibleField = (part: SheetPart): string => `legible ${part}`;

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

/** Points and legs that something is lacking of; of a sheet that cannot be read there they are kept as they are (`fragments`). */
const WHOLE = {
  'traverse.referencePoints': { part: 'referencePoints', needs: ['id', 'position'] },
  'traverse.legs': { part: 'legs', needs: ['from', 'to', 'bearing', 'distance'] },
} as const satisfies Partial<Record<ListName, { part: SheetPart; needs: readonly string[] }>>;

/** What a fragment can say besides its lines, where there is no traverse to say it. */
const isOfFragments = (path: string): boolean =>
  /^traverse\.(?:crs|bearings|distances|mapScale|ring)\b/.test(path);
const asFragment = (path: string): string => path.replace('traverse', 'fragments');

/** A line of a list that says something, and which one of the form it is. */
interface SaidLine {
  readonly at: number;
  readonly own: Loose;
}

/** What was read out of a form: the record, and the field of the form by its place there, as `/devices/0/count`. */
interface ReadForm {
  readonly entered: Loose;
  readonly fields: ReadonlyMap<string, string>;
}

function readForm(form: Pick<FormData, 'get'>): ReadForm {
  const said = (name: string): string => String(form.get(name) ?? '').trim();
  const entered: Loose = { v: 1 };
  const fields = new Map<string, string>();
  const tell = (path: string, name: string): unknown => fields.set(`/${path.replaceAll('.', '/')}`, name);
  const linesOf = (list: ListName): SaidLine[] => {
    const lines: SaidLine[] = [];
    for (let at = 0; at < LINES_MAX; at += 1) {
      const own: Loose = {};
      for (const { name, kind } of LISTS[list]) {
        const given = said(lineField(list, at, name));
        if (given !== '') own[name] = valueOf(kind, given);
      }
      if (Object.keys(own).length > 0)
        lines.push({
          at,
          own: list === 'devices' ? { ...own, category: own['category'] ?? 'unknown' } : own,
        });
    }
    return lines;
  };
  const putLines = (list: ListName, path: string, lines: readonly SaidLine[]): void => {
    put(
      entered,
      path,
      lines.map(({ own }) => own),
    );
    const columns: readonly Column[] = LISTS[list];
    tell(path, lineField(list, lines[0]?.at ?? 0, columns[0]?.name ?? ''));
    for (const [index, { at: line }] of lines.entries())
      for (const { name } of columns) tell(`${path}.${index}.${name}`, lineField(list, line, name));
  };
  const markOf = (part: SheetPart): string => said(legibleField(part));
  const wholeOnes = (list: keyof typeof WHOLE): { whole: SaidLine[]; parts: SaidLine[] } => {
    const lines = linesOf(list);
    const { part, needs } = WHOLE[list];
    // Unless the sheet cannot be read there, what is lacking was forgotten: the server says so.
    const isWhole = ({ own }: SaidLine): boolean => markOf(part) === '' || needs.every((name) => name in own);
    return { whole: lines.filter(isWhole), parts: lines.filter((line) => !isWhole(line)) };
  };
  const points = wholeOnes('traverse.referencePoints');
  const legs = wholeOnes('traverse.legs');
  const hasMore =
    points.parts.length + legs.whole.length + legs.parts.length > 0 || said('traverse.ring') !== '';
  // With no reference point nothing can be reckoned: what else was read is kept, where the points are marked as unreadable.
  const isLoose = points.whole.length === 0 && hasMore && markOf('referencePoints') !== '';
  const hasTraverse = !isLoose && (points.whole.length > 0 || hasMore);
  for (const [path, kind] of Object.entries(FIELDS)) {
    const given = said(path);
    const isOfTraverse = path.startsWith('traverse.');
    if (given === '' || (isOfTraverse && !hasTraverse && !(isLoose && isOfFragments(path)))) continue;
    const target = isOfTraverse && isLoose ? asFragment(path) : path;
    put(entered, target, valueOf(kind, given));
    tell(target, path);
  }
  for (const list of Object.keys(LISTS) as ListName[]) {
    if (list in WHOLE) continue;
    const lines = linesOf(list);
    const isNoneSaid = NONE_SAID.includes(list) && form.get(`none ${list}`) !== null;
    if (lines.length > 0 || isNoneSaid) putLines(list, list, lines);
  }
  for (const [list, { whole, parts }] of [
    ['traverse.referencePoints', points],
    ['traverse.legs', legs],
  ] as const) {
    if (hasTraverse) putLines(list, list, whole);
    const loose = isLoose ? [...whole, ...parts] : parts;
    if (loose.length > 0) putLines(list, asFragment(list), loose);
  }
  if (hasTraverse) {
    put(entered, 'traverse.v', 1);
    put(entered, 'traverse.title', said('title'));
  }
  for (const [name, mark] of [
    ['illegible', 'illegible'],
    ['partlyRead', 'partly'],
  ] as const) {
    const marked = SHEET_PARTS.filter((part) => markOf(part) === mark);
    if (marked.length > 0) entered[name] = marked;
  }
  return { entered, fields };
}

/** What the fields of a form say, as docs/formats/hazard-record.md has it: what nobody wrote is left out, and nothing is filled in. */
export const enteredIn = (form: Pick<FormData, 'get'>): Record<string, unknown> => readForm(form).entered;

/** The field of the form that says what stands at a place of the record, as `/devices/0/count`; null where there is none. */
export const fieldAt = (form: Pick<FormData, 'get'>, place: string): string | null =>
  readForm(form).fields.get(place) ?? null;

/** The same for what a form sends that enters a record or corrects one. */
export function fieldOfRecord(form: Pick<FormData, 'get'>, at: string): string | null {
  if (at.startsWith('/entered/')) return fieldAt(form, at.slice('/entered'.length));
  return at === '/serial' ? 'sheet' : null;
}

/** What stands in a record, by the names of the fields. */
export function fieldsOf(entered: EnteredRecord): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const either = (path: string): unknown =>
    at(entered, path) ?? (isOfFragments(path) ? at(entered, asFragment(path)) : undefined);
  for (const path of Object.keys(FIELDS)) known.set(path, saidOf(either(path)));
  for (const list of Object.keys(LISTS) as ListName[]) {
    const here = (at(entered, list) ?? null) as readonly Loose[] | null;
    if (here?.length === 0 && NONE_SAID.includes(list)) known.set(`none ${list}`, 'yes');
    const loose = list in WHOLE ? ((at(entered, asFragment(list)) ?? []) as readonly Loose[]) : [];
    const lines = [...(here ?? []), ...loose];
    for (const [line, own] of lines.entries())
      for (const { name } of LISTS[list]) known.set(lineField(list, line, name), saidOf(own[name]));
    known.set(`lines ${list}`, String(lines.length));
  }
  for (const part of entered.partlyRead ?? []) known.set(legibleField(part), 'partly');
  for (const part of entered.illegible ?? []) known.set(legibleField(part), 'illegible');
  return known;
}
