import { isCaptionsName } from '#catalogue';
import type { ToolManifest } from '../model.ts';
import { readCaptions } from './run.ts';

/** Captions that a film or a recording carries inside itself, and files of captions, as WebVTT; those inside also as text to be found. */
export const captionsTool: ToolManifest = {
  name: 'captions',
  version: '1',
  does: 'Reads captions inside films and recordings, and files of captions.',
  needs: [
    { program: 'ffprobe', debian: 'ffmpeg' },
    { program: 'ffmpeg', debian: 'ffmpeg' },
  ],
  queue: 'derive',
  limits: { timeoutMs: 120_000, memoryMb: 0, dataMb: 2048, outputMb: 32 },
  deterministic: true,
  applies: (item, name) =>
    item.size_bytes > 0 &&
    (item.kind === 'video' || item.kind === 'audio' || (item.kind === 'text' && isCaptionsName(name))),
  run: readCaptions,
};
