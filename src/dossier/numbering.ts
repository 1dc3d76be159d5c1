/** Where an exhibit stands: its place in the dossier, its section and its place within that; all from 1. */
export interface Place {
  readonly position: number;
  /** 0 before the first section. */
  readonly section: number;
  readonly inSection: number;
}

// {1} {01} {001} {0001}: digits; {a} {A}: letters; {i} {I}: Roman. With s: of the section; with m: within the section.
const PLACE = /\{([sm]?)(0{0,3}1|[aAiI])\}/g;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(n: number): string {
  const step = ROMAN.find(([value]) => value <= n);
  return step ? step[1] + roman(n - step[0]) : '';
}

/** a … z, aa … as spreadsheets name columns. */
function letters(n: number): string {
  return n <= 0 ? '' : letters(Math.floor((n - 1) / 26)) + String.fromCharCode(97 + ((n - 1) % 26));
}

function written(n: number, style: string): string {
  if (/^0*1$/.test(style)) return String(n).padStart(style.length, '0');
  // Neither has a sign for nought, where exhibits stand before the first section.
  const text = n === 0 ? '0' : style.toLowerCase() === 'a' ? letters(n) : roman(n);
  return style === style.toLowerCase() ? text : text.toUpperCase();
}

/**
 * The label of an exhibit by the numbering of its dossier, such as `Annex 12`, `C-012`, `Exhibit XII` or `2.3`. Without a
 * place for the number it follows the text, so that every exhibit has a label of its own.
 */
export function exhibitLabel(numbering: string, place: Place): string {
  let isPlaced = false;
  const text = numbering.replaceAll(PLACE, (_, of: string, style: string) => {
    if (of !== 's') isPlaced = true;
    return written(of === 's' ? place.section : of === 'm' ? place.inSection : place.position, style);
  });
  return isPlaced ? text : `${text}${place.position}`;
}

/** The places of exhibits in order, from the titles of their sections (null: in none). */
export function placesOf(sections: readonly (string | null)[]): Place[] {
  let [section, inSection] = [0, 0];
  let before: string | null = null;
  return sections.map((title, at) => {
    const isNew = title !== before;
    if (isNew) [section, inSection] = [section + 1, 0];
    before = title;
    inSection += 1;
    // What stands before the first section is in none.
    if (at === 0 && title === null) section = 0;
    return { position: at + 1, section, inSection };
  });
}
