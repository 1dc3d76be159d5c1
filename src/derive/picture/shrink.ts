/** Runs inside the sandbox: `shrink.ts IN OUT-FOLDER THUMBNAIL-PX PAGE-PX` draws an image at two sizes. */
import { join } from 'node:path';
import sharp from 'sharp';

const [input = '', out = '', thumbnail = '', page = ''] = process.argv.slice(2);
sharp.concurrency(1);
for (const [name, size] of [
  ['thumb.jpg', Number(thumbnail)],
  ['page.jpg', Number(page)],
] as const)
  await sharp(input, { limitInputPixels: 400_000_000, failOn: 'none', pages: 1 })
    .rotate()
    .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 78 })
    .toFile(join(out, name));
