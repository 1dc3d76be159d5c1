import type { ToolManifest } from '../model.ts';
import { identify } from './run.ts';

/** Finds the real content type by looking inside, never by the name. */
export const identifyTool: ToolManifest = {
  name: 'identify',
  version: '3',
  does: 'Finds out what a file really is by looking inside it.',
  needs: [{ program: 'file', debian: 'file' }],
  queue: 'derive',
  limits: { timeoutMs: 30_000, memoryMb: 2048, outputMb: 1 },
  deterministic: true,
  applies: () => true,
  run: identify,
};
