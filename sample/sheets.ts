import type { HazardRecord } from '#hazard';
import { renderScan } from './image.ts';
import type { SampleLanguage } from './model.ts';
import type { SheetDrawing, Typesetter } from './typeset.ts';

type Traverse = NonNullable<HazardRecord['traverse']>;

/** An invented minefield record with the file of its sheet, in the language of its form. */
export interface SampleSheet {
  readonly file: string;
  readonly lang: SampleLanguage;
  readonly record: HazardRecord;
  /** Whether a stain lies over the column of the types and over all of the last line. */
  readonly isStained: boolean;
}

/** In the open sea: nobody is to take an invented field for a place to go by. */
const traverse = (title: string, buoy: string, last: number): Traverse => ({
  v: 1,
  title,
  crs: { system: 'wgs84' },
  bearings: { unit: 'degree', north: 'true' },
  distances: { unit: 'metre' },
  referencePoints: [
    { id: 'R1', position: '41°00′00″N 50°30′00″E', description: buoy },
    { id: 'R2', position: '41°00′00″N 50°30′12″E', description: buoy },
  ],
  legs: [
    { from: 'R1', to: 'A', bearing: 90, distance: 120 },
    { from: 'A', to: 'B', bearing: 90, distance: 300 },
    { from: 'B', to: 'C', bearing: 0, distance: 100 },
    { from: 'C', to: 'D', bearing: 270, distance: 300 },
    { from: 'D', to: 'A', bearing: 180, distance: last },
  ],
  ring: ['A', 'B', 'C', 'D'],
});

/** The two invented records of the sample, as what can be read of their sheets was entered. */
export const SHEETS: readonly SampleSheet[] = [
  {
    file: 'minefield-sheets/invented-sheet-1.jpg',
    lang: 'ru',
    isStained: false,
    record: {
      v: 1,
      title: 'Invented field 1 (for the sample, in the open sea)',
      form: 'soviet',
      number: '1',
      laid: { to: '1993-05-04T18:30' },
      method: { by: 'hand', place: 'в грунте' },
      sketch: { isAttached: true, hasScale: true, hasNorth: true },
      dimensions: { frontM: 300, depthM: 100, rows: 2, stepM: 10 },
      devices: [
        { category: 'anti-personnel', model: 'М-1 (вымышленная)', count: 40, antiHandling: 0 },
        { category: 'anti-vehicle', model: 'М-2 (вымышленная)', count: 22 },
      ],
      totalDevices: 62,
      boobyTraps: [],
      traverse: traverse('Invented field 1', 'вымышленный буй', 100),
    },
  },
  {
    file: 'minefield-sheets/invented-sheet-2.jpg',
    lang: 'en',
    isStained: true,
    record: {
      v: 1,
      title: 'Invented field 2 (for the sample, in the open sea)',
      form: 'nato',
      number: '2',
      laid: { to: '1993' },
      devices: [{ category: 'unknown', count: 20 }],
      totalDevices: 30,
      illegible: ['fuzes', 'types'],
      partlyRead: ['numbers'],
      traverse: traverse('Invented field 2', 'invented buoy', 160),
    },
  },
];

/** What a form prints of its own, and how it says what a record holds. */
interface FormWords {
  readonly warning: string;
  readonly heading: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly said: Readonly<Record<string, string>>;
}

