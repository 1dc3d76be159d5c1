import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

// The font packages ship WOFF and WOFF2 subsets, one script each, and Typst reads neither. WOFF 1.0 is only
// an sfnt whose tables are deflated one by one, so it is unpacked here in memory; nothing is written to disk.
const resolve = createRequire(import.meta.url).resolve;

const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;
const WOFF_HEADER_BYTES = 44;
const WOFF_ENTRY_BYTES = 20;
const WOFF_SIGNATURE = 0x774f4646;

/** A table of a font: its four-letter tag and its uncompressed bytes. */
type FontTable = { tag: string; data: Buffer };

// All subsets of one family carry the same family name, and Typst keeps one face per name. Each subset is
// therefore given a name of its own, and documents list these names in order: no system font can step in,
// so the same bytes come out on every machine. Armenian is set in the serif face: Tesseract's Armenian model
// misread more letters of the sans one.
const SUBSETS = [
  { family: 'Muniment Latin', package: '@fontsource/noto-sans', subset: 'latin' },
  { family: 'Muniment Latin Extended', package: '@fontsource/noto-sans', subset: 'latin-ext' },
  { family: 'Muniment Vietnamese', package: '@fontsource/noto-sans', subset: 'vietnamese' },
  { family: 'Muniment Cyrillic', package: '@fontsource/noto-sans', subset: 'cyrillic' },
  { family: 'Muniment Cyrillic Extended', package: '@fontsource/noto-sans', subset: 'cyrillic-ext' },
  { family: 'Muniment Greek', package: '@fontsource/noto-sans', subset: 'greek' },
  { family: 'Muniment Armenian', package: '@fontsource/noto-serif-armenian', subset: 'armenian' },
  { family: 'Muniment Georgian', package: '@fontsource/noto-sans-georgian', subset: 'georgian' },
  { family: 'Muniment Arabic', package: '@fontsource/noto-naskh-arabic', subset: 'arabic' },
  { family: 'Muniment Symbols', package: '@fontsource/noto-sans-georgian', subset: 'symbols' },
  { family: 'Muniment Mathematics', package: '@fontsource/noto-sans-georgian', subset: 'math' },
] as const;

const WEIGHTS = [
  { weight: 400, style: 'Regular' },
  { weight: 700, style: 'Bold' },
] as const;

/** The family names a document lists, in order of preference, to cover en, fr, ru, az and hy, and Georgian, Greek and Arabic besides. */
export const FONT_FAMILIES: readonly string[] = SUBSETS.map((entry) => entry.family);

/** Reads a WOFF 1.0 file into its tables (W3C WOFF 1.0 §3–5). The input is our own pinned dependency. */
function readWoff(woff: Buffer): { flavor: number; tables: FontTable[] } {
  if (woff.readUInt32BE(0) !== WOFF_SIGNATURE) throw new Error('not a WOFF 1.0 font');
  const tables: FontTable[] = [];
  for (let index = 0; index < woff.readUInt16BE(12); index += 1) {
    const entry = WOFF_HEADER_BYTES + index * WOFF_ENTRY_BYTES;
    const offset = woff.readUInt32BE(entry + 4);
    const storedBytes = woff.readUInt32BE(entry + 8);
    const originalBytes = woff.readUInt32BE(entry + 12);
    const stored = woff.subarray(offset, offset + storedBytes);
    const data = storedBytes < originalBytes ? inflateSync(stored) : stored;
    tables.push({ tag: woff.toString('latin1', entry, entry + 4), data });
  }
  return { flavor: woff.readUInt32BE(4), tables };
}

/** A minimal OpenType `name` table (format 0, Windows Unicode English) for a family and a style. */
function nameTable(family: string, style: string): Buffer {
  const full = `${family} ${style}`;
  const names = [
    { id: 1, text: family },
    { id: 2, text: style },
    { id: 4, text: full },
    { id: 6, text: full.replaceAll(' ', '') },
  ].map((name) => ({ id: name.id, bytes: Buffer.from(name.text, 'utf16le').swap16() }));
  const records = Buffer.alloc(6 + names.length * 12);
  records.writeUInt16BE(names.length, 2);
  records.writeUInt16BE(records.length, 4);
  let offset = 0;
  for (const [index, name] of names.entries()) {
    const fields = [3, 1, 0x409, name.id, name.bytes.length, offset];
    for (const [field, value] of fields.entries()) records.writeUInt16BE(value, 6 + index * 12 + field * 2);
    offset += name.bytes.length;
  }
  return Buffer.concat([records, ...names.map((name) => name.bytes)]);
}

