import type { ReactNode } from 'react';
import type { EnteredRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { capital } from '../ui/capital.ts';
import { Facts, type Fact } from '../ui/facts.tsx';
import { LISTS, type ListName } from './entered.ts';

type Line = Readonly<Record<string, string | number | undefined>>;

function LinesTable(given: {
  readonly list: ListName;
  readonly caption: string;
  readonly lines: readonly Line[] | undefined;
}): ReactNode {
  const { t } = useWords();
  const { list, caption, lines } = given;
  if (lines === undefined) return null;
  if (lines.length === 0)
    return (
      <p>
        {caption}: {t('mines.none-on-sheet')}
      </p>
    );
  const columns = LISTS[list].filter(({ name }) => lines.some((line) => line[name] !== undefined));
  return (
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
                    {name === 'category' ? t.of(`mines.category.${value ?? ''}`, '') : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands on the sheet, as it was entered. What cannot be read there says so. */
export function EnteredFacts({ of }: { readonly of: EnteredRecord }): ReactNode {
  const { t } = useWords();
  const { map, laid, method, dimensions, traverse } = of;
  const metres = (value: number | undefined): string | null =>
    value === undefined ? null : t('mines.metres', { metres: value });
  const span = [laid?.from, laid?.to].filter((one) => one !== undefined).join(' – ');
  const facts: Fact[] = [
    [t('mines.form'), t(`mines.form.${of.form}`)],
    [t('mines.number'), of.number],
    [t('mines.unit-that-laid'), of.unit],
    [t('mines.commander'), of.commander],
    [t('mines.purpose'), of.purpose],
    [t('mines.compiled-on'), of.compiledOn],
    [t('mines.handed-over-on'), of.handedOverOn],
    [t('mines.laid'), span],
    [
      t('mines.laid-by'),
      [method?.by === undefined ? null : t(`mines.layer.${method.by}`), method?.place]
        .filter(Boolean)
        .join(' · '),
    ],
    [t('mines.depth-cm'), method?.depthCm],
    [
      t('mines.map-sheet'),
      [map?.sheet, map?.scale === undefined ? null : `1:${map.scale}`, map?.edition]
        .filter(Boolean)
        .join(' · '),
    ],
    [t('mines.front'), metres(dimensions?.frontM)],
    [t('mines.depth'), metres(dimensions?.depthM)],
    [t('mines.row-count'), dimensions?.rows],
    [t('mines.row-spacing'), metres(dimensions?.rowSpacingM)],
    [t('mines.step'), metres(dimensions?.stepM)],
    [t('mines.total'), of.totalDevices],
    [t('mines.part.copies'), of.copyHeldAt],
    [
      t('mines.illegible'),
      of.illegible === undefined
        ? null
        : of.illegible.map((part) => t.of(`mines.part.${part}`, part)).join(', '),
    ],
  ];
  return (
    <>
      <Facts of={facts} />
      <LinesTable list="devices" caption={t('mines.devices')} lines={of.devices as Line[] | undefined} />
      <LinesTable list="rows" caption={t('mines.part.rows')} lines={of.rows as Line[] | undefined} />
      <LinesTable list="lanes" caption={t('mines.lanes')} lines={of.lanes as Line[] | undefined} />
      <LinesTable
        list="boobyTraps"
        caption={t('mines.part.boobyTraps')}
        lines={of.boobyTraps as Line[] | undefined}
      />
      <LinesTable
        list="traverse.referencePoints"
        caption={t('mines.part.referencePoints')}
        lines={traverse?.referencePoints as Line[] | undefined}
      />
      <LinesTable
        list="traverse.legs"
        caption={t('mines.legs')}
        lines={traverse?.legs as Line[] | undefined}
      />
    </>
  );
}
