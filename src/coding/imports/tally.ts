import type { BuiltRow } from './build.ts';
import type { Said } from './model.ts';

/** Rows of one cause in one column, with the first of them. */
export interface Cause {
  readonly code: string;
  readonly column: string | null;
  /** Whether such rows are not imported; else they are, and somebody should look. */
  readonly isError: boolean;
  readonly count: number;
  readonly sample: readonly { readonly line: number; readonly value: string | null }[];
}

const SAMPLE = 5;
const MOST_CAUSES = 200;

/** Groups what is said of rows by cause and column, in bounded memory. */
export class Tally {
  readonly #causes = new Map<
    string,
    { -readonly [K in keyof Cause]: Cause[K] } & { sample: { line: number; value: string | null }[] }
  >();

  /** Counts what is said of a row. */
  add(row: Pick<BuiltRow, 'line'>, said: readonly Said[], isError: boolean): void {
    for (const { code, column, value } of said) {
      const key = JSON.stringify([isError, code, column]);
      let cause = this.#causes.get(key);
      if (!cause) {
        if (this.#causes.size >= MOST_CAUSES) continue;
        cause = { code, column, isError, count: 0, sample: [] };
        this.#causes.set(key, cause);
      }
      cause.count += 1;
      if (cause.sample.length < SAMPLE) cause.sample.push({ line: row.line, value });
    }
  }

  /** Errors first, the most frequent first. */
  causes(): Cause[] {
    return [...this.#causes.values()].toSorted(
      (a, b) => Number(b.isError) - Number(a.isError) || b.count - a.count,
    );
  }
}
