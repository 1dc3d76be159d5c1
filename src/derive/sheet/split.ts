/** Runs inside the sandbox: `split.ts IN OUT-FOLDER` writes each sheet of a flat OpenDocument spreadsheet as JSON. */
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SheetReader } from './read.ts';

const [input = '', out = ''] = process.argv.slice(2);
const index: { name: string; isHidden: boolean; isWhole: boolean }[] = [];
const limits = { sheets: 200, rows: 50_000, columns: 1000, cells: 1_000_000, text: 4000 };
const reader = new SheetReader(limits, (sheet) => {
  const { name, isHidden, isWhole } = sheet;
  index.push({ name, isHidden, isWhole });
  writeFileSync(join(out, `sheet-${index.length}.json`), JSON.stringify(sheet));
});
for await (const piece of createReadStream(input, { encoding: 'utf8', highWaterMark: 1 << 18 }))
  reader.write(piece as string);
writeFileSync(join(out, 'sheets.json'), JSON.stringify({ v: 1, sheets: index, total: reader.sheets }));