/** Writes tables as an sfnt (OpenType 1.9 table directory). Checksums are left zero: Typst does not read them. */
function writeSfnt(flavor: number, tables: readonly FontTable[]): Buffer {
  const directory = Buffer.alloc(SFNT_HEADER_BYTES + tables.length * SFNT_ENTRY_BYTES);
  directory.writeUInt32BE(flavor, 0);
  directory.writeUInt16BE(tables.length, 4);
  let offset = directory.length;
  const parts: Buffer[] = [];
  for (const [index, table] of tables.entries()) {
    const entry = SFNT_HEADER_BYTES + index * SFNT_ENTRY_BYTES;
    directory.write(table.tag, entry, 'latin1');
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(table.data.length, entry + 12);
    const padding = Buffer.alloc((4 - (table.data.length % 4)) % 4);
    parts.push(table.data, padding);
    offset += table.data.length + padding.length;
  }
  return Buffer.concat([directory, ...parts]);
}

/** Numbers of the characters that a `cmap` table has a glyph for (OpenType 1.9, formats 4 and 12; our fonts have no other). */
function charactersIn(cmap: Buffer): Set<number> {
  const found = new Set<number>();
  const take = (first: number, last: number): void => {
    for (let code = first; code <= last; code += 1) found.add(code);
  };
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const at = cmap.readUInt32BE(4 + index * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 4) {
      const twice = cmap.readUInt16BE(at + 6);
      for (let segment = 0; segment < twice; segment += 2) {
        const last = cmap.readUInt16BE(at + 14 + segment);
        // The last segment only closes the table.
        if (last !== 0xff_ff) take(cmap.readUInt16BE(at + 16 + twice + segment), last);
      }
    }
    if (format === 12)
      for (let group = 0; group < cmap.readUInt32BE(at + 12); group += 1)
        take(cmap.readUInt32BE(at + 16 + group * 12), cmap.readUInt32BE(at + 20 + group * 12));
  }
  return found;
}

let covered: Set<number> | null = null;

// Steer the line and have no glyph of their own.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{fe00}-\u{fe0f}]/u;

/** The characters of a text that none of our fonts can print, each once, in the order in which they come. */
export function unprintable(text: string): string[] {
  covered ??= SUBSETS.reduce((all, subset) => {
    const { tables } = readWoff(readFileSync(fileOf(subset, WEIGHTS[0].weight)));
    const cmap = tables.find(({ tag }) => tag === 'cmap');
    return cmap ? all.union(charactersIn(cmap.data)) : all;
  }, new Set<number>());
  const known = covered;
  return [...new Set(text)].filter((one) => !known.has(one.codePointAt(0) ?? 0) && !UNSEEN.test(one));
}

function fileOf(subset: (typeof SUBSETS)[number], weight: number): string {
  const name = subset.package.replace('@fontsource/', '');
  return resolve(`${subset.package}/files/${name}-${subset.subset}-${weight}-normal.woff`);
}

/**
 * Our fonts as sfnt bytes: script subsets of Noto in two weights, from the pinned
 * `@fontsource` packages (SIL Open Font License 1.1), each under the family name {@link FONT_FAMILIES} gives.
 */
export function readFonts(): Buffer[] {
  return SUBSETS.flatMap((subset) =>
    WEIGHTS.map(({ weight, style }) => {
      const { flavor, tables } = readWoff(readFileSync(fileOf(subset, weight)));
      const named = tables.map((table) =>
        table.tag === 'name' ? { tag: 'name', data: nameTable(subset.family, style) } : table,
      );
      return writeSfnt(flavor, named);
    }),
  );
}

/** Characters by their numbers, such as `U+5730`: they could not be printed themselves. */
export const namedCharacters = (characters: readonly string[]): string =>
  characters
    .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(', ');
