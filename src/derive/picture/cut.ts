/** Runs inside the sandbox: `cut.ts IN OUT-FOLDER TILE-PX` cuts a picture into tiles at every halving of its size. */
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const [input = '', out = '', tile = ''] = process.argv.slice(2);
// libvips keeps large pictures that must be turned in a file; /tmp of the sandbox is memory.
process.env['TMPDIR'] = out;
sharp.concurrency(1);
sharp.cache(false);
const { width, height } = await sharp(input, { limitInputPixels: 400_000_000, failOn: 'none', pages: 1 })
  .autoOrient()
  .flatten({ background: '#ffffff' })
  .toColourspace('srgb')
  .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
  .tile({ size: Number(tile), overlap: 0, layout: 'dz', depth: 'onetile', container: 'fs' })
  .toFile(join(out, 'picture.dz'));
let [levels, bytes] = [0, 0];
for (const level of await readdir(join(out, 'picture_files'), { withFileTypes: true })) {
  if (!level.isDirectory() || !/^\d+$/.test(level.name)) continue;
  levels = Math.max(levels, Number(level.name) + 1);
  for (const name of await readdir(join(out, 'picture_files', level.name)))
    bytes += (await stat(join(out, 'picture_files', level.name, name))).size;
}
await writeFile(join(out, 'picture.json'), JSON.stringify({ width, height, levels, bytes }));
