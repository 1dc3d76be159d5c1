import { createSha256, toHex } from '#verify';
import { problemOf, ProblemError } from '../api/client.ts';

/** How far the download is. */
export interface HashProgress {
  readonly doneBytes: number;
  /** As the server announced it; 0 when it did not. */
  readonly totalBytes: number;
  /** Bytes a second since the start. */
  readonly rate: number;
}

const REPORT_EVERY_MS = 120;

/**
 * Downloads the evidentiary copy of an item and hashes it piece by piece, so that its size does not matter. Returns the
 * SHA-256 of what really arrived, in hexadecimal. Rejects with ProblemError, or AbortError when `signal` aborts.
 */
export async function hashOriginal(
  serial: string,
  options: { readonly signal: AbortSignal; readonly report: (progress: HashProgress) => void },
): Promise<string> {
  const response = await fetch(`/api/items/${encodeURIComponent(serial)}/original`, {
    signal: options.signal,
    // A check is about the bytes the server has now.
    cache: 'no-store',
  });
  if (!response.ok || !response.body) throw new ProblemError(await problemOf(response));
  const totalBytes = Number(response.headers.get('content-length') ?? 0);
  const hasher = createSha256();
  const started = performance.now();
  let [doneBytes, reportedAt] = [0, 0];
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    hasher.update(value);
    doneBytes += value.length;
    const now = performance.now();
    if (now - reportedAt > REPORT_EVERY_MS) {
      reportedAt = now;
      options.report({ doneBytes, totalBytes, rate: doneBytes / Math.max(0.001, (now - started) / 1000) });
    }
  }
  return toHex(hasher.digest());
}
