/** A node:test reporter that prints failures whole, skips by name, and the totals. */
import type { TestEvent } from 'node:test/reporters';

interface Details {
  readonly name: string;
  readonly file?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details?: {
    readonly error?: Error & { cause?: unknown };
    readonly duration_ms?: number;
    readonly type?: string;
  };
}

export default async function* summary(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for await (const event of source) {
    const data = event.data as Details;
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
  yield `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`;
}
