import { createHash } from 'node:crypto';
import type { ToolContext, ToolManifest, ToolOutcome } from '../model.ts';
import { bandsOf, shinglesOf, sketchOf } from './minhash.ts';

async function sketchText(context: ToolContext): Promise<ToolOutcome> {
  const layer = await context.text();
  if (!layer) return { outcome: 'not-applicable' };
  const text = layer.pages.map((page) => page.text).join('\n');
  const shingles = shinglesOf(text);
  if (shingles.size === 0) return { outcome: 'not-applicable' };
  const sketch = sketchOf(shingles);
  const normal = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const textSha256 = createHash('sha256').update(normal).digest('hex');
  return { outcome: 'done', sketch: { textSha256, shingles: shingles.size, sketch, bands: bandsOf(sketch) } };
}

/** Finds items whose text is the same or nearly so. */
export const nearDuplicateTool: ToolManifest = {
  name: 'near-duplicate',
  version: '1',
  does: 'Compares the text with every other item’s and relates those that are nearly the same.',
  needs: [],
  queue: 'derive',
  limits: { timeoutMs: 60_000, memoryMb: 0, outputMb: 1 },
  deterministic: true,
  applies: (item) => item.size_bytes > 0,
  run: sketchText,
};
