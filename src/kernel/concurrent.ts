/**
 * Runs `work` over `inputs` with at most `limit` in flight and yields results in input order.
 * The source is read only as fast as work finishes, so a stream of a million inputs needs memory for `limit`.
 * The first rejection stops the iteration after the work in flight has settled.
 */
export async function* mapConcurrent<In, Out>(
  inputs: AsyncIterable<In> | Iterable<In>,
  limit: number,
  work: (input: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const running: Promise<Out>[] = [];
  try {
    for await (const input of inputs) {
      const started = work(input);
      // A rejection is reported when its turn comes; until then it must not count as unhandled.
      started.catch(() => undefined);
      running.push(started);
      if (running.length >= limit) yield await (running.shift() as Promise<Out>);
    }
    while (running.length > 0) yield await (running.shift() as Promise<Out>);
  } finally {
    await Promise.allSettled(running);
  }
}

/** Groups a stream into arrays of at most `size`; the last one may be shorter, none is empty. */
export async function* inBatches<T>(
  inputs: AsyncIterable<T> | Iterable<T>,
  size: number,
): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const input of inputs) {
    batch.push(input);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** The values in groups of at most `size`, in their order. */
export function groupsOf<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, group) =>
    values.slice(group * size, (group + 1) * size),
  );
}
