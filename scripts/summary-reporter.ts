/** A node:test reporter that prints failures whole, skips by name, the files that took longest, and the totals. */
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

interface Details {
  readonly name: string;
  readonly file?: string;
  readonly nesting: number;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details?: {
    readonly error?: Error & { cause?: unknown };
    readonly duration_ms?: number;
    readonly type?: string;
  };
}

const SLOWEST = 8;

export default async function* summary(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  const times = new Map<string, number>();
  for await (const event of source) {
    const data = event.data as Details;
    if ((event.type === 'test:pass' || event.type === 'test:fail') && data.nesting === 0 && data.file)
      times.set(data.file, (times.get(data.file) ?? 0) + (data.details?.duration_ms ?? 0));
    if (event.type === 'test:pass' && data.details?.type !== 'suite') {
      if (data.skip !== undefined && data.skip !== false) {
        skipped += 1;
        yield `SKIPPED: ${data.name} (${String(data.skip)})\n`;
      } else passed += 1;
    }
    if (event.type === 'test:fail') {
      failed += 1;
      const cause = data.details?.error?.cause ?? data.details?.error;
      yield `\nFAILED: ${data.name}\n  ${data.file ?? ''}\n${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`;
    }
  }
  const slowest = [...times].toSorted(([, one], [, other]) => other - one).slice(0, SLOWEST);
  yield `\nslowest files:\n${slowest.map(([file, ms]) => `  ${(ms / 1000).toFixed(1).padStart(6)} s  ${relative('.', file)}\n`).join('')}`;
  yield `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`;
}
