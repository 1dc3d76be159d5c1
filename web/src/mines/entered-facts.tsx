import type { ReactNode } from 'react';
import type { EnteredRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { capital } from '../ui/capital.ts';
import { Facts, type Fact } from '../ui/facts.tsx';
import { LISTS, type ListName, type SheetPart } from './entered.ts';

type Line = Readonly<Record<string, string | number | undefined>>;
type Marks = Readonly<Partial<Record<SheetPart, 'illegible' | 'partly'>>>;

const marksOf = ({ illegible = [], partlyRead = [] }: EnteredRecord): Marks =>
  Object.fromEntries([
    ...partlyRead.map((part) => [part, 'partly'] as const),
    ...illegible.map((part) => [part, 'illegible'] as const),
  ]);

/** What a column of a list says of the sheet: where it is marked, an empty cell is something that could not be read. */
const PART_OF: Readonly<Partial<Record<ListName, Readonly<Record<string, SheetPart>>>>> = {
  devices: {
    category: 'types',
    model: 'types',
    count: 'numbers',
    fuze: 'fuzes',
    lifetime: 'fuzes',
    antiHandling: 'antiHandling',
  },
  rows: { name: 'rows', count: 'rows', from: 'rows', to: 'rows' },
  boobyTraps: { position: 'boobyTraps', mechanism: 'boobyTraps' },
};

function Unread({ mark }: { readonly mark: Marks[SheetPart] }): ReactNode {
  const { t } = useWords();
  return mark === undefined ? null : <span className="unread">{t(`mines.unread.${mark}`)}</span>;
}

function LinesTable(given: {
  readonly list: ListName;
  readonly caption: string;
  readonly lines: readonly Line[] | undefined;
  readonly marks: Marks;
  /** Parts that the list is to say; each that is marked says so over it, whether or not it has lines. */
  readonly parts?: readonly SheetPart[];
}): ReactNode {
  const { t } = useWords();
  const { list, caption, lines, marks, parts = [] } = given;
  const marked = parts.filter((part) => marks[part] !== undefined);
  const isUnread = (column: string): boolean => {
    const part = PART_OF[list]?.[column];
    return part !== undefined && marks[part] !== undefined;
  };
  const said = marked.map((part) => (
    <p key={part}>
      {t(`mines.part.${part}`)}: <Unread mark={marks[part]} />
    </p>
  ));
  if (lines === undefined) return said;
  if (lines.length === 0)
    return (
      <>
        <p>
          {caption}: {t('mines.none-on-sheet')}
        </p>
        {said}
      </>
    );
  const columns = LISTS[list].filter(
    ({ name }) => lines.some((line) => line[name] !== undefined) || isUnread(name),
  );
  return (
    <>
      {said}
      <div className="scroll-x" tabIndex={0} role="region" aria-label={caption}>
        <table className="plain-table mine-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {capital(t.of(`mines.column.${name}`, name))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={at}>
                {columns.map(({ name }) => {
                  const value = line[name];
                  return (
                    <td key={name} className="figures" dir="auto">
                      {value === undefined && isUnread(name) ? (
                        <span className="unread">{t('mines.unread.cell')}</span>
                      ) : name === 'category' ? (
                        t.of(`mines.category.${value ?? ''}`, '')
                      ) : (
                        value
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What is entered of points and legs that could not be read whole: shown apart, since nothing is reckoned of it. */
function Fragments({ of, marks }: { readonly of: EnteredRecord; readonly marks: Marks }): ReactNode {
  const { t } = useWords();
  const { fragments } = of;
  if (!fragments) return null;
  const { crs, bearings, ring } = fragments;
  return (
    <section aria-label={t('mines.fragments')}>
      <h3>{t('mines.fragments')}</h3>
      <Facts
        of={[
          [t('mines.system'), crs && t.of(`mines.system.${crs.system}`, crs.system)],
          [t('mines.unit'), bearings && t.of(`mines.unit.${bearings.unit}`, bearings.unit)],
          [t('mines.north'), bearings && t.of(`mines.north.${bearings.north}`, bearings.north)],
          [t('mines.ring'), ring?.join(', ')],
        ]}
      />
      <LinesTable
        list="traverse.referencePoints"
        caption={t('mines.fragments.points')}
        lines={fragments.referencePoints as Line[] | undefined}
        marks={marks}
      />
      <LinesTable
        list="traverse.legs"
        caption={t('mines.fragments.legs')}
        lines={fragments.legs as Line[] | undefined}
        marks={marks}
      />
    </section>
  );
}

/** What stands on the sheet, as it was entered. What could not be read there says so, where it would stand. */
export function EnteredFacts({ of }: { readonly of: EnteredRecord }): ReactNode {
  const { t } = useWords();
  const { map, laid, method, dimensions, traverse, sketch } = of;
  const marks = marksOf(of);
  const metres = (value: number | undefined): string | null =>
    value === undefined ? null : t('mines.metres', { metres: value });
  const span = [laid?.from, laid?.to].filter((one) => one !== undefined).join(' – ');
  const unread = (part: SheetPart, value: ReactNode): ReactNode =>
    marks[part] === undefined ? (
      value
    ) : (
      <>
        {value} <Unread mark={marks[part]} />
      </>
    );
  const drawn = sketch && (['isAttached', 'hasScale', 'hasNorth'] as const).filter((name) => sketch[name]);
  const facts: Fact[] = [
    [t('mines.part.head'), unread('head', null)],
    [t('mines.form'), t(`mines.form.${of.form}`)],
    [t('mines.number'), of.number],
    [t('mines.unit-that-laid'), of.unit],
    [t('mines.commander'), of.commander],
    [t('mines.purpose'), of.purpose],
    [t('mines.compiled-on'), of.compiledOn],
    [t('mines.handed-over-on'), of.handedOverOn],
    [t('mines.laid'), unread('laid', span)],
    [
      t('mines.laid-by'),
      unread(
        'method',
        [method?.by === undefined ? null : t(`mines.layer.${method.by}`), method?.place]
          .filter(Boolean)
          .join(' · '),
      ),
    ],
    [t('mines.depth-cm'), method?.depthCm],
    [t('mines.part.remote'), unread('remote', null)],
    [
      t('mines.map-sheet'),
      [map?.sheet, map?.scale === undefined ? null : `1:${map.scale}`, map?.edition]
        .filter(Boolean)
        .join(' · '),
    ],
    [
      t('mines.part.sketch'),
      unread('sketch', drawn && drawn.map((name) => t(`mines.sketch.${name}`)).join(' · ')),
    ],
    [t('mines.part.dimensions'), unread('dimensions', null)],
    [t('mines.front'), metres(dimensions?.frontM)],
    [t('mines.depth'), metres(dimensions?.depthM)],
    [t('mines.row-count'), dimensions?.rows],
    [t('mines.row-spacing'), metres(dimensions?.rowSpacingM)],
    [t('mines.step'), metres(dimensions?.stepM)],
    [t('mines.total'), of.totalDevices],
    [t('mines.part.copies'), unread('copies', of.copyHeldAt)],
  ];
  return (
    <>
      <Facts of={facts} />
      <LinesTable
        list="devices"
        caption={t('mines.devices')}
        lines={of.devices as Line[] | undefined}
        marks={marks}
        parts={['types', 'numbers', 'fuzes', 'antiHandling']}
      />
      <LinesTable
        list="rows"
        caption={t('mines.part.rows')}
        lines={of.rows as Line[] | undefined}
        marks={marks}
        parts={['rows']}
      />
      <LinesTable
        list="lanes"
        caption={t('mines.lanes')}
        lines={of.lanes as Line[] | undefined}
        marks={marks}
        parts={['lanes']}
      />
      <LinesTable
        list="boobyTraps"
        caption={t('mines.part.boobyTraps')}
        lines={of.boobyTraps as Line[] | undefined}
        marks={marks}
        parts={['boobyTraps']}
      />
      <LinesTable
        list="traverse.referencePoints"
        caption={t('mines.part.referencePoints')}
        lines={traverse?.referencePoints as Line[] | undefined}
        marks={marks}
        parts={['referencePoints']}
      />
      <LinesTable
        list="traverse.legs"
        caption={t('mines.legs')}
        lines={traverse?.legs as Line[] | undefined}
        marks={marks}
        parts={['legs', 'perimeter']}
      />
      <Fragments of={of} marks={marks} />
    </>
  );
}
