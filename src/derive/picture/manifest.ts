import type { ToolManifest } from '../model.ts';
import { isCapture } from '../web-capture/manifest.ts';
import { drawPictures } from './run.ts';

/** Thumbnails and page images: what people see before, or instead of, the original. */
export const pictureTool: ToolManifest = {
  name: 'picture',
  version: '1',
  does: 'Draws a thumbnail and images of the first pages.',
  needs: [{ program: 'pdftoppm', debian: 'poppler-utils' }],
  queue: 'derive',
  limits: { timeoutMs: 120_000, memoryMb: 3072, outputMb: 128 },
  deterministic: true,
  applies: (item) =>
    item.size_bytes > 0 &&
    !isCapture(item) &&
    ['image', 'video', 'document', 'spreadsheet', 'web'].includes(item.kind ?? ''),
  run: drawPictures,
};
