/** How fast something went over the last seconds. */
export interface Pace {
  readonly bytesPerSecond: number;
  readonly filesPerSecond: number;
}

interface Mark {
  readonly at: number;
  readonly bytes: number;
  readonly files: number;
}

const OVER_MS = 12_000;

/** Measures over a moving window, so that a pause or a slow stretch is soon forgotten. Times in milliseconds. */
export class Meter {
  #marks: Mark[] = [];

  /** Forgets what was measured: after a pause. */
  restart(): void {
    this.#marks = [];
  }

  /** Notes how much is done and gives the pace; zero as long as there is nothing to measure over. */
  mark(at: number, bytes: number, files: number): Pace {
    this.#marks.push({ at, bytes, files });
    while ((this.#marks[1]?.at ?? at) < at - OVER_MS) this.#marks.shift();
    const first = this.#marks[0];
    if (!first || at - first.at < 200) return { bytesPerSecond: 0, filesPerSecond: 0 };
    const seconds = (at - first.at) / 1000;
    return {
      bytesPerSecond: Math.max(0, bytes - first.bytes) / seconds,
      filesPerSecond: Math.max(0, files - first.files) / seconds,
    };
  }
}

/** Seconds until all is done at this pace; null while it cannot be told. Many small files are limited by their number. */
export function secondsLeft(
  pace: Pace,
  left: { readonly bytes: number; readonly files: number },
): number | null {
  const byBytes = left.bytes === 0 ? 0 : left.bytes / pace.bytesPerSecond;
  const byFiles = left.files === 0 ? 0 : left.files / pace.filesPerSecond;
  // A single large file that is under way has no pace in files yet.
  const known = [byBytes, byFiles].filter((seconds) => Number.isFinite(seconds));
  return known.length === 0 ? null : Math.ceil(Math.max(...known));
}
