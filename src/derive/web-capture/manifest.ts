import type { LedgeredRow } from '#ledger';
import type { ToolManifest } from '../model.ts';

/** Media types of web captures, as `identify` states them. */
export const CAPTURE_TYPE = /^application\/(warc|wacz)$/;

/** Whether an item is a web capture: its pages are items of their own, and itself it has neither text nor pictures. */
export const isCapture = (item: Pick<LedgeredRow<'item'>, 'media_type'>): boolean =>
  CAPTURE_TYPE.test(item.media_type ?? '');

/** Reads what a web capture says of itself and checks its digests. */
export const webCaptureTool: ToolManifest = {
  name: 'web-capture',
  version: '1',
  does: 'Reads who captured web pages when and with what, and compares every record with the digest that is stated of it.',
  needs: [],
  queue: 'derive',
  limits: { timeoutMs: 0, memoryMb: 0, outputMb: 16 },
  deterministic: true,
  applies: (item) => item.size_bytes > 0 && isCapture(item),
  // Loaded for the first capture: a server at rest does without it.
  run: async (context) => (await import('./run.ts')).readCapture(context),
};
