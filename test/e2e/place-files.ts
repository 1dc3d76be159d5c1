import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import writeSheets from 'write-excel-file/node';
import { croppedPdf } from './cropped-pdf.ts';

/** Writes a file for each viewer in which a place can be quoted that is no text: pages, cells of two kinds, frames. */
export async function writePlaceFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report.pdf'), croppedPdf());
  await writeFile(join(folder, 'wells.csv'), 'place;wells\nNowheretown;40\nExampletown;"7; dry"\n');
  const rows = [
    [{ value: 'Place' }, { value: 'Mines' }],
    [{ value: 'Nowheretown' }, { value: 1234.5, format: '#,##0.00' }],
    [{ value: 'Exampletown' }, { value: 7, format: '#,##0.00' }],
  ];
  await writeSheets([{ data: rows as never, sheet: 'Mines' }]).toFile(join(folder, 'mines.xlsx'));
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=640x480:rate=25:duration=6'];
  const coded = ['-c:v', 'libvpx', '-b:v', '500k', join(folder, 'bridge.webm')];
  await promisify(execFile)('ffmpeg', ['-v', 'error', ...source, ...coded]);
}
