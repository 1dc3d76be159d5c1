import type { ToolManifest } from '../model.ts';
import { readPictures } from './run.ts';

/** Reads pages and pictures without text. */
export const ocrTool: ToolManifest = {
  name: 'ocr',
  version: '1',
  does: 'Reads pictures of text with Tesseract (Armenian, Azerbaijani, English, French, Russian, Turkish).',
  needs: [
    { program: 'tesseract', debian: 'tesseract-ocr' },
    { program: 'pdftoppm', debian: 'poppler-utils' },
  ],
  queue: 'ocr',
  limits: { timeoutMs: 180_000, memoryMb: 4096, outputMb: 256 },
  deterministic: true,
  applies: (item) =>
    item.size_bytes > 0 &&
    (item.media_type === 'application/pdf' ||
      /^image\/(png|jpeg|tiff|webp|gif|bmp|x-ms-bmp|jp2|x-portable)/.test(item.media_type ?? '')),
  run: readPictures,
};
