import { SaxesParser } from 'saxes';

/** What is read of a file of sheets; the rest is counted and said to be left out. */
export interface SheetLimits {
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  /** Cells with something in them, over all sheets. */
  readonly cells: number;
  /** UTF-16 units of one cell. */
  readonly text: number;
}

/** A sheet as it is kept: every cell as the file displays it. */
export interface Sheet {
  readonly v: 1;
  readonly name: string;
  /** Whether the file hides it from who opens it. */
  readonly isHidden: boolean;
  /** Rows from the first on; each ends with its last cell that holds something. */
  readonly rows: readonly (readonly string[])[];
  /** Row, column (both from 0) and formula of each cell that is computed. */
  readonly formulas: readonly (readonly [number, number, string])[];
  /** How many rows and columns the sheet has; more than `rows` holds when it was too large. */
  readonly size: { readonly rows: number; readonly columns: number };
  /** False when cells were left out or shortened. */
  readonly isWhole: boolean;
}

interface Draft {
  name: string;
  isHidden: boolean;
  rows: string[][];
  formulas: [number, number, string][];
  size: { rows: number; columns: number };
  isWhole: boolean;
}

// `of:=SUM([.A1:.B2])` as people write it: SUM(A1:B2).
const plainFormula = (formula: string): string =>
  formula
    .replace(/^\w+:(?==)/, '')
    .replaceAll(/\[([^[\]]{1,200})\]/g, (_, place: string) => place.replaceAll(/(^|:)\./g, '$1'));

const count = (value: string | undefined): number => Math.max(1, Math.min(2_000_000, Number(value) || 1));

/** Reads flat OpenDocument spreadsheets as LibreOffice writes them, piece by piece; `done` is called with each sheet. */
export class SheetReader {
  readonly #parser = new SaxesParser();
  readonly #limits: SheetLimits;
  readonly #done: (sheet: Sheet) => void;
  readonly #hiddenStyles = new Set<string>();
  readonly #open: string[] = [];
  #style = '';
  #sheet: Draft | null = null;
  #row: string[] = [];
  #at = { row: 0, column: 0, rowTimes: 1, cellTimes: 1 };
  #text: string | null = null;
  #formula: string | undefined;
  #cells = 0;
  #seen = 0;

  constructor(limits: SheetLimits, done: (sheet: Sheet) => void) {
    this.#limits = limits;
    this.#done = done;
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#enter(name, attributes);
      this.#open.push(name);
    });
    this.#parser.on('closetag', ({ name }) => {
      this.#open.pop();
      this.#leave(name);
    });
    this.#parser.on('text', (text) => this.#say(text));
  }

  /** How many sheets the file has, read or not. */
  get sheets(): number {
    return this.#seen;
  }

  /** The next piece of the file; throws when it is no XML. */
  write(piece: string): void {
    this.#parser.write(piece);
  }

  #enter(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'style:style') this.#style = attributes['style:name'] ?? '';
    else if (name === 'style:table-properties' && attributes['table:display'] === 'false')
      this.#hiddenStyles.add(this.#style);
    else if (name === 'table:table' && !this.#sheet) this.#begin(attributes);
    else if (!this.#sheet) return;
    else if (name === 'table:table-row') {
      this.#row = [];
      this.#at.column = 0;
      this.#at.rowTimes = count(attributes['table:number-rows-repeated']);
    } else if (isCell(name)) {
      this.#at.cellTimes = count(attributes['table:number-columns-repeated']);
      this.#formula = attributes['table:formula'];
      this.#text = '';
    } else if (name === 'text:p' && isCell(this.#open.at(-1)) && this.#text) this.#text += '\n';
    else if (name === 'text:s') this.#say(' '.repeat(Math.min(100, count(attributes['text:c']))));
    else if (name === 'text:tab') this.#say('\t');
    else if (name === 'text:line-break') this.#say('\n');
  }

  #begin(attributes: Readonly<Record<string, string>>): void {
    if (this.#open.includes('table:dde-links')) return;
    this.#seen += 1;
    if (this.#seen > this.#limits.sheets) return;
    this.#sheet = {
      name: (attributes['table:name'] ?? '').slice(0, 200),
      isHidden: this.#hiddenStyles.has(attributes['table:style-name'] ?? ''),
      rows: [],
      formulas: [],
      size: { rows: 0, columns: 0 },
      isWhole: true,
    };
    this.#at = { row: 0, column: 0, rowTimes: 1, cellTimes: 1 };
  }

  // Text of remarks and drawings stands deeper and is not the cell's.
  #say(text: string): void {
    if (this.#text === null || !this.#open.includes('text:p')) return;
    const paragraph = this.#open.lastIndexOf('text:p');
    if (!isCell(this.#open[paragraph - 1])) return;
    if (this.#text.length + text.length > this.#limits.text && this.#sheet) this.#sheet.isWhole = false;
    this.#text = (this.#text + text).slice(0, this.#limits.text);
  }

  #leave(name: string): void {
    if (!this.#sheet) return;
    if (isCell(name)) this.#endCell(this.#sheet);
    else if (name === 'table:table-row') this.#endRow(this.#sheet);
    else if (name === 'table:table' && !this.#open.includes('table:table')) {
      this.#done({ v: 1, ...this.#sheet });
      this.#sheet = null;
    }
  }

  #endCell(sheet: Draft): void {
    const { row, column, cellTimes } = this.#at;
    const text = this.#text ?? '';
    const formula = this.#formula;
    this.#text = null;
    this.#at.column += cellTimes;
    if (text === '' && formula === undefined) return;
    sheet.size.columns = Math.max(sheet.size.columns, column + cellTimes);
    for (let at = column; at < column + cellTimes; at += 1) {
      if (at >= this.#limits.columns || row >= this.#limits.rows || this.#cells >= this.#limits.cells) {
        sheet.isWhole = false;
        return;
      }
      while (this.#row.length < at) this.#row.push('');
      this.#row[at] = text;
      this.#cells += 1;
      if (formula !== undefined)
        sheet.formulas.push([row, at, plainFormula(formula).slice(0, this.#limits.text)]);
    }
  }

  #endRow(sheet: Draft): void {
    const { row, rowTimes } = this.#at;
    this.#at.row += rowTimes;
    if (this.#row.length === 0) return;
    sheet.size.rows = row + rowTimes;
    for (let at = row; at < row + rowTimes; at += 1) {
      if (at >= this.#limits.rows || (at > row && this.#cells >= this.#limits.cells)) {
        sheet.isWhole = false;
        return;
      }
      while (sheet.rows.length < at) sheet.rows.push([]);
      sheet.rows.push(this.#row);
      if (at > row) this.#cells += this.#row.length;
    }
  }
}

const isCell = (name: string | undefined): boolean =>
  name === 'table:table-cell' || name === 'table:covered-table-cell';
