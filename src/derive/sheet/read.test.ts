import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SheetReader, type Sheet, type SheetLimits } from './read.ts';

const LIMITS: SheetLimits = { sheets: 10, rows: 100, columns: 20, cells: 1000, text: 50 };

function read(tables: string, limits = LIMITS): { sheets: Sheet[]; total: number } {
  const sheets: Sheet[] = [];
  const reader = new SheetReader(limits, (sheet) => sheets.push(sheet));
  const file = `<?xml version="1.0"?><office:document>
    <office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
    <office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document>`;
  // In pieces, as a stream gives it.
  for (let at = 0; at < file.length; at += 7) reader.write(file.slice(at, at + 7));
  return { sheets, total: reader.sheets };
}

const cell = (text: string, more = ''): string =>
  `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;

test('cells as displayed, repeated ones, formulas and hidden sheets', () => {
  const { sheets } = read(`
    <table:table table:name="Dates &amp; sums">
      <table:table-row>${cell('12.06.21')}${cell('3', 'table:number-columns-repeated="2"')}${cell('6', 'table:formula="of:=SUM([.B1:.C1];[$Other.A$1])"')}</table:table-row>
      <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="4"/></table:table-row>
      <table:table-row><table:covered-table-cell/><table:table-cell><office:annotation><text:p>remark</text:p></office:annotation><text:p>two<text:s text:c="2"/>words</text:p><text:p>next<text:span> line</text:span></text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
    </table:table>
    <table:table table:name="Other" table:style-name="ta2"><table:table-row>${cell('x')}</table:table-row></table:table>`);
  assert.deepEqual(sheets, [
    {
      v: 1,
      name: 'Dates & sums',
      isHidden: false,
      rows: [['12.06.21', '3', '3', '6'], [], [], [], ['', 'two  words\nnext line']],
      formulas: [[0, 3, '=SUM(B1:C1;$Other.A$1)']],
      size: { rows: 5, columns: 4 },
      isWhole: true,
    },
    {
      v: 1,
      name: 'Other',
      isHidden: true,
      rows: [['x']],
      formulas: [],
      size: { rows: 1, columns: 1 },
      isWhole: true,
    },
  ]);
});

test('what is too large is cut and said to be', () => {
  const row = `<table:table-row table:number-rows-repeated="1000000">${cell('1', 'table:number-columns-repeated="16000"')}</table:table-row>`;
  const { sheets, total } = read(`<table:table table:name="A">${row}</table:table>`.repeat(12));
  assert.equal(total, 12);
  assert.equal(sheets.length, 10);
  const [first] = sheets;
  assert.ok(first);
  assert.equal(first.isWhole, false);
  assert.deepEqual(first.size, { rows: 1_000_000, columns: 16_000 });
  assert.ok(sheets.reduce((sum, { rows }) => sum + rows.flat().length, 0) <= 1020);
  const long = read(`<table:table><table:table-row>${cell('x'.repeat(80))}</table:table-row></table:table>`)
    .sheets[0];
  assert.equal(long?.rows[0]?.[0]?.length, 50);
  assert.equal(long?.isWhole, false);
});
