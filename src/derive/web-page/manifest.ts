import type { ToolManifest } from '../model.ts';
import { drawWebPage } from './run.ts';

/** A picture of a web page: made inert first, then drawn by LibreOffice without network and scripts. */
export const webPageTool: ToolManifest = {
  name: 'web-page',
  version: '1',
  does: 'Draws saved web pages, without scripts and without fetching anything.',
  needs: [
    { program: 'soffice', debian: 'libreoffice-writer' },
    { program: 'bwrap', debian: 'bubblewrap' },
  ],
  queue: 'derive',
  limits: { timeoutMs: 120_000, memoryMb: 0, outputMb: 128 },
  deterministic: 'The PDF carries the time of conversion.',
  applies: (item) => item.size_bytes > 0 && /html/.test(item.media_type ?? ''),
  run: drawWebPage,
};
