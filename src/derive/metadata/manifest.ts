import type { ToolManifest } from '../model.ts';
import { isCapture } from '../web-capture/manifest.ts';
import { readMetadata } from './run.ts';

/** Reads embedded metadata (BP-07) and leaves the original untouched. */
export const metadataTool: ToolManifest = {
  name: 'metadata',
  version: '2',
  does: 'Reads embedded metadata (EXIF, XMP, document properties), date and place among them, with ExifTool.',
  needs: [{ program: 'perl', debian: 'perl' }],
  queue: 'derive',
  limits: { timeoutMs: 60_000, memoryMb: 2048, outputMb: 16 },
  deterministic: true,
  applies: (item) =>
    item.size_bytes > 0 &&
    !isCapture(item) &&
    item.kind !== 'text' &&
    item.kind !== 'data' &&
    item.kind !== 'archive',
  run: readMetadata,
};
