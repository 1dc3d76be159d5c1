import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { legibleField, MARKS, type SheetPart } from './entered.ts';

/** Whether what the sheet says of a part can be read: beside the fields concerned, one choice for each part. */
function Legibility({
  part,
  known,
}: {
  readonly part: SheetPart;
  readonly known: ReadonlyMap<string, string>;
}): ReactNode {
  const { t } = useWords();
  const name = legibleField(part);
  return (
    <label className="legibility">
      {t('mines.legible.of', { part: t(`mines.part.${part}`) })}
      <select name={name} defaultValue={known.get(name) ?? ''}>
        <option value="">{t('mines.legible')}</option>
        {MARKS.map((mark) => (
          <option key={mark} value={mark}>
            {t(`mines.legible.${mark}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Fields that say parts of a sheet, with how far each of these can be read there. A part that is marked is seen to be. */
export function SheetFields(given: {
  readonly parts: readonly SheetPart[];
  readonly known: ReadonlyMap<string, string>;
  readonly children: ReactNode;
}): ReactNode {
  const { parts, known } = given;
  return (
    <div className="sheet-fields">
      {given.children}
      <div className="legibilities">
        {parts.map((part) => (
          <Legibility key={part} part={part} known={known} />
        ))}
      </div>
    </div>
  );
}