const FORMS: Readonly<Record<'ru' | 'en', FormWords>> = {
  ru: {
    warning: 'ВЫМЫШЛЕНО — для этого примера. Такого поля нет.',
    heading: 'ФОРМУЛЯР МИННОГО ПОЛЯ',
    labels: {
      number: '№',
      laid: 'Установлено',
      method: 'Способ установки',
      dimensions: 'Фронт × глубина, м',
      rows: 'Рядов',
      step: 'Шаг минирования, м',
      total: 'Всего мин',
      boobyTraps: 'Мины-ловушки',
      types: 'Тип мин',
      fuzes: 'Взрыватель',
      antiHandling: 'На неизвлекаемость',
      count: 'Количество',
      points: 'Ориентиры',
      legs: 'Привязка (азимут истинный, расстояние в метрах)',
      sketch: 'Схема, 1:5000',
      north: 'С',
    },
    said: {
      hand: 'вручную',
      none: 'нет',
      'anti-personnel': 'противопехотная',
      'anti-vehicle': 'противотанковая',
      unknown: '',
    },
  },
  en: {
    warning: 'INVENTED — for this sample. There is no such field.',
    heading: 'MINEFIELD RECORD',
    labels: {
      number: 'No.',
      laid: 'Completed',
      method: 'Method',
      dimensions: 'Front × depth, m',
      rows: 'Rows',
      step: 'Spacing, m',
      total: 'Total of mines',
      boobyTraps: 'Booby-traps',
      types: 'Type of mine',
      fuzes: 'Fuze',
      antiHandling: 'Anti-handling',
      count: 'Number',
      points: 'Landmarks and reference points',
      legs: 'Tie-in (true bearing in degrees, distance in metres)',
      sketch: 'Sketch',
      north: 'N',
    },
    said: { hand: 'by hand', none: 'none', unknown: '' },
  },
};

/** Corners of the outline in metres east and north of the first reference point, as the legs lead to them. */
function outline({ legs, ring = [], referencePoints }: Traverse): [number, number][] {
  const at = new Map<string, [number, number]>([[referencePoints[0]?.id ?? '', [0, 0]]]);
  for (const { from, to, bearing, distance } of legs) {
    const [east, north] = at.get(from) ?? [0, 0];
    const angle = (Number(bearing) * Math.PI) / 180;
    if (!at.has(to)) at.set(to, [east + distance * Math.sin(angle), north + distance * Math.cos(angle)]);
  }
  return ring.map((id) => at.get(id) ?? [0, 0]);
}

/** What a sheet prints of its record: nothing that is not entered, and where a part is marked as unreadable the stain. */
export function drawingOf({ record, lang, isStained }: SampleSheet): SheetDrawing {
  const { labels, said, warning, heading } = FORMS[lang === 'ru' ? 'ru' : 'en'];
  const { laid, method, dimensions: size, devices = [], boobyTraps, sketch, traverse: points } = record;
  const words = (key: string): string => said[key] ?? key;
  const lines = [
    [labels['number'], record.number],
    [labels['laid'], laid?.to?.replace('T', ' ')],
    [labels['method'], [method?.by && words(method.by), method?.place].filter(Boolean).join(', ')],
    [labels['dimensions'], size && `${size.frontM ?? ''} × ${size.depthM ?? ''}`],
    [labels['rows'], size?.rows],
    [labels['step'], size?.stepM],
    [labels['boobyTraps'], boobyTraps?.length === 0 ? words('none') : undefined],
  ].flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [[String(label), String(value)] as const],
  );
  const rows = devices.map(({ category, model, fuze, antiHandling, count }) => [
    [words(category), model].filter(Boolean).join(' '),
    fuze ?? '',
    antiHandling === 0 ? words('none') : (antiHandling ?? '').toString(),
    (count ?? '').toString(),
  ]);
  return {
    lang,
    warning,
    heading,
    title: record.title,
    lines,
    columns: ['types', 'fuzes', 'antiHandling', 'count'].map((name) => labels[name] ?? ''),
    // The stain hides a line more, whose number nobody reads: the total says so.
    rows: isStained ? [...rows, ['', '', '', '']] : rows,
    total: [labels['total'] ?? '', String(record.totalDevices ?? '')],
    pointsTitle: labels['points'] ?? '',
    points:
      points?.referencePoints.map(({ id, position, description = '' }) => [id, position, description]) ?? [],
    legsTitle: labels['legs'] ?? '',
    legs:
      points?.legs.map(
        ({ from, to, bearing, distance }) => `${from} – ${to}   ${String(bearing)}°   ${distance}`,
      ) ?? [],
    sketchTitle: labels['sketch'] ?? '',
    north: labels['north'] ?? '',
    outline: sketch?.isAttached && points ? outline(points) : [],
    isStained,
  };
}

/** The sheet as a scanner gives it: a JPEG of one page, the same bytes every time. */
export async function makeSheet(sheet: SampleSheet, typesetter: Typesetter): Promise<Buffer> {
  const image = await renderScan(typesetter.minefieldSheetSvg(drawingOf(sheet)));
  return image.jpeg({ quality: 75 }).toBuffer();
}
