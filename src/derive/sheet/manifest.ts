import type { ToolManifest } from '../model.ts';
import { readSheets } from './run.ts';

/** Cells of spreadsheets, as the file displays them, with their formulas. */
export const sheetTool: ToolManifest = {
  name: 'sheet',
  version: '1',
  does: 'Reads the cells of spreadsheets, sheet by sheet, as the file displays them.',
  needs: [{ program: 'soffice', debian: 'libreoffice-calc' }],
  queue: 'derive',
  limits: { timeoutMs: 120_000, memoryMb: 0, outputMb: 512 },
  deterministic: true,
  applies: (item) =>
    item.size_bytes > 0 && item.kind === 'spreadsheet' && !(item.media_type ?? '').startsWith('text/'),
  run: readSheets,
};
